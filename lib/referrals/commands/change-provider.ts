import type { CommandContext } from '@/lib/access';
import { getAgreementTerms } from '@/lib/agreements/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDay, toDay, toDayOrNull } from '@/lib/platform/days';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import { addWorkingDays } from '@/lib/time';
import { listReferralProviders } from '../queries/list-referral-providers';
import {
  continuedEnd,
  countedFromOf,
  decideProviderChange,
  firstDayElsewhere,
  longestContinuedEnd,
  offersService,
} from '../rules/provider-change';
import type { ChangeProviderInput } from '../schemas';
import { lockReferral } from './lock-referral';

/**
 * Arbetsförmedlingen begins to move a running referral to another provider: a draft of the same content is made there, for the days that are
 * left. The municipality is asked about that one as about any other, and what runs goes on until the other begins. @throws Refusal
 * notFound, wrongParty, referralWrongOrder, referralTakenOver, providerNotChanged, providerChangePeriodOver, invalidInput with fields,
 * changedMeanwhile. Source: förordning 2022:812; decision 27.
 */
export async function changeProvider({ actor, now, today }: CommandContext, input: ChangeProviderInput) {
  return withActor(actor, async (db) => {
    if (actor.organisationKind !== 'EMPLOYMENT_SERVICE') throw new Refusal('wrongParty');
    const { municipalityId, referral } = await lockReferral(db, actor, input);
    const key = { municipalityId, caseId: referral.caseId };
    const { providerId, why } = input;
    const countedFrom = countedFromOf(
      toDay(referral.countedFrom ?? referral.startsOn),
      toDayOrNull(referral.startedOn),
    );
    const formerEndsOn = toDay(referral.extendedTo ?? referral.endsOn);
    const longestEnd = longestContinuedEnd({ countedFrom, formerEndsOn });
    const { answerWorkingDays } = await getAgreementTerms(db, { municipalityId, day: today });
    const answerDueOn = addWorkingDays(today, answerWorkingDays);
    const startsOn = firstDayElsewhere({ today, answerDueOn, longestEnd });
    const continuing = { ...key, continuesReferralId: referral.id, state: { not: 'CANCELLED' as const } };
    refuseUnless(
      decideProviderChange({
        state: referral.state,
        providerId: referral.providerId,
        toProviderId: providerId,
        startsOn,
        longestEnd,
        isContinued: (await db.referral.count({ where: continuing })) > 0,
      }),
    );
    const provider = (await listReferralProviders(db, { municipalityId, today })).find(({ id }) => id === providerId);
    if (!provider) throw new Refusal('invalidInput', { providerId: 'chooseProvider' });
    if (!offersService(provider.serviceCodes, referral.typeCode)) {
      throw new Refusal('invalidInput', { providerId: 'providerLacksService' });
    }
    if (referral.revision !== input.revision) throw new Refusal('changedMeanwhile');
    const { id: draftId } = await db.referral.create({
      data: {
        ...key,
        providerId,
        typeCode: referral.typeCode,
        startsOn: fromDay(startsOn),
        endsOn: fromDay(continuedEnd({ formerEndsOn, longestEnd, startsOn })),
        flexibleWeeklyMinutes: referral.flexibleWeeklyMinutes,
        slots: referral.slots ?? [],
        purpose: referral.purpose,
        differenceFromEarlier: why,
        draftedBy: actor.userId,
        draftedAt: now,
        continuesReferralId: referral.id,
        countedFrom: fromDay(countedFrom),
      },
      select: { id: true },
    });
    const detail = { continuesReferralId: referral.id };
    await recordAudit(db, actor, { action: 'referral.change-provider', ...key, subjectId: draftId, detail }, now);
    return { referralId: draftId };
  });
}
