import { countUnreadNotifications } from '@/lib/notifications/server';
import { guardRoute } from '@/lib/platform/route';

/** How many notifications the reader has not seen, for the bell of an open page. */
export async function GET(request: Request): Promise<Response> {
  return guardRoute('notification.read', request, async (context) =>
    Response.json({ unread: await countUnreadNotifications(context) }, { headers: { 'cache-control': 'no-store' } }),
  );
}
