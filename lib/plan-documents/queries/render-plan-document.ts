import type { CommandContext } from '@/lib/access';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { renderPlanPdf } from '../pdf/render-plan-pdf';
import { type AskedDocument, findPlanDocument } from './find-plan-document';

/** The plan as a PDF file. Drawn after the read has ended, so that no transaction waits for it. @throws Refusal 'notFound' */
export async function renderPlanDocument(
  context: CommandContext,
  asked: Omit<AskedDocument, 'form'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const found = await findPlanDocument(context, { ...asked, form: 'PDF' });
  if (found === null) throw notFoundRefusal();
  return renderPlanPdf(found.document, { language: asked.language, now: context.now });
}
