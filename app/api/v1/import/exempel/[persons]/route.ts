import { EXAMPLE_SIZES, generateExampleRows, writeExampleFile } from '@/lib/caseload-import';
import { getExampleOptions } from '@/lib/caseload-import/server';
import { Refusal } from '@/lib/platform/refusal';
import { downloadLines, guardRoute } from '@/lib/platform/route';

/** An example caseload of made-up persons, in the units of the one who fetches it. Written while it is sent. */
export function GET(request: Request, { params }: { params: Promise<{ persons: string }> }): Promise<Response> {
  return guardRoute('caseload-import.write', request, async (context) => {
    const asked = Number((await params).persons);
    const persons = EXAMPLE_SIZES.find((size) => size === asked);
    if (!persons) throw new Refusal('notFound');
    const rows = generateExampleRows(persons, await getExampleOptions(context));
    return downloadLines(`samspel-exempel-${persons}.csv`, writeExampleFile(rows));
  });
}
