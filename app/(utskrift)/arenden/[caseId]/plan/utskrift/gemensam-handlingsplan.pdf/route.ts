import { toDocumentLanguage } from '@/lib/plan-documents';
import { renderPlanDocument } from '@/lib/plan-documents/server';
import { guardRoute } from '@/lib/platform/route';

interface PdfRouteContext {
  params: Promise<{ caseId: string }>;
}

/** The plan for the individual as an accessible PDF; its name tells nobody whose it is. */
export async function GET(request: Request, { params }: PdfRouteContext): Promise<Response> {
  const { caseId } = await params;
  return guardRoute('plan.read', request, async (context) => {
    const { searchParams } = new URL(request.url);
    const file = await renderPlanDocument(context, {
      caseId,
      versionId: searchParams.get('version') ?? undefined,
      language: toDocumentLanguage(searchParams.get('sprak')),
    });
    return new Response(file, {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="gemensam-handlingsplan.pdf"',
        'cache-control': 'no-store',
      },
    });
  });
}
