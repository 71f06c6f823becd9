import { remindOfConsultations } from '@/lib/escalations/server';
import { withActor } from '@/lib/platform/database';
import { now, today } from '@/lib/time/clock';

const HOUSE = { organisationKind: 'SYSTEM' as const, municipalityIds: [], onBehalfOf: null };

/** Reminds of unanswered samråd in every municipality; what has been sent is not sent again. */
export async function remindOfSamrad(): Promise<void> {
  const municipalities = await withActor(HOUSE, (db) =>
    db.organisation.findMany({ where: { kind: 'MUNICIPALITY' }, select: { id: true } }),
  );
  for (const { id } of municipalities) await remindOfConsultations(id, { now: now(), today: today() });
}
