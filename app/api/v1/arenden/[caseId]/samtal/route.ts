import { getConversationStamp } from '@/lib/conversations/server';
import { guardRoute } from '@/lib/platform/route';

/** Whether a case's conversation has changed: a text that differs when something has been written, read or settled. */
export async function GET(request: Request, { params }: { params: Promise<{ caseId: string }> }): Promise<Response> {
  const { caseId } = await params;
  return guardRoute('conversation.read', request, async (context) =>
    Response.json(
      { stamp: await getConversationStamp(context, { caseId }) },
      { headers: { 'cache-control': 'no-store' } },
    ),
  );
}
