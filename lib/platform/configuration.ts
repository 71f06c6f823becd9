import 'server-only';
import { z } from 'zod';

/** A setting that the operator must mend; the message is one Swedish sentence: what is wrong and what to do. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
}

export interface Configuration {
  /** The address the application connects to; it works as the role samspel_app whoever the login is. */
  databaseUrl: string;
  /** Demonstration accounts exist, and the embedded database is in use. */
  isDemonstration: boolean;
  /** The address users reach the server at. */
  publicUrl: string;
  sessionSecret: string;
  oidc: OidcConfiguration | null;
  /** The mail server; without one nothing is sent, and notifications stay in the application. */
  smtp: SmtpConfiguration | null;
  /** Demonstrations and tests only: a file with the instant that counts as now. */
  clockFile: string | null;
}

export interface OidcConfiguration {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The claim that carries the user's identity at the provider. */
  userClaim: string;
}

export interface SmtpConfiguration {
  /** smtp:// or smtps://, with a login when the server asks for one. */
  url: string;
  /** The address that the mails come from. */
  from: string;
}

// An empty variable is what a compose file leaves behind for a setting that nobody gave.
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const postgresAddress = (name: string) =>
  z
    .string()
    .refine(
      isPostgresAddress,
      `${name} är ingen giltig adress. Skriv den som postgresql://användare:lösenord@värd:5432/databas.`,
    );

const webAddress = (name: string) =>
  z.string().refine(isWebAddress, `${name} är ingen giltig webbadress. Skriv den som https://samspel.exempel.se.`);

const environmentSchema = z
  .object({
    DATABASE_URL: optional(postgresAddress('DATABASE_URL')),
    SAMSPEL_EMBEDDED_URL: optional(postgresAddress('SAMSPEL_EMBEDDED_URL')),
    SAMSPEL_DEMO: optional(
      z.enum(['0', '1'], 'SAMSPEL_DEMO kan bara vara 1 eller 0. Ta bort den, eller rätta värdet.'),
    ),
    PORT: optional(z.string().refine(isPort, 'PORT är ingen giltig port. Ange ett heltal mellan 1 och 65535.')),
    NEXTAUTH_URL: optional(webAddress('NEXTAUTH_URL')),
    NEXTAUTH_SECRET: optional(z.string().min(32, 'NEXTAUTH_SECRET är för kort. Ange minst 32 slumpade tecken.')),
    SAMSPEL_OIDC_ISSUER: optional(webAddress('SAMSPEL_OIDC_ISSUER')),
    SAMSPEL_OIDC_CLIENT_ID: optional(z.string()),
    SAMSPEL_OIDC_CLIENT_SECRET: optional(z.string()),
    SAMSPEL_OIDC_USER_CLAIM: optional(z.string()),
    SMTP_URL: optional(
      z
        .string()
        .refine(isMailServer, 'SMTP_URL är ingen giltig adress. Skriv den som smtp://användare:lösenord@värd:587.'),
    ),
    SMTP_FROM: optional(z.email('SMTP_FROM är ingen giltig e-postadress. Skriv den som samspel@exempel.se.')),
    SAMSPEL_CLOCK_FILE: optional(z.string()),
  })
  .superRefine((environment, context) => {
    const problem = (message: string) => context.addIssue({ code: 'custom', message });
    const isDemonstration = environment.SAMSPEL_DEMO === '1';
    if (!environment.DATABASE_URL && !environment.SAMSPEL_EMBEDDED_URL) {
      problem('Ingen databas är angiven. Sätt DATABASE_URL, eller starta med npm start för den inbyggda databasen.');
    }
    if (isDemonstration && environment.DATABASE_URL) {
      problem('Demonstrationskonton får inte finnas i en riktig databas. Ta bort SAMSPEL_DEMO eller DATABASE_URL.');
    }
    if (environment.SAMSPEL_CLOCK_FILE && !isDemonstration) {
      problem('SAMSPEL_CLOCK_FILE gäller bara tillsammans med SAMSPEL_DEMO=1. Ta bort SAMSPEL_CLOCK_FILE.');
    }
    if (!environment.NEXTAUTH_SECRET) problem('NEXTAUTH_SECRET saknas. Ange minst 32 slumpade tecken.');
    if (!environment.NEXTAUTH_URL && !isDemonstration) {
      problem(
        'NEXTAUTH_URL saknas. Ange adressen som användarna når Samspel på, till exempel https://samspel.exempel.se.',
      );
    }
    if (Boolean(environment.SMTP_URL) !== Boolean(environment.SMTP_FROM)) {
      problem('E-posten är bara delvis angiven. Ange SMTP_URL och SMTP_FROM tillsammans.');
    }
    const oidc = [
      environment.SAMSPEL_OIDC_ISSUER,
      environment.SAMSPEL_OIDC_CLIENT_ID,
      environment.SAMSPEL_OIDC_CLIENT_SECRET,
    ];
    if (oidc.some(Boolean) && !oidc.every(Boolean)) {
      problem(
        'Inloggningen är bara delvis angiven. Ange SAMSPEL_OIDC_ISSUER, SAMSPEL_OIDC_CLIENT_ID och SAMSPEL_OIDC_CLIENT_SECRET tillsammans.',
      );
    }
  });

function isPostgresAddress(value: string): boolean {
  return /^postgres(ql)?:\/\/[^/]/.test(value) && URL.canParse(value);
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^/]/.test(value) && URL.canParse(value);
}

function isMailServer(value: string): boolean {
  return /^smtps?:\/\/[^/]/.test(value) && URL.canParse(value);
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535;
}

/**
 * Reads the settings from an environment.
 * @throws ConfigurationError with one Swedish sentence a line, one for each fault
 */
export function readConfiguration(environment: Record<string, string | undefined>): Configuration {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) throw new ConfigurationError(parsed.error.issues.map(({ message }) => message).join('\n'));
  const settings = parsed.data;
  const {
    SAMSPEL_OIDC_ISSUER: issuer,
    SAMSPEL_OIDC_CLIENT_ID: clientId,
    SAMSPEL_OIDC_CLIENT_SECRET: clientSecret,
  } = settings;
  return {
    databaseUrl: settings.DATABASE_URL ?? settings.SAMSPEL_EMBEDDED_URL ?? '',
    isDemonstration: settings.SAMSPEL_DEMO === '1',
    publicUrl: settings.NEXTAUTH_URL ?? `http://localhost:${settings.PORT ?? '3000'}`,
    sessionSecret: settings.NEXTAUTH_SECRET ?? '',
    oidc:
      issuer && clientId && clientSecret
        ? { issuer, clientId, clientSecret, userClaim: settings.SAMSPEL_OIDC_USER_CLAIM ?? 'sub' }
        : null,
    smtp: settings.SMTP_URL && settings.SMTP_FROM ? { url: settings.SMTP_URL, from: settings.SMTP_FROM } : null,
    clockFile: settings.SAMSPEL_CLOCK_FILE ?? null,
  };
}

let current: Configuration | undefined;

/**
 * The settings of this process, read once from its environment.
 * @throws ConfigurationError when the operator has to mend something
 */
export function configuration(): Configuration {
  current ??= readConfiguration(process.env);
  return current;
}
