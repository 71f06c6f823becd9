import { confirmImportSchema, type ImportProgress } from '@/lib/caseload-import';
import { confirmImport } from '@/lib/caseload-import/server';
import { Refusal } from '@/lib/platform/refusal';
import { guardRoute, streamLines } from '@/lib/platform/route';

const PERMISSION = 'caseload-import.write';

/** Carries out a checked import and answers with its progress, one JSON object a line. It is finished also when nobody listens any longer. */
export function POST(request: Request, { params }: { params: Promise<{ importId: string }> }): Promise<Response> {
  return guardRoute(PERMISSION, request, async (context) => {
    const body: unknown = await request.json().catch(() => null);
    const parsed = confirmImportSchema.safeParse({ ...Object(body), importId: (await params).importId });
    if (!parsed.success) throw new Refusal('notFound');
    return streamLines<ImportProgress>(context, PERMISSION, async (tell) => {
      await confirmImport(context, { ...parsed.data, tell });
      tell({ phase: 'done', importId: parsed.data.importId });
    });
  });
}
