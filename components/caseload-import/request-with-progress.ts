import type { ImportProgress } from '@/lib/caseload-import';

/** How it ended: what was done, why it was refused, or that the user broke it off. */
export type RequestEnd =
  | { kind: 'done'; importId: string }
  | { kind: 'refused'; reason: string; values: Record<string, string> }
  | { kind: 'aborted' };

export type Telling = Extract<ImportProgress, { done: number }>;

interface ProgressRequest {
  url: string;
  body: Blob | string;
  headers?: Record<string, string>;
  /** How much of the body has been sent. */
  onSent?: (sent: { done: number; total: number }) => void;
  onProgress: (progress: Telling) => void;
}

/**
 * Sends a body and reads the answer line by line while it comes. XMLHttpRequest and not fetch, since only it tells how much of
 * the body has been sent. Never rejects: a connection that fails is an end like any other.
 */
export function requestWithProgress({ url, body, headers = {}, onSent, onProgress }: ProgressRequest): {
  ended: Promise<RequestEnd>;
  abort: () => void;
} {
  const request = new XMLHttpRequest();
  const ended = new Promise<RequestEnd>((resolve) => {
    let read = 0;
    let end: RequestEnd | null = null;
    const readLines = () => {
      if (request.status !== 200) return;
      const text = request.responseText;
      for (let lineEnd = text.indexOf('\n', read); lineEnd >= 0; lineEnd = text.indexOf('\n', read)) {
        const line = JSON.parse(text.slice(read, lineEnd)) as ImportProgress;
        read = lineEnd + 1;
        if (line.phase === 'done') end = { kind: 'done', importId: line.importId };
        else if (line.phase === 'refused') end = { kind: 'refused', reason: line.reason, values: line.values };
        else onProgress(line);
      }
    };
    request.open('POST', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => onSent?.({ done: loaded, total }));
    request.addEventListener('progress', readLines);
    request.addEventListener('load', () => {
      readLines();
      resolve(end ?? readRefusal(request));
    });
    request.addEventListener('error', () => resolve(refused('noConnection')));
    request.addEventListener('abort', () => resolve({ kind: 'aborted' }));
    request.send(body);
  });
  return { ended, abort: () => request.abort() };
}

function refused(reason: string): RequestEnd {
  return { kind: 'refused', reason, values: {} };
}

/** An answer that ended without a last line, or that was refused before it began. */
function readRefusal({ status, responseText }: XMLHttpRequest): RequestEnd {
  if (status === 200) return refused('noConnection');
  try {
    const { reason, values } = JSON.parse(responseText) as { reason: string; values?: Record<string, string> };
    return { kind: 'refused', reason, values: values ?? {} };
  } catch {
    return refused('unexpected');
  }
}
