import 'server-only';
import { type CommandContext, hasPermission, type Permission } from '@/lib/access';
import { findCurrentActor } from '@/lib/access/server';
import { now, today } from '@/lib/time/clock';
import { recordRefusal } from './action';
import { describeDatabaseRefusal } from './database-refusals';
import { log } from './log';
import { Refusal } from './refusal';

/** What a caller of a route is told when it is refused: a key under `reasons`, and what the sentence needs to be exact. */
export interface RouteRefusal {
  reason: string;
  values: Record<string, string>;
}

const STATUS: Record<string, number> = { signedOut: 401, notPermitted: 403, notFound: 404, unexpected: 500 };

/**
 * The guard of a route handler: the session, the permission, and for a write that the request comes from the own pages.
 * Refusals are audited and answered as JSON; anything unforeseen is logged without personal data.
 */
export async function guardRoute(
  permission: Permission,
  request: Request,
  work: (context: CommandContext) => Promise<Response>,
): Promise<Response> {
  const actor = await findCurrentActor();
  if (!actor) return answerRefusal({ reason: 'signedOut', values: {} });
  const context = { actor, now: now(), today: today() };
  try {
    if (!hasPermission(actor.role, permission)) throw new Refusal('notPermitted');
    if (request.method !== 'GET' && !isFromOwnPages(request)) throw new Refusal('notPermitted');
    return await work(context);
  } catch (error) {
    return answerRefusal(await describeRouteError(context, permission, error));
  }
}

/** Turns what was thrown into what is told, and audits the refusal. */
export async function describeRouteError(
  { actor }: CommandContext,
  permission: Permission,
  error: unknown,
): Promise<RouteRefusal> {
  const refusal = error instanceof Refusal ? error : describeDatabaseRefusal(error);
  if (!refusal) {
    log.error({ action: permission, error: error instanceof Error ? error.name : 'unknown' }, 'route failed');
    return { reason: 'unexpected', values: {} };
  }
  await recordRefusal(actor, permission, refusal, null);
  return { reason: refusal.reason, values: refusal.fields };
}

function answerRefusal(refusal: RouteRefusal): Response {
  return Response.json(refusal, { status: STATUS[refusal.reason] ?? 422, headers: { 'cache-control': 'no-store' } });
}

/** Whether a request comes from the own pages: a form of another site can carry the session’s cookie, but not this header or origin. */
export function isFromOwnPages(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = request.headers.get('origin');
  return origin === null || URL.parse(origin)?.host === request.headers.get('host');
}

/**
 * Answers with one JSON object a line while the work goes on. What the work throws becomes the last line. `signal` is aborted when
 * the reader goes away; the work decides whether that stops it.
 */
export function streamLines<Line extends object>(
  context: CommandContext,
  permission: Permission,
  work: (tell: (line: Line) => void, signal: AbortSignal) => Promise<void>,
): Response {
  const gone = new AbortController();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const tell = (line: object) => {
        if (!gone.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      try {
        await work(tell, gone.signal);
      } catch (error) {
        tell({ phase: 'refused', ...(await describeRouteError(context, permission, error)) });
      }
      if (!gone.signal.aborted) controller.close();
    },
    cancel() {
      gone.abort();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      // no-transform and the second header keep compression and proxies from holding the lines back.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

const DOWNLOAD_PIECE = 32_000;

/** Answers with a CSV file that is written while it is sent, however long it is. */
export function downloadLines(fileName: string, lines: Iterable<string>): Response {
  const encoder = new TextEncoder();
  const iterator = lines[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      let text = '';
      while (text.length < DOWNLOAD_PIECE) {
        const next = iterator.next();
        if (next.done) break;
        text += next.value;
      }
      if (text === '') controller.close();
      else controller.enqueue(encoder.encode(text));
    },
    cancel() {
      iterator.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  });
}
