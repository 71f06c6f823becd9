import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { isConsultationRequired } from '@/lib/agreements';
import { getAgreementTerms } from '@/lib/agreements/server';
import { recordAudit } from '@/lib/audit/server';
import { findLatestConsultation } from '@/lib/consultations/server';
import { listContacts } from '@/lib/contacts/server';
import { readNotifications } from '@/lib/notifications/server';
import { withActor } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { lastDayOf, offersService } from '../rules/provider-change';
import { decideExtension, givesReturn, longestExtensionEnd, weeklyMinutesOf } from '../rules/referral-course';
import { decideReferralDecision, decideReferralStep } from '../rules/referral-state';
import { findExtension } from './find-extension';
import { listReferralProviders } from './list-referral-providers';
import { listOutsidePlan } from './outside-plan';
import { loadReferralCourse } from './referral-course';

const storedSlots = z.array(z.object({ weekday: z.int(), startsMinute: z.int(), endsMinute: z.int() }));

/** One referral as its page shows it, with whether it may be decided and, if not, why. */
export async function getReferralPage(
  { actor, now, today }: CommandContext,
  asked: { caseId: string; referralId: string },
) {
  return withActor(actor, async (db) => {
    const { municipalityId, id: caseId } = await getVisibleCase(db, actor, asked.caseId);
    const referral = await db.referral.findFirst({
      where: { municipalityId, caseId, id: asked.referralId },
      include: {
        provider: { select: { name: true } },
        continues: { select: { id: true, state: true, endReason: true, provider: { select: { name: true } } } },
        continuedBy: {
          select: { id: true, state: true, endedOn: true, provider: { select: { name: true } } },
          orderBy: { draftedAt: 'desc' },
          take: 1,
        },
      },
    });
    if (!referral) throw notFoundRefusal();
    await recordAudit(db, actor, { action: 'referral.read', municipalityId, caseId, subjectId: referral.id });
    await readNotifications(db, { actor, now }, `/arenden/${caseId}/anvisningar/${referral.id}`);
    const consultation = await findLatestConsultation(db, { municipalityId, referralId: referral.id });
    const plan = await db.planVersion.findFirst({
      where: { municipalityId, caseId, state: 'APPROVED' },
      select: { id: true },
    });
    const type = await db.activityType.findUnique({ where: { code: referral.typeCode } });
    const [coach] = await listContacts(db, [referral.coachId], today);
    const ended = await db.activity.findMany({
      where: { municipalityId, caseId, lineageId: { in: referral.endsLineageIds } },
      distinct: ['lineageId'],
      select: { title: true },
    });
    const terms = await getAgreementTerms(db, { municipalityId, day: today });
    const isExempt = !isConsultationRequired(terms, referral.typeCode);
    const decision = decideReferralDecision({
      state: referral.state,
      consultation: consultation?.facts ?? null,
      planVersionId: plan?.id ?? null,
      now,
      freshDays: terms.freshDays,
      isExempt,
    });
    const slots = storedSlots.parse(referral.slots);
    const isEmploymentService = actor.organisationKind === 'EMPLOYMENT_SERVICE';
    const extension = referral.state === 'STARTED' ? await findExtension(db, referral) : null;
    const outsidePlan = await listOutsidePlan(db, { municipalityId, caseId, today });
    const runsUntil = toDay(referral.extendedTo ?? referral.endsOn);
    const countedFrom = toDay(referral.countedFrom ?? referral.startsOn);
    const takenOverOn = referral.state === 'STARTED' ? toDayOrNull(referral.takenOverOn) : null;
    const next = referral.continuedBy.find(({ state }) => state !== 'CANCELLED') ?? null;
    const mayGoOn = isEmploymentService && referral.state === 'STARTED' && takenOverOn === null;
    // Called off before it took over: the former went on, and is what gives the person back.
    const wasKept =
      referral.state === 'CANCELLED' &&
      referral.continues !== null &&
      referral.continues.endReason !== 'PROVIDER_CHANGED';
    const isDecidedOrRuns = referral.state === 'DECIDED' || referral.state === 'STARTED';
    return {
      ...(await loadReferralCourse(db, referral)),
      caseId,
      referralId: referral.id,
      revision: referral.revision,
      state: referral.state,
      providerName: referral.provider.name,
      serviceName: type?.name ?? '',
      coach: coach ?? null,
      startsOn: toDay(referral.startsOn),
      endsOn: toDay(referral.endsOn),
      flexibleWeeklyMinutes: referral.flexibleWeeklyMinutes,
      slots,
      decidedWeeklyMinutes: weeklyMinutesOf({ slots, flexibleWeeklyMinutes: referral.flexibleWeeklyMinutes }),
      endsActivities: ended.map(({ title }) => title),
      purpose: referral.purpose,
      differenceFromEarlier: referral.differenceFromEarlier,
      consultationId: consultation?.id ?? null,
      /** What was agreed on as a condition, to be read by whoever decides; null when nothing was. */
      conditions: consultation?.conditions ?? null,
      decision,
      /** Without samråd, by the överenskommelse: to be decided so, or decided so. */
      isByAgreement: referral.agreementId !== null || (referral.state === 'DRAFT' && isExempt),
      /** Whether the decision puts the referral in the plan's week: only where the municipality has answered for itself. */
      entersPlan: !isExempt && consultation !== null && consultation.answeredBy !== null,
      /** Decided with the plan left alone, which nobody has seen over since. */
      isOutsidePlan: outsidePlan.has(referral.id),
      decidedAt: referral.decidedAt?.toISOString() ?? null,
      startedOn: toDayOrNull(referral.startedOn),
      ended:
        referral.endedOn && referral.endReason
          ? {
              endedOn: toDay(referral.endedOn),
              reason: referral.endReason,
              /** The last day on which the provider may report what it held; null when that has passed, or nothing was. */
              reportsUntil: referral.state === 'ENDED' ? toDayOrNull(referral.seenUntil) : null,
              resultOn: toDayOrNull(referral.resultOn),
              resultPlace: referral.resultPlace,
              resultWeeklyMinutes: referral.resultWeeklyMinutes,
            }
          : null,
      runsUntil: takenOverOn !== null ? lastDayOf({ endsOn: runsUntil, takenOverOn }) : runsUntil,
      extension: extension && {
        consultationId: extension.consultationId,
        toOn: extension.toOn,
        decision: decideExtension(
          { state: referral.state, startsOn: countedFrom, endsOn: runsUntil, toOn: extension.toOn, takenOverOn },
          extension.facts,
          { now, planVersionId: plan?.id ?? null, freshDays: terms.freshDays },
        ),
      },
      longestExtension:
        mayGoOn && runsUntil < longestExtensionEnd(countedFrom) ? longestExtensionEnd(countedFrom) : null,
      /** What it continues after a change of provider, and what continues it. */
      continues: referral.continues && {
        referralId: referral.continues.id,
        providerName: referral.continues.provider.name,
        isRunning: referral.continues.state === 'STARTED',
      },
      continuedBy: linkOf(next),
      takenOverOn,
      countedFrom,
      /** To whom it can be moved; empty when it cannot. */
      otherProviders:
        mayGoOn && !next
          ? (await listReferralProviders(db, { municipalityId, today })).filter(
              ({ id, serviceCodes }) => id !== referral.providerId && offersService(serviceCodes, referral.typeCode),
            )
          : [],
      mayStart: isEmploymentService && referral.state === 'DECIDED',
      mayEnd: isEmploymentService && isDecidedOrRuns && takenOverOn === null,
      mayReceive:
        actor.organisationKind === 'MUNICIPALITY' &&
        referral.endReason !== null &&
        givesReturn(referral.endReason, { goesOn: next !== null || wasKept }),
      mayEdit: actor.organisationKind === 'EMPLOYMENT_SERVICE' && referral.state === 'DRAFT',
      mayDecide:
        actor.organisationKind === 'EMPLOYMENT_SERVICE' &&
        ['DRAFT', 'AWAITING_CONSULTATION', 'CLEARED'].includes(referral.state),
      mayCancel:
        actor.organisationKind === 'EMPLOYMENT_SERVICE' &&
        referral.state !== 'DECIDED' &&
        decideReferralStep(referral.state, 'CANCELLED').allowed,
    };
  });
}

function linkOf(other: { id: string; provider: { name: string } } | null | undefined) {
  return other ? { referralId: other.id, providerName: other.provider.name } : null;
}

/** What the page of a referral gets. */
export type ReferralPage = Awaited<ReturnType<typeof getReferralPage>>;
