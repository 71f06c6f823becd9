import { describe, expect, it } from 'vitest';
import { ConfigurationError, readConfiguration } from './configuration';

const embedded = {
  SAMSPEL_EMBEDDED_URL: 'postgresql://samspel_app:x@127.0.0.1:40000/samspel',
  SAMSPEL_DEMO: '1',
  NEXTAUTH_SECRET: 'x'.repeat(32),
};
const production = {
  DATABASE_URL: 'postgresql://samspel_app:x@databas:5432/samspel',
  NEXTAUTH_URL: 'https://samspel.exempel.se',
  NEXTAUTH_SECRET: 'x'.repeat(32),
};
const oidc = {
  SAMSPEL_OIDC_ISSUER: 'https://inloggning.exempel.se',
  SAMSPEL_OIDC_CLIENT_ID: 'samspel',
  SAMSPEL_OIDC_CLIENT_SECRET: 'y',
};

describe('configuration', () => {
  it('takes the embedded database with its demonstration', () => {
    expect(readConfiguration({ ...embedded, PORT: '3100' })).toEqual({
      databaseUrl: embedded.SAMSPEL_EMBEDDED_URL,
      isDemonstration: true,
      publicUrl: 'http://localhost:3100',
      sessionSecret: embedded.NEXTAUTH_SECRET,
      oidc: null,
      smtp: null,
      clockFile: null,
    });
  });

  it('takes an operator’s database and identity provider; empty settings count as not given', () => {
    const settings = readConfiguration({ ...production, ...oidc, SAMSPEL_DEMO: '', SAMSPEL_OIDC_USER_CLAIM: '' });
    expect(settings.isDemonstration).toBe(false);
    expect(settings.oidc).toEqual({
      issuer: oidc.SAMSPEL_OIDC_ISSUER,
      clientId: 'samspel',
      clientSecret: 'y',
      userClaim: 'sub',
    });
  });

  it('takes a mail server with the address that the mails come from', () => {
    const smtp = { SMTP_URL: 'smtp://samspel:hemligt@post.exempel.se:587', SMTP_FROM: 'samspel@exempel.se' };
    expect(readConfiguration({ ...production, ...smtp }).smtp).toEqual({ url: smtp.SMTP_URL, from: smtp.SMTP_FROM });
  });

  it('prefers DATABASE_URL to the embedded database', () => {
    expect(readConfiguration({ ...production, SAMSPEL_EMBEDDED_URL: embedded.SAMSPEL_EMBEDDED_URL }).databaseUrl).toBe(
      production.DATABASE_URL,
    );
  });

  it.each([
    [
      'demonstration accounts in a real database',
      { ...production, SAMSPEL_DEMO: '1' },
      /^Demonstrationskonton får inte finnas/,
    ],
    ['no database at all', { ...production, DATABASE_URL: undefined }, /^Ingen databas är angiven/],
    [
      'something that is no address',
      { ...production, DATABASE_URL: 'databasen' },
      /^DATABASE_URL är ingen giltig adress/,
    ],
    [
      'another kind of database',
      { ...production, DATABASE_URL: 'mysql://a:b@c/d' },
      /^DATABASE_URL är ingen giltig adress/,
    ],
    [
      'a frozen clock outside a demonstration',
      { ...production, SAMSPEL_CLOCK_FILE: '/tmp/klocka' },
      /^SAMSPEL_CLOCK_FILE gäller bara/,
    ],
    ['no secret', { ...production, NEXTAUTH_SECRET: '' }, /^NEXTAUTH_SECRET saknas/],
    ['a short secret', { ...production, NEXTAUTH_SECRET: 'hemligt' }, /^NEXTAUTH_SECRET är för kort/],
    [
      'half an identity provider',
      { ...production, ...oidc, SAMSPEL_OIDC_CLIENT_SECRET: '' },
      /^Inloggningen är bara delvis angiven/,
    ],
    [
      'a mail server without an address to send from',
      { ...production, SMTP_URL: 'smtp://post.exempel.se:587' },
      /^E-posten är bara delvis angiven/,
    ],
    [
      'a mail server that is none',
      { ...production, SMTP_URL: 'post.exempel.se', SMTP_FROM: 'samspel@exempel.se' },
      /^SMTP_URL är ingen giltig adress/,
    ],
    ['a strange port', { ...production, PORT: 'tretusen' }, /^PORT är ingen giltig port/],
    ['a strange demonstration flag', { ...embedded, SAMSPEL_DEMO: 'ja' }, /^SAMSPEL_DEMO kan bara vara 1 eller 0/],
    ['no public address in production', { ...production, NEXTAUTH_URL: undefined }, /^NEXTAUTH_URL saknas/],
  ])('refuses %s in one sentence', (_name, environment, sentence) => {
    expect(() => readConfiguration(environment)).toThrow(ConfigurationError);
    expect(() => readConfiguration(environment)).toThrow(sentence);
  });

  it('names every fault at once, one a line', () => {
    const faults = () => readConfiguration({ ...production, NEXTAUTH_SECRET: 'kort', PORT: '0' });
    expect(faults).toThrow(/PORT.*\n.*NEXTAUTH_SECRET|NEXTAUTH_SECRET.*\n.*PORT/);
  });
});
