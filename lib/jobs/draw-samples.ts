import { withActor } from '@/lib/platform/database';
import { now, today } from '@/lib/time/clock';
import { drawSample } from '@/lib/verification-samples/server';

const HOUSE = { organisationKind: 'SYSTEM' as const, municipalityIds: [], onBehalfOf: null };

/** Draws the sample of the month that ended in every municipality where it is not drawn. */
export async function drawSamples(): Promise<void> {
  const municipalities = await withActor(HOUSE, (db) =>
    db.organisation.findMany({ where: { kind: 'MUNICIPALITY' }, select: { id: true } }),
  );
  for (const { id } of municipalities) await drawSample(id, { now: now(), today: today() });
}
