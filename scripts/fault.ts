/** A fault that the person at the terminal can mend: its message is one Swedish sentence that says what is wrong and what to do. */
export class Fault extends Error {
  override name = 'Fault';
}

type SystemError = { code?: string; message?: string; errors?: SystemError[]; cause?: unknown };

/** True when the error, or one that it wraps, carries the given system or PostgreSQL code. */
export function hasCode(error: unknown, code: string): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code: own, message, errors, cause } = error as SystemError;
  if (own === code || (code === 'ENOSPC' && /ENOSPC|No space left on device/.test(message ?? ''))) return true;
  return (errors ?? []).some((inner) => hasCode(inner, code)) || (cause !== undefined && hasCode(cause, code));
}

/** The sentence to show for any error: a Fault's own, a known system error's, or the error's message. */
export function describeFault(error: unknown): string {
  if (error instanceof Fault) return error.message;
  if (hasCode(error, 'ENOSPC') || hasCode(error, '53100')) return 'Disken är full. Frigör utrymme och starta igen.';
  if (hasCode(error, 'EACCES') || hasCode(error, 'EROFS')) {
    return `Behörighet saknas (${messageOf(error)}). Ge användaren rätt att skriva där, eller sätt SAMSPEL_DATA_DIR till en annan mapp.`;
  }
  return `Något oväntat hände: ${messageOf(error)}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
