import { randomUUID } from 'node:crypto';
import {
  answerConsultation,
  carryOutConsultation,
  concludeConsultation,
  confirmConsultation,
  confirmLog,
  logConversation,
  requestConsultation,
  takeOverCounterProposal,
  withdrawConsultation,
} from '@/lib/consultations/server';
import {
  agreeToEnd,
  concludeUnanswered,
  disagreeForGood,
  getEscalationPage,
  proposeEnd,
} from '@/lib/escalations/server';
import {
  cancelReferral,
  changeProvider,
  decideReferral,
  declineReferralEnd,
  endReferral,
  extendReferral,
  planReferralHours,
  proposeReferralEnd,
  reportNotStarted,
  requestExtension,
  saveReferral,
  startReferral,
} from '@/lib/referrals/server';
import { closeReturn, resumeActivities } from '@/lib/returns/server';
import { acknowledgeUnheard, decideWithoutConsultation, recordFoundReferral } from '@/lib/unheard-referrals/server';
import type { BuiltCase } from '@/tests/builders/cases';
import { placementRequest } from '@/tests/builders/consultations';
import { contextOf, NOW, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { caseOf, coachOf, type Form, officerOf, press, referralForm, referralOf, workerOf } from './form';

const asked = ({ caseId, consultationId }: BuiltCase) => ({ caseId, consultationId: consultationId ?? '' });
const waiting = (world: World) => caseOf(world, { referral: { state: 'AWAITING_CONSULTATION' } });
const cleared = (world: World) => caseOf(world, { referral: { state: 'CLEARED' } });
const decided = (world: World) =>
  caseOf(world, { referral: { state: 'DECIDED', startsOn: '2026-11-16', endsOn: '2027-05-15' } });
const started = (world: World) =>
  caseOf(world, { referral: { state: 'STARTED', startsOn: '2026-11-16', endsOn: '2027-05-15' } });

/** Six months more for a referral that runs. */
const LONGER = { toOn: '2027-11-15', purpose: 'Mer tid på praktiken' };

/** A samråd that nobody answered in time, and of which both managers have been reminded. */
async function left(world: World) {
  const { municipalityId, ...built } = await waiting(world);
  const client = await ownerClient();
  await client.query('begin');
  await client.query('set local session_replication_role = replica');
  await client.query(`update consultations set due_on = '2026-11-10' where id = $1`, [built.consultationId]);
  await client.query('set local session_replication_role = origin');
  // In one transaction: the house's own reminders would else come between, from a server that starts.
  await client.query(
    `insert into consultation_reminders (municipality_id, consultation_id, step, case_id, sent_to, sent_at)
     select $1, $2, step, $3, '{}', $4 from unnest(enum_range(null::reminder_step)) as step`,
    [municipalityId, built.consultationId, built.caseId, NOW],
  );
  await client.query('commit');
  return asked({ municipalityId, ...built });
}

async function answered(world: World, answer: 'AGREE' | 'COUNTER' = 'AGREE') {
  const built = await caseOf(world);
  const { consultationId } = await requestConsultation(officerOf(world), {
    ...placementRequest(built),
    kind: 'PROGRAMME',
    typeCode: 'STEG_TILL_ARBETE',
    title: '',
  });
  const key = { caseId: built.caseId, consultationId };
  const counter = answer === 'COUNTER' ? { counterKind: 'PART_TIME' as const, counterWeeklyMinutes: 600 } : {};
  await answerConsultation(workerOf(world), { ...key, answer, answerReasons: 'Därför', ...counter });
  return key;
}

async function concluded(world: World) {
  const key = await answered(world);
  await concludeConsultation(officerOf(world), { ...key, conclusion: 'AGREED', conclusionNote: '' });
  return key;
}

/** The municipality spoke with Arbetsförmedlingen yesterday at nine about praktik. */
const spoken = ({ office }: World, built: BuiltCase) => ({
  ...placementRequest(built),
  subjectId: null,
  heldOn: '2026-11-17',
  heldAtMinute: 540,
  heldThrough: 'PHONE' as const,
  heldWithId: office.officer.userId,
  loggedAnswer: 'AGREE' as const,
  loggedWords: 'Bra att börja direkt',
});

/** A referral that has ended, after which what it broke off waits to be taken up again. */
async function returned(world: World): Promise<BuiltCase> {
  const built = await caseOf(world, { referral: { state: 'ENDED', startsOn: '2026-11-10', endsOn: '2027-05-09' } });
  const client = await ownerClient();
  await client.query('alter table referrals disable trigger guard_referral');
  await client.query('update referrals set ends_lineage_ids = $2 where id = $1', [
    built.referralId,
    built.activities.map(({ lineageId }) => lineageId),
  ]);
  await client.query('alter table referrals enable trigger guard_referral');
  return built;
}

function foundForm({ caseId }: BuiltCase) {
  return {
    caseId,
    requestId: randomUUID(),
    providerId: null,
    providerName: 'Broar AB',
    typeCode: 'ROM',
    startsOn: '2026-11-02',
    endsOn: null,
    foundHow: 'PERSON_TOLD' as const,
    foundOn: TODAY,
    words: '',
  };
}

/** Samråd and referrals. */
export const SAMRAD_FORMS: Record<string, Form> = {
  requestConsultation: async (world) => {
    const input = placementRequest(await caseOf(world));
    return press(requestConsultation, workerOf(world), input);
  },
  answerConsultation: async (world) => {
    const key = asked(await waiting(world));
    return press(answerConsultation, workerOf(world), { ...key, answer: 'AGREE', answerReasons: '' });
  },
  concludeConsultation: async (world) => {
    const key = asked(await waiting(world));
    await answerConsultation(workerOf(world), { ...key, answer: 'AGREE', answerReasons: '' });
    return press(concludeConsultation, officerOf(world), { ...key, conclusion: 'AGREED', conclusionNote: '' });
  },
  confirmConsultation: async (world) => {
    const key = asked(await cleared(world));
    return press(confirmConsultation, workerOf(world), key);
  },
  withdrawConsultation: async (world) => {
    const key = asked(await waiting(world));
    return press(withdrawConsultation, officerOf(world), { ...key, withdrawnReason: 'Nytt förslag' });
  },
  logConversation: async (world) => {
    const input = spoken(world, await caseOf(world));
    return press(logConversation, workerOf(world), input);
  },
  confirmLog: async (world) => {
    const built = await caseOf(world);
    const { consultationId } = await logConversation(workerOf(world), spoken(world, built));
    return press(confirmLog, officerOf(world), { caseId: built.caseId, consultationId });
  },
  takeOverCounterProposal: async (world) => {
    const input = { ...(await answered(world, 'COUNTER')), requestId: randomUUID() };
    return press(takeOverCounterProposal, officerOf(world), input);
  },
  carryOutConsultation: async (world) => {
    const key = await concluded(world);
    return press(carryOutConsultation, officerOf(world), key);
  },
  saveReferral: async (world) => {
    const input = referralForm(world, await caseOf(world));
    return press(saveReferral, officerOf(world), input);
  },
  'saveReferral, as a draft': async (world) => {
    const input = { ...referralForm(world, await caseOf(world)), asksNow: false };
    return press(saveReferral, officerOf(world), input);
  },
  decideReferral: async (world) => {
    const step = await referralOf(await cleared(world));
    return press(decideReferral, officerOf(world), step);
  },
  cancelReferral: async (world) => {
    const step = await referralOf(await waiting(world));
    return press(cancelReferral, officerOf(world), step);
  },
  startReferral: async (world) => {
    const step = await referralOf(await decided(world));
    return press(startReferral, coachOf(world), { ...step, startedOn: TODAY, plannedWeeklyMinutes: 90, note: '' });
  },
  reportNotStarted: async (world) => {
    const step = await referralOf(await decided(world));
    return press(reportNotStarted, coachOf(world), { ...step, reason: 'NOT_REACHED', onDay: null, words: '' });
  },
  planReferralHours: async (world) => {
    const step = await referralOf(await started(world));
    return press(planReferralHours, coachOf(world), { ...step, weeklyMinutes: 120, words: '' });
  },
  proposeReferralEnd: async (world) => {
    const step = await referralOf(await started(world));
    return press(proposeReferralEnd, coachOf(world), {
      ...step,
      onDay: TODAY,
      reason: 'NO_SUITABLE_SUPPORT',
      words: 'Behöver annat',
    });
  },
  declineReferralEnd: async (world) => {
    const built = await started(world);
    const proposal = { onDay: TODAY, reason: 'NO_SUITABLE_SUPPORT' as const, words: 'Behöver annat' };
    await proposeReferralEnd(coachOf(world), { ...(await referralOf(built)), ...proposal });
    const step = await referralOf(built);
    return press(declineReferralEnd, officerOf(world), { ...step, words: 'Fortsätter' });
  },
  endReferral: async (world) => {
    const step = await referralOf(await started(world));
    const result = { resultOn: null, resultPlace: '', resultWeeklyMinutes: null };
    return press(endReferral, officerOf(world), {
      ...step,
      endedOn: TODAY,
      reason: 'NO_SUITABLE_SUPPORT',
      note: '',
      ...result,
    });
  },
  changeProvider: async (world) => {
    const step = await referralOf(await started(world));
    const input = { ...step, providerId: world.broar.id, why: 'Leverantören lägger ner' };
    return press(changeProvider, officerOf(world), input);
  },
  requestExtension: async (world) => {
    const step = await referralOf(await started(world));
    return press(requestExtension, officerOf(world), { ...step, ...LONGER });
  },
  extendReferral: async (world) => {
    const built = await started(world);
    const { consultationId } = await requestExtension(officerOf(world), { ...(await referralOf(built)), ...LONGER });
    const key = { caseId: built.caseId, consultationId };
    await answerConsultation(workerOf(world), { ...key, answer: 'AGREE', answerReasons: '' });
    await concludeConsultation(officerOf(world), { ...key, conclusion: 'AGREED', conclusionNote: '' });
    const step = await referralOf(built);
    return press(extendReferral, officerOf(world), step);
  },
  proposeEnd: async (world) => {
    const key = await left(world);
    return press(proposeEnd, contextOf(world.office.manager), { ...key, outcome: 'AGREED', words: 'Så gör vi' });
  },
  agreeToEnd: async (world) => {
    const key = await left(world);
    await proposeEnd(contextOf(world.office.manager), { ...key, outcome: 'AGREED', words: 'Så gör vi' });
    const { agreesToId } = await getEscalationPage(contextOf(world.almby.unitManager), key);
    return press(agreeToEnd, contextOf(world.almby.unitManager), { ...key, answersId: agreesToId ?? '' });
  },
  disagreeForGood: async (world) => {
    const key = await left(world);
    return press(disagreeForGood, contextOf(world.almby.unitManager), { ...key, words: 'Vi står fast' });
  },
  concludeUnanswered: async (world) => {
    const key = await left(world);
    return press(concludeUnanswered, contextOf(world.office.manager), { ...key, words: 'Påmind tre gånger' });
  },
  decideWithoutConsultation: async (world) => {
    const step = await referralOf(await waiting(world));
    const why = { reason: 'URGENT_START' as const, words: 'Utbildningen börjar på måndag' };
    return press(decideWithoutConsultation, contextOf(world.office.manager), { ...step, ...why });
  },
  recordFoundReferral: async (world) => {
    const input = foundForm(await caseOf(world));
    return press(recordFoundReferral, workerOf(world), input);
  },
  acknowledgeUnheard: async (world) => {
    const built = await caseOf(world);
    const { unheardId } = await recordFoundReferral(workerOf(world), foundForm(built));
    return press(acknowledgeUnheard, contextOf(world.almby.unitManager), { caseId: built.caseId, unheardId });
  },
  resumeActivities: async (world) => {
    const { caseId, referralId, activities } = await returned(world);
    const input = { caseId, referralId: referralId ?? '', lineageIds: activities.map(({ lineageId }) => lineageId) };
    return press(resumeActivities, workerOf(world), input);
  },
  closeReturn: async (world) => {
    const { caseId, referralId } = await returned(world);
    const why = { reason: 'CASE_CLOSES' as const, words: 'Flyttar till en annan kommun' };
    return press(closeReturn, workerOf(world), { caseId, referralId: referralId ?? '', ...why });
  },
};
