import { withActor } from '@/lib/platform/database';
import { closeLastReports } from '@/lib/referrals/server';
import { now, today } from '@/lib/time/clock';

const HOUSE = { organisationKind: 'SYSTEM' as const, municipalityIds: [], onBehalfOf: null };

/** Ends what ended providers have kept for their last reports, in every municipality, when the day has passed. */
export async function closeEveryLastReport(): Promise<void> {
  const municipalities = await withActor(HOUSE, (db) =>
    db.organisation.findMany({ where: { kind: 'MUNICIPALITY' }, select: { id: true } }),
  );
  for (const { id } of municipalities) await closeLastReports(id, { now: now(), today: today() });
}
