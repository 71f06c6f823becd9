import './typescript-loader.mjs';

/**
 * Fills an empty demonstration database, and closes the connections it opened. Does nothing when there is an organisation
 * already, and never anything outside the demonstration.
 */
export async function seedWhenEmpty(): Promise<void> {
  // Imported here, so that the loader is in place before the application's own modules are looked for.
  const { configuration } = await import('../lib/platform/configuration.ts');
  if (!configuration().isDemonstration) return;
  const { now, today } = await import('../lib/time/clock.ts');
  const { closeDatabase } = await import('../lib/platform/database.ts');
  const { seedDemonstration } = await import('../prisma/demonstration/seed-demonstration.ts');
  try {
    await seedDemonstration({ now: now(), today: today() });
  } finally {
    await closeDatabase();
  }
}
