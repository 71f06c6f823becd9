import type { Db, Prisma } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import type { IsoDay } from '@/lib/time';
import { orderReferralEvents, type ReferralEvent } from '../rules/referral-timeline';

type ReferralRow = Prisma.ReferralGetPayload<object>;
type ReportRow = Prisma.ReferralReportGetPayload<object>;

/** A provider says a few things of a referral; more than so many are not shown. */
const LIMIT = 100;

/** What has happened to a referral, what the provider plans, and an end that waits for Arbetsförmedlingen. */
export interface ReferralCourse {
  events: ReferralEvent[];
  plannedWeeklyMinutes: number | null;
  proposedEnd: { onDay: IsoDay; reason: string; words: string } | null;
}

/** Reads the course of a referral that the reader may see; a provider is not told of the samråd, which it is no party to. */
export async function loadReferralCourse(db: Db, referral: ReferralRow): Promise<ReferralCourse> {
  const { municipalityId, id: referralId } = referral;
  const reports = await db.referralReport.findMany({
    where: { municipalityId, referralId },
    orderBy: [{ reportedAt: 'desc' }, { id: 'desc' }],
    take: LIMIT,
  });
  const consultations = await db.consultation.findMany({
    where: { municipalityId, referralId },
    take: LIMIT,
    select: {
      requestedBy: true,
      requestedAt: true,
      answeredBy: true,
      answeredAt: true,
      answer: true,
      counterProposal: true,
      concludedBy: true,
      concludedAt: true,
      conclusion: true,
      withdrawnBy: true,
      withdrawnAt: true,
      withdrawnReason: true,
      settledAs: true,
      settledAt: true,
      settlement: { select: { employmentServiceBy: true, municipalityBy: true } },
    },
  });
  const unheard = await db.unheardReferral.findFirst({ where: { municipalityId, referralId }, select: { id: true } });
  const told = (
    kind: ReferralEvent['kind'],
    by: string | null,
    at: Date | null,
    rest: Partial<Pick<ReferralEvent, 'day' | 'minutes' | 'reason' | 'words'>> = {},
  ) =>
    by && at ? [{ kind, by, at: at.toISOString(), day: null, minutes: null, reason: null, words: '', ...rest }] : [];
  const events = [
    ...told('DRAFTED', referral.draftedBy, referral.draftedAt),
    ...consultations.flatMap((each) => [
      ...told('CONSULTATION_REQUESTED', each.requestedBy, each.requestedAt),
      ...told('CONSULTATION_ANSWERED', each.answeredBy, each.answeredAt, {
        reason: each.counterProposal === null ? each.answer : 'COUNTER',
      }),
      ...told('CONSULTATION_CONCLUDED', each.concludedBy, each.concludedAt, { reason: each.conclusion }),
      ...told('CONSULTATION_WITHDRAWN', each.withdrawnBy, each.withdrawnAt, { words: each.withdrawnReason }),
      ...told(
        'CONSULTATION_CONCLUDED',
        each.settlement?.employmentServiceBy ?? each.settlement?.municipalityBy ?? null,
        each.settledAt,
        { reason: each.settledAs },
      ),
    ]),
    ...told(unheard ? 'DECIDED_UNHEARD' : 'DECIDED', referral.decidedBy, referral.decidedAt),
    ...told('STARTED', referral.startedBy, referral.startedAt, {
      day: toDayOrNull(referral.startedOn),
      words: referral.startNote,
    }),
    ...told('EXTENDED', referral.extendedBy, referral.extendedAt, { day: toDayOrNull(referral.extendedTo) }),
    ...reports.flatMap((each) =>
      told(each.kind, each.reportedBy, each.reportedAt, {
        day: toDayOrNull(each.onDay),
        minutes: each.weeklyMinutes,
        reason: each.reason,
        words: each.words,
      }),
    ),
    ...told(referral.state === 'CANCELLED' ? 'NEVER_BEGAN' : 'ENDED', referral.endedBy, referral.endedAt, {
      day: toDayOrNull(referral.endedOn),
      reason: referral.endReason,
      words: referral.endNote,
    }),
  ];
  const people = await db.userAccount.findMany({
    where: { id: { in: [...new Set(events.map(({ by }) => by))] } },
    select: { id: true, name: true, organisation: { select: { kind: true } } },
  });
  return {
    events: orderReferralEvents(
      events.map(({ by, ...event }) => {
        const person = people.find(({ id }) => id === by);
        return { ...event, byName: person?.name ?? '', party: person?.organisation.kind ?? null };
      }),
    ),
    plannedWeeklyMinutes: reports.find(({ kind }) => kind === 'PLANNED_HOURS')?.weeklyMinutes ?? null,
    proposedEnd: referral.state === 'STARTED' ? findProposedEnd(reports) : null,
  };
}

/** The proposal to end that nobody has answered; the reports come latest first. */
function findProposedEnd(reports: readonly ReportRow[]): ReferralCourse['proposedEnd'] {
  const latest = reports.find(({ kind }) => kind === 'END_PROPOSED' || kind === 'END_DECLINED');
  if (latest?.kind !== 'END_PROPOSED' || latest.onDay === null) return null;
  return { onDay: toDay(latest.onDay), reason: latest.reason ?? 'OTHER', words: latest.words };
}
