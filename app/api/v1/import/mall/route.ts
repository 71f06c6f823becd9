import { listTemplateRows, writeExampleFile } from '@/lib/caseload-import';
import { getExampleOptions } from '@/lib/caseload-import/server';
import { downloadLines, guardRoute } from '@/lib/platform/route';

/** The template of a caseload file: the heading and two rows with test numbers. */
export function GET(request: Request): Promise<Response> {
  return guardRoute('caseload-import.write', request, async (context) => {
    const { reference } = await getExampleOptions(context);
    return downloadLines('samspel-mall.csv', writeExampleFile(listTemplateRows(reference)));
  });
}
