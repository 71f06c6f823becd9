import type { Db, Prisma } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { type IsoDay, stockholmDayOf } from '@/lib/time';
import type {
  LostApprovalView,
  PlanActivityView,
  PlanApprovalView,
  PlanVersionLine,
  PlanVersionView,
} from '../plan-dto';
import { ON_BEHALF_REASONS, type OnBehalfReason } from '../rules/decide-approval';
import { listMissingBeforeApproval } from '../rules/missing-before-approval';
import { type ApprovingParty, derivePlanState, type PlanVersionFacts } from '../rules/plan-state';

/** What is read of a version to show it whole. */
export const wholeVersion = {
  activities: {
    orderBy: { position: 'asc' },
    include: {
      slots: { orderBy: [{ weekday: 'asc' }, { startsMinute: 'asc' }, { startsOn: 'asc' }] },
      exceptions: { orderBy: { fromOn: 'asc' } },
    },
  },
  lostApprovals: { orderBy: { lostAt: 'asc' } },
} satisfies Prisma.PlanVersionInclude;

export type PlanVersionRow = Prisma.PlanVersionGetPayload<{ include: typeof wholeVersion }>;
type VersionFactsRow = Omit<PlanVersionRow, 'activities' | 'lostApprovals'>;

/** One version with activities and slots; null when there is none that the actor may see. */
export async function findPlanVersionRow(db: Db, where: Prisma.PlanVersionWhereInput): Promise<PlanVersionRow | null> {
  return db.planVersion.findFirst({ where, include: wholeVersion, orderBy: { number: 'desc' } });
}

/** The facts that a version's state is computed from. */
export function toPlanFacts(row: VersionFactsRow): PlanVersionFacts {
  return {
    isProposed: row.proposedAt !== null,
    approvals: listApprovals(row),
    isEmploymentServiceParty: row.isEmploymentServiceParty,
    inForceFrom: toDayOrNull(row.inForceFrom),
    inForceTo: toDayOrNull(row.inForceTo),
    isSuperseded: row.supersededAt !== null,
    isEnded: row.endedAt !== null,
  };
}

function listApprovals(row: VersionFactsRow): { party: ApprovingParty; userId: string }[] {
  return [
    ...(row.municipalityApprovedBy ? [{ party: 'MUNICIPALITY' as const, userId: row.municipalityApprovedBy }] : []),
    ...(row.employmentServiceApprovedBy
      ? [{ party: 'EMPLOYMENT_SERVICE' as const, userId: row.employmentServiceApprovedBy }]
      : []),
  ];
}

/** What the version says, without who did what to it. */
export function toPlanContent(row: PlanVersionRow) {
  return {
    goalKind: row.goalKind,
    goalOccupation: row.goalOccupation,
    needs: row.needs,
    individualView: row.individualView,
    individualTookPart: row.individualTookPart,
    individualTookPartHow: row.individualTookPartHow,
    municipalityUndertakings: row.municipalityUndertakings,
    employmentServiceUndertakings: row.employmentServiceUndertakings,
    individualUndertakings: row.individualUndertakings,
    municipalityContactId: row.municipalityContactId,
    employmentServiceContactId: row.employmentServiceContactId,
    startsOn: toDay(row.startsOn),
    followUpOn: toDayOrNull(row.followUpOn),
    activities: row.activities.map((activity) => ({
      lineageId: activity.lineageId,
      typeCode: activity.typeCode,
      title: activity.title,
      party: activity.party,
      groupId: activity.groupId,
      providerId: activity.providerId,
      referralId: activity.referralId,
      startsOn: toDay(activity.startsOn),
      endsOn: toDayOrNull(activity.endsOn),
      flexibleWeeklyMinutes: activity.flexibleWeeklyMinutes,
      place: activity.place,
      contactName: activity.contactName,
      contactPhone: activity.contactPhone,
      contactEmail: activity.contactEmail,
      travelMinutes: activity.travelMinutes,
      slots: activity.slots.map(({ weekday, startsMinute, endsMinute, startsOn, endsOn }) => ({
        weekday,
        startsMinute,
        endsMinute,
        startsOn: toDayOrNull(startsOn),
        endsOn: toDayOrNull(endsOn),
      })),
      exceptions: activity.exceptions.map(({ fromOn, toOn, reason }) => ({
        fromOn: toDay(fromOn),
        toOn: toDay(toOn),
        reason,
      })),
    })),
  };
}

/** What names, cancelled days and parties the rows only refer to. */
export interface PlanNames {
  people: Map<string, { name: string; party: ApprovingParty | null }>;
  providers: Map<string, string>;
  cancelledDays: Map<string, IsoDay[]>;
}

/** Looks up, in one go, all that the versions refer to. */
export async function loadPlanNames(
  db: Db,
  { municipalityId, caseId }: { municipalityId: string; caseId: string },
  rows: readonly (VersionFactsRow & Partial<Pick<PlanVersionRow, 'activities' | 'lostApprovals'>>)[],
): Promise<PlanNames> {
  const userIds = rows.flatMap((row) => [
    row.createdBy,
    row.changedBy,
    row.proposedBy,
    row.municipalityApprovedBy,
    row.employmentServiceApprovedBy,
    ...(row.lostApprovals ?? []).flatMap((lost) => [lost.approvedBy, lost.lostThrough]),
  ]);
  const providerIds = rows.flatMap((row) => (row.activities ?? []).map(({ providerId }) => providerId));
  const users = await db.userAccount.findMany({
    where: { id: { in: unique(userIds) } },
    select: { id: true, name: true, organisation: { select: { kind: true } } },
  });
  const providers = await db.organisation.findMany({ where: { id: { in: unique(providerIds) } } });
  const cancelled = await db.cancelledDay.findMany({
    where: { municipalityId, caseId },
    orderBy: { cancelledOn: 'asc' },
  });
  const cancelledDays = new Map<string, IsoDay[]>();
  for (const { lineageId, cancelledOn } of cancelled) {
    cancelledDays.set(lineageId, [...(cancelledDays.get(lineageId) ?? []), toDay(cancelledOn)]);
  }
  return {
    people: new Map(
      users.map(({ id, name, organisation: { kind } }) => [id, { name, party: kind === 'PROVIDER' ? null : kind }]),
    ),
    providers: new Map(providers.map(({ id, name }) => [id, name])),
    cancelledDays,
  };
}

