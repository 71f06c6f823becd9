import { join, resolve } from 'node:path';

export const testPort = Number(process.env.SAMSPEL_E2E_PORT ?? 3210);
/** Another port has a folder of its own, so that two runs can go on side by side. */
export const testDirectory = resolve(import.meta.dirname, '../.test', testPort === 3210 ? 'e2e' : `e2e-${testPort}`);
/** Where the journeys leave a picture of each page; outside git. */
export const screenshotDirectory = resolve(import.meta.dirname, '../.test/screenshots');
/** Write an ISO instant here and it is now, for the server and everything it computes. */
export const clockFile = join(testDirectory, 'clock');
/** The journeys begin on a Wednesday forenoon in week 47. */
export const startOfJourneys = '2026-11-18T08:30:00.000Z';
/** The organisation's identity provider. It answers only while a journey runs it. */
export const identityProvider = {
  issuer: `http://127.0.0.1:${testPort + 1}`,
  clientId: 'samspel',
  clientSecret: 'known to the journeys and to nobody else',
};
/** The organisation's mail server. It answers only while a journey runs it. */
export const mailServer = { port: testPort + 1000, from: 'samspel@exempel.se' };
