import { getPlanCalendar } from '@/lib/plan-documents/server';
import { guardRoute } from '@/lib/platform/route';

interface CalendarRouteContext {
  params: Promise<{ caseId: string }>;
}

/** The times of the plan in force as a calendar file, for the individual's own phone. */
export async function GET(request: Request, { params }: CalendarRouteContext): Promise<Response> {
  const { caseId } = await params;
  return guardRoute(
    'plan.read',
    request,
    async (context) =>
      new Response(await getPlanCalendar(context, { caseId }), {
        headers: {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': 'attachment; filename="aktiviteter.ics"',
          'cache-control': 'no-store',
        },
      }),
  );
}