function unique(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

/** One version as the reader sees it on the day `today`. */
export function toPlanVersionView(
  row: PlanVersionRow,
  names: PlanNames,
  { today }: { today: IsoDay },
): PlanVersionView {
  const content = toPlanContent(row);
  const facts = toPlanFacts(row);
  const state = derivePlanState(facts, { today });
  const nameOf = (userId: string | null) => (userId === null ? '' : (names.people.get(userId)?.name ?? ''));
  return {
    ...content,
    id: row.id,
    number: row.number,
    revision: row.revision,
    state,
    isEmploymentServiceParty: row.isEmploymentServiceParty,
    activities: content.activities.map(
      (activity): PlanActivityView => ({
        ...activity,
        party: activity.providerId === null ? activity.party : 'PROVIDER',
        providerName: activity.providerId === null ? null : (names.providers.get(activity.providerId) ?? null),
        cancelledDays: names.cancelledDays.get(activity.lineageId) ?? [],
      }),
    ),
    createdAt: row.createdAt.toISOString(),
    createdByName: nameOf(row.createdBy),
    createdByParty: names.people.get(row.createdBy)?.party ?? null,
    changedAt: row.changedAt.toISOString(),
    changedByName: nameOf(row.changedBy),
    proposedAt: row.proposedAt?.toISOString() ?? null,
    proposedByName: row.proposedBy === null ? null : nameOf(row.proposedBy),
    proposedByParty: row.proposedBy === null ? null : (names.people.get(row.proposedBy)?.party ?? null),
    approvals: toApprovalViews(row, nameOf),
    lostApprovals: row.lostApprovals
      .filter(({ party }) => row.proposedAt !== null && !facts.approvals.some((approval) => approval.party === party))
      .map(
        (lost): LostApprovalView => ({
          party: lost.party as ApprovingParty,
          userId: lost.approvedBy,
          name: nameOf(lost.approvedBy),
          lostAt: lost.lostAt.toISOString(),
          lostThroughName: nameOf(lost.lostThrough),
        }),
      ),
    inForceFrom: facts.inForceFrom,
    inForceTo: facts.inForceTo,
    endReason: row.endReason,
    missing:
      state === 'DRAFT' || state === 'PROPOSED'
        ? listMissingBeforeApproval({ ...content, isEmploymentServiceParty: row.isEmploymentServiceParty })
        : [],
  };
}

function toApprovalViews(row: VersionFactsRow, nameOf: (userId: string | null) => string): PlanApprovalView[] {
  const approvals = [
    {
      party: 'MUNICIPALITY' as const,
      by: row.municipalityApprovedBy,
      at: row.municipalityApprovedAt,
      basis: row.municipalityApprovalBasis,
      reason: row.municipalityApprovalReason,
    },
    {
      party: 'EMPLOYMENT_SERVICE' as const,
      by: row.employmentServiceApprovedBy,
      at: row.employmentServiceApprovedAt,
      basis: row.employmentServiceApprovalBasis,
      reason: row.employmentServiceApprovalReason,
    },
  ];
  return approvals.flatMap(({ party, by, at, basis, reason }) =>
    by === null || at === null || basis === null
      ? []
      : [{ party, userId: by, name: nameOf(by), at: at.toISOString(), basis, reason: toOnBehalfReason(reason) }],
  );
}

function toOnBehalfReason(reason: string | null): OnBehalfReason | null {
  return ON_BEHALF_REASONS.find((each) => each === reason) ?? null;
}

/** One line of the version history. */
export function toPlanVersionLine(
  row: VersionFactsRow,
  names: PlanNames,
  { today }: { today: IsoDay },
): PlanVersionLine {
  return {
    id: row.id,
    number: row.number,
    state: derivePlanState(toPlanFacts(row), { today }),
    inForceFrom: toDayOrNull(row.inForceFrom),
    inForceTo: toDayOrNull(row.inForceTo),
    changedAt: row.changedAt.toISOString(),
    changedByName: names.people.get(row.changedBy)?.name ?? '',
    throughConsultation: row.municipalityApprovalBasis === 'CONSULTATION',
  };
}

/** The day on which everyone had approved a version for the first time; null when none has been in force or is to be. */
export function findFirstApproval(rows: readonly VersionFactsRow[]): IsoDay | null {
  const days = rows
    .filter(({ inForceFrom }) => inForceFrom !== null)
    .flatMap(({ municipalityApprovedAt, employmentServiceApprovedAt }) => {
      const instants = [municipalityApprovedAt, employmentServiceApprovedAt].filter((at) => at !== null);
      return instants.map(stockholmDayOf).toSorted().slice(-1);
    });
  return days.toSorted()[0] ?? null;
}
