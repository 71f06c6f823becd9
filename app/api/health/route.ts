import { withActor } from '@/lib/platform/database';
import { log } from '@/lib/platform/log';

export const dynamic = 'force-dynamic';

/** Tells a load balancer whether this server can do its work: it answers, and so does the database. Says nothing else. */
export async function GET(): Promise<Response> {
  try {
    await withActor(
      { organisationKind: 'SYSTEM', municipalityIds: [], onBehalfOf: null },
      (db) => db.$queryRaw`select 1`,
      {
        timeoutMs: 3000,
      },
    );
    return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'health check failed');
    return Response.json({ status: 'unavailable' }, { status: 503, headers: { 'Cache-Control': 'no-store' } });
  }
}
