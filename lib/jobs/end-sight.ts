import { withActor } from '@/lib/platform/database';
import { endSight } from '@/lib/referrals/server';
import { now, today } from '@/lib/time/clock';

const HOUSE = { organisationKind: 'SYSTEM' as const, municipalityIds: [], onBehalfOf: null };

/** Ends the sight that providers have kept of former participants in every municipality, when its last day has passed. */
export async function endSightEverywhere(): Promise<void> {
  const municipalities = await withActor(HOUSE, (db) =>
    db.organisation.findMany({ where: { kind: 'MUNICIPALITY' }, select: { id: true } }),
  );
  for (const { id } of municipalities) await endSight(id, { now: now(), today: today() });
}
