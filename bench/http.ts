import { Agent, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { Fault } from '../scripts/fault.ts';

/** One connection that is kept open, as a browser keeps its own. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const REQUEST_MS = 60_000;

export interface Answer {
  status: number;
  /** From the request to the last byte. */
  milliseconds: number;
  /** How much came over the wire, compressed, without the headers. */
  sentBytes: number;
  /** The body as it is read. */
  body: Buffer;
}

/** Asks once, the way a browser does: compressed, and read to the end. */
export function get(address: string, cookie = ''): Promise<Answer> {
  return new Promise((done, fail) => {
    const since = performance.now();
    const asked = request(address, { agent, headers: { 'accept-encoding': 'gzip', cookie } }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', fail);
      response.on('end', () => {
        const milliseconds = performance.now() - since;
        const sent = Buffer.concat(pieces);
        const body = response.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
        done({ status: response.statusCode ?? 0, milliseconds, sentBytes: sent.length, body });
      });
    });
    asked.setTimeout(REQUEST_MS, () => asked.destroy(new Fault(`${address} svarade inte inom en minut.`)));
    asked.on('error', fail);
    asked.end();
  });
}

/** Closes the connection. */
export function hangUp(): void {
  agent.destroy();
}

/** Who is signed in: the cookies to send, and the session row behind them. */
export interface SignedIn {
  cookie: string;
  sessionId: string;
}

/** Signs a demonstration account in at next-auth's own addresses, as the button of the sign-in page does. */
export async function signIn(url: string, userId: string): Promise<SignedIn> {
  const jar = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}): Promise<Record<string, string>> => {
    const headers = { ...init.headers, cookie: cookieOf(jar) };
    const answer = await fetch(url + path, { ...init, headers, signal: AbortSignal.timeout(REQUEST_MS) });
    for (const each of answer.headers.getSetCookie()) {
      const [pair = ''] = each.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return (await answer.json()) as Record<string, string>;
  };
  const { csrfToken = '' } = await ask('/api/auth/csrf');
  await ask('/api/auth/callback/demonstration', {
    method: 'POST',
    body: new URLSearchParams({ csrfToken, userId, callbackUrl: '/att-gora', json: 'true' }),
  });
  const { sessionId } = await ask('/api/auth/session');
  if (!sessionId) throw new Fault('Inloggningen med demonstrationskontot gick inte att slutföra.');
  return { cookie: cookieOf(jar), sessionId };
}

function cookieOf(jar: ReadonlyMap<string, string>): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}
