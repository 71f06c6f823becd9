import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { getAgreementTerms } from '@/lib/agreements/server';
import { recordAudit } from '@/lib/audit/server';
import { openConsultation } from '@/lib/consultations/server';
import { findReferralActivity, startVersionThroughConsultation } from '@/lib/plans/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay, toDay, toDayOrNull } from '@/lib/platform/days';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import { addDays } from '@/lib/time';
import { findExtension } from '../queries/find-extension';
import { decideExtension, decideExtensionPeriod } from '../rules/referral-course';
import type { ReferralStepInput, RequestExtensionInput } from '../schemas';
import { type LockedReferral, lockReferral, stepReferral } from './lock-referral';
import { tellCoaches } from './tell-coaches';

const storedSlots = z.array(z.object({ weekday: z.int(), startsMinute: z.int(), endsMinute: z.int() }));

/**
 * AF asks the municipality about extending a running referral: a samråd of its own about the longer period. @throws Refusal notFound,
 * wrongParty, referralWrongOrder, referralTakenOver, extensionNotLater, extensionTooLong, consultationAlreadyOpen, changedMeanwhile.
 */
export async function requestExtension(context: CommandContext, input: RequestExtensionInput) {
  const { actor, now } = context;
  return withActor(actor, async (db) => {
    if (actor.organisationKind !== 'EMPLOYMENT_SERVICE') throw new Refusal('wrongParty');
    const locked = await lockReferral(db, actor, input);
    const { municipalityId, referral } = locked;
    const { toOn, purpose } = input;
    const period = periodOf(locked, toOn);
    refuseUnless(decideExtensionPeriod(period));
    await stepReferral(db, locked, input);
    const consultationId = await openConsultation(db, context, {
      municipalityId,
      caseId: referral.caseId,
      kind: 'REFERRAL',
      referralId: referral.id,
      isExtension: true,
      proposal: {
        typeCode: referral.typeCode,
        title: '',
        startsOn: addDays(period.endsOn, 1),
        endsOn: toOn,
        slots: storedSlots.parse(referral.slots),
        flexibleWeeklyMinutes: referral.flexibleWeeklyMinutes,
        endsLineageIds: [],
      },
      purpose,
    });
    const key = { municipalityId, caseId: referral.caseId };
    const detail = { toOn, consultationId };
    await recordAudit(db, actor, { action: 'referral.ask-extension', ...key, subjectId: referral.id, detail }, now);
    return { consultationId };
  });
}

/**
 * AF extends a running referral on a fresh samråd about exactly that period; its activity goes on in a version of the plan that both have
 * approved through it. @throws Refusal as {@link requestExtension}, extensionWithoutConsultation, and the reasons of a samråd that one may
 * not rely on. Source: förordning 2022:812; överenskommelse.
 */
export async function extendReferral(context: CommandContext, input: ReferralStepInput) {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    if (actor.organisationKind !== 'EMPLOYMENT_SERVICE') throw new Refusal('wrongParty');
    const locked = await lockReferral(db, actor, input);
    const { municipalityId, referral } = locked;
    const key = { municipalityId, caseId: referral.caseId };
    const extension = await findExtension(db, referral);
    if (!extension) throw new Refusal('extensionWithoutConsultation');
    const plan = await db.planVersion.findFirst({ where: { ...key, state: 'APPROVED' }, select: { id: true } });
    const { freshDays } = await getAgreementTerms(db, { municipalityId, day: today });
    const { toOn } = extension;
    refuseUnless(
      decideExtension(periodOf(locked, toOn), extension.facts, { now, planVersionId: plan?.id ?? null, freshDays }),
    );
    await stepReferral(db, locked, input, { extendedTo: fromDay(toOn), extendedBy: actor.userId, extendedAt: now });
    await prolongInPlan(db, context, locked, { toOn, municipalityApproverId: extension.answeredBy ?? '' });
    await tellCoaches(db, context, referral, 'PARTICIPANT_PERIOD');
    const detail = { toOn, consultationId: extension.consultationId };
    await recordAudit(db, actor, { action: 'referral.extend', ...key, subjectId: referral.id, detail }, now);
    return { referralId: referral.id };
  });
}

function periodOf({ referral }: LockedReferral, toOn: string) {
  const { state, startsOn, countedFrom, endsOn, extendedTo, takenOverOn } = referral;
  return {
    ...{ state, toOn, takenOverOn: toDayOrNull(takenOverOn) },
    startsOn: toDay(countedFrom ?? startsOn),
    endsOn: toDay(extendedTo ?? endsOn),
  };
}

/** The activity of the referral, as it stands in the plan, until the new last day. */
async function prolongInPlan(
  db: Db,
  context: CommandContext,
  { municipalityId, referral }: LockedReferral,
  { toOn, municipalityApproverId }: { toOn: string; municipalityApproverId: string },
): Promise<void> {
  const key = { municipalityId, caseId: referral.caseId, referralId: referral.id };
  if ((await db.activity.count({ where: { ...key, planVersion: { state: 'APPROVED' } } })) === 0) return;
  const activity = await findReferralActivity(db, key);
  if (!activity) return;
  await startVersionThroughConsultation(db, context, {
    municipalityId,
    caseId: referral.caseId,
    startsOn: context.today,
    endLineageIds: [],
    endsOn: context.today,
    municipalityApproverId,
    employmentServiceApproverId: context.actor.userId,
    newActivity: { ...activity, endsOn: toOn },
  });
}
