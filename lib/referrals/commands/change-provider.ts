import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDay, toDay, toDayOrNull } from '@/lib/platform/days';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import { addDays } from '@/lib/time';
import { continuedEnd, countedFromOf, decideProviderChange, longestContinuedEnd } from '../rules/referral-course';
import type { ChangeProviderInput } from '../schemas';
import { endLockedReferral } from './end-referral';
import { lockReferral } from './lock-referral';

/**
 * Arbetsförmedlingen moves a running referral to another provider: it ends here, and a draft of the same content is made there, for the days
 * that are left. The municipality is asked about that one as about any other. @throws Refusal notFound, wrongParty, referralWrongOrder,
 * providerNotChanged, providerChangePeriodOver, invalidInput with fields, the reasons of an end, changedMeanwhile. Source: förordning 2022:812.
 */
export async function changeProvider(context: CommandContext, input: ChangeProviderInput) {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    if (actor.organisationKind !== 'EMPLOYMENT_SERVICE') throw new Refusal('wrongParty');
    const locked = await lockReferral(db, actor, input);
    const { municipalityId, referral } = locked;
    const { endedOn, providerId } = input;
    const countedFrom = countedFromOf(
      toDay(referral.countedFrom ?? referral.startsOn),
      toDayOrNull(referral.startedOn),
    );
    const formerEndsOn = toDay(referral.extendedTo ?? referral.endsOn);
    const startsOn = endedOn < today ? today : addDays(endedOn, 1);
    const longestEnd = longestContinuedEnd({ countedFrom, formerEndsOn });
    refuseUnless(
      decideProviderChange({
        state: referral.state,
        providerId: referral.providerId,
        toProviderId: providerId,
        startsOn,
        longestEnd,
      }),
    );
    const serves = await db.providerMunicipality.findFirst({ where: { providerId, municipalityId } });
    if (!serves) throw new Refusal('invalidInput', { providerId: 'chooseProvider' });
    await endLockedReferral(db, context, locked, {
      ...input,
      reason: 'PROVIDER_CHANGED',
      resultOn: null,
      resultPlace: '',
      resultWeeklyMinutes: null,
    });
    const { id: draftId } = await db.referral.create({
      data: {
        municipalityId,
        caseId: referral.caseId,
        providerId,
        typeCode: referral.typeCode,
        startsOn: fromDay(startsOn),
        endsOn: fromDay(continuedEnd({ formerEndsOn, longestEnd, startsOn })),
        flexibleWeeklyMinutes: referral.flexibleWeeklyMinutes,
        slots: referral.slots ?? [],
        endsLineageIds: referral.endsLineageIds,
        purpose: referral.purpose,
        differenceFromEarlier: referral.differenceFromEarlier,
        draftedBy: actor.userId,
        draftedAt: now,
        continuesReferralId: referral.id,
        countedFrom: fromDay(countedFrom),
      },
      select: { id: true },
    });
    const key = { municipalityId, caseId: referral.caseId };
    const action = 'referral.change-provider';
    await recordAudit(db, actor, { action, ...key, subjectId: referral.id, detail: { draftId } }, now);
    return { referralId: draftId };
  });
}
