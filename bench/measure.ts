import type { CommandContext } from '@/lib/access';
import { Fault } from '../scripts/fault.ts';
import { type Answer, get } from './http.ts';
import type { MeasuredPage } from './pages.ts';

const WARM_UP_ROUNDS = 3;
const PAGE_MS = 60_000;

/** Of a series of milliseconds, what half and what nineteen of twenty stay within. */
export interface Spread {
  p50: number;
  p95: number;
}

export interface Measured {
  page: string;
  account: string;
  rounds: number;
  milliseconds: Spread;
  query: Spread;
  /** /api/health in the same rounds: the least that a request can be. */
  health: Spread;
  pageToQuery: number;
  pageToHealth: number;
  compressedBytes: number;
  bytes: number;
  /** Scripts and styles that a first visit fetches besides, compressed. */
  fileBytes: number;
}

/** A page that could not be shown, or whose query failed, and why. */
export interface Unmeasured {
  page: string;
  account: string;
  failure: string;
}

export interface Place {
  url: string;
  cookie: string;
  context: CommandContext;
}

/**
 * Asks for the health, the page and the query behind it in turn, round by round, so that whatever else the machine does
 * weighs alike on all three. Stops at the given rounds or after a minute.
 */
export async function measurePage(place: Place, page: MeasuredPage, rounds: number): Promise<Measured> {
  const { url, cookie, context } = place;
  const series = { health: [] as number[], page: [] as number[], query: [] as number[] };
  const deadline = performance.now() + PAGE_MS;
  let shown: Answer | null = null;
  for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
    if (round > 0 && performance.now() > deadline) break;
    const health = await get(`${url}/api/health`);
    const answer = await get(url + page.path, cookie);
    requireWholePage(page, answer);
    const since = performance.now();
    await page.query(context);
    const queried = performance.now() - since;
    if (round < 0) continue;
    shown = answer;
    series.health.push(health.milliseconds);
    series.page.push(answer.milliseconds);
    series.query.push(queried);
  }
  if (!shown) throw new Fault(`${page.name} hann inte mätas. Prova när datorn har mindre att göra.`);
  const [milliseconds, query, health] = [spreadOf(series.page), spreadOf(series.query), spreadOf(series.health)];
  return {
    page: page.name,
    account: page.account,
    rounds: series.page.length,
    milliseconds,
    query,
    health,
    pageToQuery: milliseconds.p50 / query.p50,
    pageToHealth: milliseconds.p50 / health.p50,
    compressedBytes: shown.sentBytes,
    bytes: shown.body.length,
    fileBytes: await weighFiles(url, shown.body.toString()),
  };
}

/** A page that is sent while it is made has begun with 200 before it can fail: what it holds tells how it went. */
function requireWholePage({ name, path }: MeasuredPage, { status, body }: Answer): void {
  const text = body.toString();
  const fault = /NEXT_HTTP_ERROR_FALLBACK|NEXT_REDIRECT|data-dgst/.exec(text)?.[0];
  if (status === 200 && text.includes('<h1') && !fault) return;
  throw new Fault(`${name} (${path}) visades inte: status ${status}${fault ? `, ${fault}` : ''}.`);
}

async function weighFiles(url: string, html: string): Promise<number> {
  const files = new Set(html.match(/\/_next\/static\/[^"'\\ ]+\.(?:js|css)/g));
  let bytes = 0;
  for (const file of files) bytes += (await get(url + file)).sentBytes;
  return bytes;
}

function spreadOf(series: number[]): Spread {
  const sorted = series.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
