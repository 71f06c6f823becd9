import { type ImportProgress, importIdSchema } from '@/lib/caseload-import';
import { recheckImport } from '@/lib/caseload-import/server';
import { Refusal } from '@/lib/platform/refusal';
import { guardRoute, streamLines } from '@/lib/platform/route';

const PERMISSION = 'caseload-import.write';

/** Compares a checked import anew and answers with the progress, one JSON object a line. */
export function POST(request: Request, { params }: { params: Promise<{ importId: string }> }): Promise<Response> {
  return guardRoute(PERMISSION, request, async (context) => {
    const parsed = importIdSchema.safeParse(await params);
    if (!parsed.success) throw new Refusal('notFound');
    return streamLines<ImportProgress>(context, PERMISSION, async (tell) => {
      await recheckImport(context, { ...parsed.data, tell });
      tell({ phase: 'done', importId: parsed.data.importId });
    });
  });
}
