import { Fault, hasCode } from '../fault.ts';

/** Turns what went wrong when connecting to a given address into the sentence the operator needs; the password is never shown. */
export function describeConnectionFault(error: unknown, connectionString: string): unknown {
  if (error instanceof Fault) return error;
  const address = safeAddress(connectionString);
  if (address === null) {
    return new Fault(
      'DATABASE_URL är ingen giltig adress. Skriv den som postgresql://användare:lösenord@värd:5432/databas.',
    );
  }
  if (
    ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'].some((code) => hasCode(error, code)) ||
    isTimeout(error)
  ) {
    return new Fault(
      `Ingen databas svarar på ${address}. Kontrollera värd och port i DATABASE_URL och att databasen är igång.`,
    );
  }
  if (hasCode(error, 'ENOTFOUND') || hasCode(error, 'EAI_AGAIN')) {
    return new Fault(`Värden i DATABASE_URL hittas inte (${address}). Kontrollera stavningen.`);
  }
  if (hasCode(error, '28P01') || hasCode(error, '28000')) {
    return new Fault(`Databasen på ${address} nekade inloggningen. Kontrollera användare och lösenord i DATABASE_URL.`);
  }
  if (hasCode(error, '3D000')) {
    return new Fault(`Databasen som DATABASE_URL nämner finns inte på ${address}. Skapa den, eller rätta namnet.`);
  }
  if (hasCode(error, '22023') || hasCode(error, '42501')) {
    return new Fault(
      `Inloggningen på ${address} får inte arbeta som rollen samspel_app. Skapa rollerna med docker/initdb/10-roles.sql och försök igen.`,
    );
  }
  if (error instanceof Error && /SCRAM|password must be a string/i.test(error.message)) {
    return new Fault(
      `DATABASE_URL saknar lösenord för ${address}. Skriv den som postgresql://användare:lösenord@värd:5432/databas.`,
    );
  }
  return error;
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && /timeout/i.test(error.message);
}

/** Host, port and database of a PostgreSQL address, or null when it is not one. */
export function safeAddress(connectionString: string): string | null {
  try {
    const url = new URL(connectionString);
    if (!/^postgres(ql)?:$/.test(url.protocol) || url.hostname === '') return null;
    return `${url.hostname}:${url.port || '5432'}${url.pathname}`;
  } catch {
    return null;
  }
}
