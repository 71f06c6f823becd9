import type { Db } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import type { Authority, RecordedBy } from '../follow-up-dto';
import { withoutCorrected } from '../rules/corrections';
import type { PlanRow } from './case-plans';

/** So many of each are read back. */
const MOST_ROWS = 100;

export type History = Awaited<ReturnType<typeof loadFollowUpRows>>;
export type FollowUpRow = History['followUps'][number];
export type ActivityOutcomeRow = History['activityOutcomes'][number];
export type PlanOutcomeRow = History['planOutcomes'][number];

/** All that has been written down of a case's plan, the newest first, and the names that it refers to. */
export async function loadFollowUpRows(
  db: Db,
  key: { municipalityId: string; caseId: string },
  plans: readonly PlanRow[],
) {
  const newest = { orderBy: { recordedAt: 'desc' }, take: MOST_ROWS } as const;
  const followUps = await db.followUp.findMany({
    where: key,
    orderBy: [{ heldOn: 'desc' }, { recordedAt: 'desc' }],
    take: MOST_ROWS,
    include: { undertakings: { orderBy: [{ party: 'asc' }, { position: 'asc' }] } },
  });
  const activityOutcomes = await db.activityOutcome.findMany({ where: key, ...newest });
  const planOutcomes = await db.planOutcome.findMany({
    where: key,
    ...newest,
    include: { fourMonthAnswers: { orderBy: { recordedAt: 'desc' } } },
  });
  const writers = [
    ...followUps,
    ...activityOutcomes,
    ...planOutcomes,
    ...planOutcomes.flatMap(({ fourMonthAnswers }) => fourMonthAnswers),
  ].map(({ recordedBy }) => recordedBy);
  const users = await db.userAccount.findMany({
    where: { id: { in: [...new Set(writers)] } },
    select: { id: true, name: true, organisation: { select: { kind: true } } },
  });
  const providerIds = plans.flatMap(({ activities }) => activities.flatMap(({ providerId }) => providerId ?? []));
  const providers = await db.organisation.findMany({ where: { id: { in: [...new Set(providerIds)] } } });
  const people = new Map(users.map(({ id, name, organisation }) => [id, { name, kind: organisation.kind }]));
  return {
    plans: new Map(plans.map((plan) => [plan.id, plan])),
    followUps: withoutCorrected(followUps).map(({ heldOn, nextOn, ...row }) => ({
      ...row,
      heldOn: toDay(heldOn),
      nextOn: toDayOrNull(nextOn),
    })),
    activityOutcomes: withoutCorrected(activityOutcomes).map(({ endedOn, ...row }) => ({
      ...row,
      endedOn: toDay(endedOn),
    })),
    planOutcomes: withoutCorrected(planOutcomes).map(({ startsOn, ...row }) => ({
      ...row,
      startsOn: toDayOrNull(startsOn),
    })),
    providerNames: new Map(providers.map(({ id, name }) => [id, name])),
    recordedBy: ({ recordedBy, recordedAt }: { recordedBy: string; recordedAt: Date }): RecordedBy => {
      const writer = people.get(recordedBy);
      const authority: Authority | null = writer && writer.kind !== 'PROVIDER' ? writer.kind : null;
      return { name: writer?.name ?? '', authority, at: recordedAt.toISOString() };
    },
  };
}
