import { withActor } from '@/lib/platform/database';
import { warnOfLosses } from '@/lib/subsidised-employment/server';
import { now, today } from '@/lib/time/clock';

const HOUSE = { organisationKind: 'SYSTEM' as const, municipalityIds: [], onBehalfOf: null };

/** Warns of held places that are about to be lost in every municipality; what has been told is not told again. */
export async function warnOfHeldPlaces(): Promise<void> {
  const municipalities = await withActor(HOUSE, (db) =>
    db.organisation.findMany({ where: { kind: 'MUNICIPALITY' }, select: { id: true } }),
  );
  for (const { id } of municipalities) await warnOfLosses(id, { now: now(), today: today() });
}
