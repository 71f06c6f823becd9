export interface Refused {
  /** A key under `reasons`. */
  reason: string;
  values: Record<string, string>;
}

/** Sends a file as the body and reads the answer. Never rejects: a connection that fails is a refusal like any other. */
export async function sendRegister<Data>(
  path: string,
  file: File,
  headers: Record<string, string> = {},
): Promise<{ ok: true; data: Data } | ({ ok: false } & Refused)> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', ...headers },
      body: file,
    });
    const answer: unknown = await response.json();
    return response.ok ? { ok: true, data: answer as Data } : { ok: false, ...(answer as Refused) };
  } catch {
    return { ok: false, reason: 'noConnection', values: {} };
  }
}
