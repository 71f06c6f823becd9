import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type Prisma, withActor } from '@/lib/platform/database';
import { fromDay, fromDayOrNull, toDayOrNull } from '@/lib/platform/days';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import { decideReferralEnd } from '../rules/referral-course';
import { decideReferralStep, type ReferralState } from '../rules/referral-state';
import type {
  DeclineReferralEndInput,
  PlanReferralHoursInput,
  ProposeReferralEndInput,
  ReferralStepInput,
  ReportNotStartedInput,
} from '../schemas';
import { type LockedReferral, lockReferral, stepReferral } from './lock-referral';

type Report = Pick<Prisma.ReferralReportUncheckedCreateInput, 'kind' | 'onDay' | 'weeklyMinutes' | 'reason' | 'words'>;

/** The provider says that a decided referral has not begun, and why. @throws Refusal notFound, wrongParty, referralWrongOrder, changedMeanwhile. */
export async function reportNotStarted(context: CommandContext, input: ReportNotStartedInput) {
  const { reason, onDay, words } = input;
  return report(context, input, {
    party: 'PROVIDER',
    action: 'referral.not-started',
    report: { kind: 'NOT_STARTED', reason, onDay: fromDayOrNull(onDay), words },
    check: ({ referral }) => refuseUnless(decideReferralStep(referral.state, 'STARTED')),
  });
}

/** The provider says how many hours a week it plans; both authorities see it beside what was decided. @throws as {@link reportNotStarted}. */
export async function planReferralHours(context: CommandContext, input: PlanReferralHoursInput) {
  const { weeklyMinutes, words } = input;
  return report(context, input, {
    party: 'PROVIDER',
    action: 'referral.plan-hours',
    report: { kind: 'PLANNED_HOURS', weeklyMinutes, words },
    check: ({ referral }) => requireRunning(referral.state),
  });
}

/**
 * The provider proposes that the referral ends; Arbetsförmedlingen decides it. @throws Refusal notFound, wrongParty, referralWrongOrder,
 * referralTakenOver, referralEndsBeforeStart, changedMeanwhile.
 */
export async function proposeReferralEnd(context: CommandContext, input: ProposeReferralEndInput) {
  const { onDay, reason, words } = input;
  return report(context, input, {
    party: 'PROVIDER',
    action: 'referral.propose-end',
    report: { kind: 'END_PROPOSED', onDay: fromDay(onDay), reason, words },
    check: ({ referral: { state, startedOn, takenOverOn } }) => {
      if (state !== 'STARTED') throw new Refusal('referralWrongOrder');
      // A last day ahead may be proposed; it is decided when it has come.
      refuseUnless(
        decideReferralEnd({
          state,
          startedOn: toDayOrNull(startedOn),
          endedOn: onDay,
          takenOverOn: toDayOrNull(takenOverOn),
          today: onDay,
        }),
      );
    },
  });
}

/** Arbetsförmedlingen lets the referral go on though its end was proposed. @throws Refusal notFound, wrongParty, referralEndNotProposed, changedMeanwhile. */
export async function declineReferralEnd(context: CommandContext, input: DeclineReferralEndInput) {
  return report(context, input, {
    party: 'EMPLOYMENT_SERVICE',
    action: 'referral.decline-end',
    report: { kind: 'END_DECLINED', words: input.words },
    check: ({ referral }, latest) => {
      requireRunning(referral.state);
      if (latest !== 'END_PROPOSED') throw new Refusal('referralEndNotProposed');
    },
  });
}

interface Telling {
  party: 'PROVIDER' | 'EMPLOYMENT_SERVICE';
  action: string;
  report: Report;
  check: (locked: LockedReferral, latestAboutEnd: string | null) => void;
}

async function report(
  { actor, now }: CommandContext,
  input: ReferralStepInput,
  { party, action, report: told, check }: Telling,
) {
  return withActor(actor, async (db) => {
    if (actor.organisationKind !== party) throw new Refusal('wrongParty');
    const locked = await lockReferral(db, actor, input);
    const { municipalityId, referral } = locked;
    const key = { municipalityId, caseId: referral.caseId };
    const latest = await db.referralReport.findFirst({
      where: { municipalityId, referralId: referral.id, kind: { in: ['END_PROPOSED', 'END_DECLINED'] } },
      orderBy: { reportedAt: 'desc' },
      select: { kind: true },
    });
    check(locked, latest?.kind ?? null);
    await stepReferral(db, locked, input);
    await db.referralReport.create({
      data: { ...key, referralId: referral.id, ...told, reportedBy: actor.userId, reportedAt: now },
    });
    await recordAudit(
      db,
      actor,
      { action, ...key, subjectId: referral.id, detail: { reason: told.reason ?? null } },
      now,
    );
    return { referralId: referral.id };
  });
}

function requireRunning(state: ReferralState): void {
  if (state !== 'DECIDED' && state !== 'STARTED') throw new Refusal('referralWrongOrder');
}
