import { randomUUID } from 'node:crypto';
import {
  correctAbsenceReview,
  decideAbsenceReview,
  openAbsenceReview,
  saveAbsenceReview,
} from '@/lib/absence-reviews/server';
import { addBreak, changeBreak, getAssessmentPage, saveAssessment } from '@/lib/assessments/server';
import { reportAttendance, verifyAttendance } from '@/lib/attendance/server';
import { askForCertificate, listCertificates, registerCertificate, removeCertificate } from '@/lib/certificates/server';
import { removeChildcareOffer, saveChildcareOffer } from '@/lib/childcare/server';
import { waiveAnswer, writeMessage } from '@/lib/conversations/server';
import { listCaseDecisions, makeDecision } from '@/lib/decisions/server';
import {
  judgeUndertakings,
  recordActivityOutcome,
  recordFollowUp,
  recordFourMonths,
  recordPlanOutcome,
} from '@/lib/follow-ups/server';
import {
  followUpBarrier,
  getCaseBarriers,
  handOverBarrier,
  recordGapCause,
  solveBarrier,
} from '@/lib/gap-causes/server';
import { correctMonth, getMonthPage, saveMonth, writeMonthNote } from '@/lib/monthly-assessments/server';
import { readDeviation, reportDeviation, withdrawDeviation } from '@/lib/participants/server';
import { registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { atProvider } from '@/tests/builders/groups';
import { insertRow } from '@/tests/builders/insert-row';
import { buildAssessment } from '@/tests/builders/weekly-rules';
import { NOW, THIS_MONDAY, THIS_WEEK, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { caseOf, coachOf, type Form, officerOf, press, workerOf } from './form';

const WEEK = '2026-W46';
const MONTH = '2026-11';

/** A case whose praktik was missed on the days, for the reason. */
async function absentCase(world: World, days: string[], status: string): Promise<BuiltCase> {
  const built = await caseOf(world);
  for (const day of days) {
    await insertRow(await ownerClient(), 'attendances', {
      municipality_id: built.municipalityId,
      case_id: built.caseId,
      lineage_id: built.activities[0]?.lineageId ?? '',
      attended_on: day,
      planned_minutes: 480,
      present_minutes: 0,
      status,
      reported_by: world.almby.jobCoach.userId,
      reported_at: NOW,
    });
  }
  return built;
}

const written = {
  hasAnswered: true,
  ownWords: 'Bussen gick inte.',
  contactAttempts: null,
  toldHow: 'PHONE' as const,
  toldOn: '2026-11-13',
  answerByOn: '2026-11-17',
  acceptableReason: 'NONE' as const,
  acceptableReasonNote: '',
  hasSpecialReasons: false,
  specialReasons: '',
  decisionReasons: 'Bussarna gick.',
};

async function openReview(world: World) {
  const { caseId } = await absentCase(world, ['2026-11-09', '2026-11-10'], 'UNEXCUSED_ABSENCE');
  const { reviewId } = await openAbsenceReview(workerOf(world), { caseId, week: WEEK });
  return { caseId, reviewId, revision: 0, ...written };
}

const ill = (world: World) =>
  absentCase(
    world,
    ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12'],
    'SICK',
  );
const certificate = ({ caseId }: BuiltCase) => ({ caseId, fromOn: '2026-11-09', toOn: '2026-11-12', seenOn: TODAY });

const childcare = ({ caseId }: BuiltCase) => ({
  caseId,
  offerId: null,
  revision: 0,
  childBornOn: '2020-05-04',
  childOrdinal: 1,
  isNotNeeded: false,
  startsOn: '2026-08-17',
  endsOn: null,
  appliedOn: '2026-05-02',
  offeredOn: '2026-06-10',
  declinedOn: null,
  weeklyMinutes: 1800,
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 450, closesMinute: 900 })),
});

const cause = ({ caseId }: BuiltCase) => ({
  caseId,
  code: 'NO_PLACE' as const,
  party: null,
  note: 'Kön är lång',
  fromOn: THIS_MONDAY,
  toOn: null,
  dueOn: null,
  ownerContact: '',
});

async function openBarrier(world: World) {
  const built = await caseOf(world);
  await recordGapCause(workerOf(world), cause(built));
  const { open } = await getCaseBarriers(workerOf(world), { caseId: built.caseId });
  return { caseId: built.caseId, gapCauseId: open[0]?.id ?? '', text: 'Ringde samordnaren', isShared: false };
}

async function monthOf(world: World, { caseId }: BuiltCase) {
  const { basis } = await getMonthPage(workerOf(world), { caseId, month: MONTH });
  return { caseId, month: MONTH, outcome: 'CONTINUES' as const, text: 'Inga förändringar.', seen: basis.keys };
}

const followUp = ({ caseId, planVersionId }: BuiltCase) => ({
  caseId,
  versionId: planVersionId ?? '',
  correctsId: null,
  heldOn: TODAY,
  individualTookPart: true,
  authorities: ['MUNICIPALITY' as const],
  goal: 'PARTLY' as const,
  goalNote: 'Truckkort återstår',
  individualWords: 'Jag trivs',
  nextOn: '2027-02-18',
  undertakings: [
    { party: 'INDIVIDUAL' as const, position: 1, judgement: 'REACHED' as const, note: '' },
    { party: 'MUNICIPALITY' as const, position: 1, judgement: 'REACHED' as const, note: '' },
  ],
});

const endedPlan = (world: World) =>
  caseOf(world, {
    plan: { state: 'ENDED', startsOn: '2026-02-02', inForceTo: '2026-07-17', activities: [{ title: 'Praktik' }] },
  });
const planOutcome = ({ caseId, planVersionId }: BuiltCase) => ({
  caseId,
  versionId: planVersionId ?? '',
  correctsId: null,
  result: 'WORK' as const,
  startsOn: '2026-07-18',
  employerKind: 'PRIVATE' as const,
  education: '',
  weeklyMinutes: 2400,
  note: '',
});

async function breakOf(world: World) {
  const { caseId } = await caseOf(world);
  return { caseId, fromOn: THIS_MONDAY, toOn: '2026-11-22', reason: 'Resa' };
}

async function reportForm(world: World) {
  const { caseId, activities } = await buildCase(world, registered(world), atProvider(world));
  const cell = {
    caseId,
    activityId: activities[1]?.lineageId ?? '',
    day: '2026-11-17',
    presentMinutes: 60,
    status: 'PRESENT' as const,
  };
  return { week: THIS_WEEK, cells: [{ ...cell, seenRevision: null }], correctionReason: '' };
}

async function deviationForm(world: World) {
  const { caseId } = await buildCase(world, registered(world), atProvider(world));
  const deviation = { happenedOn: '2026-11-17', kind: 'STAYED_AWAY' as const, words: 'Kom inte' };
  return { caseId, deviationId: randomUUID(), ...deviation };
}

/** What is assessed, decided, reported and followed up in a case. */
export const CASE_FORMS: Record<string, Form> = {
  writeMessage: async (world) => {
    const { caseId } = await caseOf(world);
    const message = { text: 'När börjar praktiken?', awaitsAnswer: true, notifies: true, ground: null };
    const requestId = randomUUID();
    return press(writeMessage, workerOf(world), { caseId, requestId, ...message });
  },
  waiveAnswer: async (world) => {
    const { caseId } = await caseOf(world);
    const message = { text: 'När börjar praktiken?', awaitsAnswer: true, notifies: false, ground: null };
    const { id: messageId } = await writeMessage(workerOf(world), { caseId, requestId: randomUUID(), ...message });
    return press(waiveAnswer, workerOf(world), { caseId, messageId });
  },
  saveAssessment: async (world) => {
    const { caseId } = await caseOf(world);
    const { basis } = await getAssessmentPage(workerOf(world), { caseId });
    const { id: _id, ...assessment } = buildAssessment({
      validFrom: TODAY,
      abilityMinutes: 1200,
      abilityReason: 'Läkarutlåtande',
    });
    return press(saveAssessment, workerOf(world), { caseId, basis, assessment, childrenBornOn: [] });
  },
  addBreak: async (world) => {
    const input = await breakOf(world);
    return press(addBreak, workerOf(world), input);
  },
  changeBreak: async (world) => {
    const input = await breakOf(world);
    const { breakId } = await addBreak(workerOf(world), input);
    const change = { caseId: input.caseId, breakId, seenToOn: input.toOn, toOn: TODAY, reason: '' };
    return press(changeBreak, workerOf(world), change);
  },
  makeDecision: async (world) => {
    const { caseId, assessmentIds } = await caseOf(world, { assistanceFromMonth: '2026-07-01' });
    const { pending } = await listCaseDecisions(workerOf(world), { caseId });
    const input = {
      caseId,
      assessmentId: assessmentIds[0] ?? '',
      basis: pending[0]?.basis ?? '',
      reasons: 'Kan delta på heltid.',
    };
    return press(makeDecision, workerOf(world), input);
  },
  openAbsenceReview: async (world) => {
    const { caseId } = await absentCase(world, ['2026-11-09'], 'UNEXCUSED_ABSENCE');
    return press(openAbsenceReview, workerOf(world), { caseId, week: WEEK });
  },
  saveAbsenceReview: async (world) => {
    const input = await openReview(world);
    return press(saveAbsenceReview, workerOf(world), input);
  },
  decideAbsenceReview: async (world) => {
    const input = await openReview(world);
    return press(decideAbsenceReview, workerOf(world), { ...input, decision: 'NO_ACCEPTABLE_REASON' });
  },
  correctAbsenceReview: async (world) => {
    const input = await openReview(world);
    await decideAbsenceReview(workerOf(world), { ...input, decision: 'NO_ACCEPTABLE_REASON' });
    const { caseId, reviewId } = input;
    return press(correctAbsenceReview, workerOf(world), { caseId, reviewId });
  },
  askForCertificate: async (world) => {
    const { caseId } = await ill(world);
    return press(askForCertificate, workerOf(world), { caseId, sickFrom: '2026-11-02' });
  },
  registerCertificate: async (world) => {
    const input = certificate(await ill(world));
    return press(registerCertificate, workerOf(world), input);
  },
  removeCertificate: async (world) => {
    const input = certificate(await ill(world));
    await registerCertificate(workerOf(world), input);
    const { certificates } = await listCertificates(workerOf(world), { caseId: input.caseId });
    const key = { caseId: input.caseId, certificateId: certificates[0]?.certificateId ?? '' };
    return press(removeCertificate, workerOf(world), key);
  },
  saveChildcareOffer: async (world) => {
    const input = childcare(await caseOf(world, { childrenBornOn: ['2020-05-04'] }));
    return press(saveChildcareOffer, workerOf(world), input);
  },
  removeChildcareOffer: async (world) => {
    const input = childcare(await caseOf(world, { childrenBornOn: ['2020-05-04'] }));
    const { offerId } = await saveChildcareOffer(workerOf(world), input);
    return press(removeChildcareOffer, workerOf(world), { caseId: input.caseId, offerId, revision: 0 });
  },
  recordGapCause: async (world) => {
    const input = cause(await caseOf(world));
    return press(recordGapCause, workerOf(world), input);
  },
  followUpBarrier: async (world) => {
    const barrier = await openBarrier(world);
    return press(followUpBarrier, workerOf(world), { ...barrier, dueOn: null, ownerUserId: null, ownerContact: '' });
  },
  solveBarrier: async (world) => {
    const barrier = await openBarrier(world);
    return press(solveBarrier, workerOf(world), barrier);
  },
  handOverBarrier: async (world) => {
    const barrier = await openBarrier(world);
    const to = { code: 'AF_DECISION' as const, party: null, dueOn: null, ownerContact: '' };
    return press(handOverBarrier, workerOf(world), { ...barrier, ...to });
  },
  saveMonth: async (world) => {
    const input = await monthOf(world, await caseOf(world));
    return press(saveMonth, workerOf(world), input);
  },
  correctMonth: async (world) => {
    const input = await monthOf(world, await caseOf(world));
    await saveMonth(workerOf(world), input);
    const { written: months } = await getMonthPage(workerOf(world), { caseId: input.caseId, month: MONTH });
    const { seen: _seen, ...decision } = input;
    const correction = {
      ...decision,
      outcome: 'PLAN_TO_BE_CHANGED' as const,
      replacesId: months[0]?.id ?? '',
      reason: 'Skrev fel',
    };
    return press(correctMonth, workerOf(world), correction);
  },
  writeMonthNote: async (world) => {
    const input = await monthOf(world, await caseOf(world));
    await saveMonth(workerOf(world), input);
    return press(writeMonthNote, officerOf(world), {
      caseId: input.caseId,
      month: MONTH,
      isConfirmed: true,
      text: 'Stämmer',
    });
  },
  recordFollowUp: async (world) => {
    const input = followUp(await caseOf(world));
    return press(recordFollowUp, workerOf(world), input);
  },
  judgeUndertakings: async (world) => {
    const built = await caseOf(world);
    const { followUpId } = await recordFollowUp(workerOf(world), {
      ...followUp(built),
      authorities: ['MUNICIPALITY', 'EMPLOYMENT_SERVICE'],
    });
    const undertakings = [
      { party: 'EMPLOYMENT_SERVICE' as const, position: 1, judgement: 'REACHED' as const, note: '' },
    ];
    return press(judgeUndertakings, officerOf(world), { caseId: built.caseId, followUpId, undertakings });
  },
  recordActivityOutcome: async (world) => {
    const { caseId, activities } = await caseOf(world, {
      plan: { state: 'APPROVED', activities: [{ title: 'Praktik', endsOn: '2026-11-06' }] },
    });
    const input = {
      caseId,
      lineageId: activities[0]?.lineageId ?? '',
      correctsId: null,
      kind: 'COMPLETED' as const,
      brokenOffBy: null,
      reason: null,
      ledOnTo: '',
      gains: ['ABILITY' as const],
      note: '',
    };
    return press(recordActivityOutcome, workerOf(world), input);
  },
  recordPlanOutcome: async (world) => {
    const input = planOutcome(await endedPlan(world));
    return press(recordPlanOutcome, workerOf(world), input);
  },
  recordFourMonths: async (world) => {
    const input = planOutcome(await endedPlan(world));
    const { outcomeId } = await recordPlanOutcome(workerOf(world), input);
    const answer = { caseId: input.caseId, planOutcomeId: outcomeId, correctsId: null, answer: 'SAME' as const };
    return press(recordFourMonths, workerOf(world), answer);
  },
  reportAttendance: async (world) => {
    const input = await reportForm(world);
    return press(reportAttendance, coachOf(world), input);
  },
  verifyAttendance: async (world) => {
    const input = await reportForm(world);
    await reportAttendance(coachOf(world), input);
    const { rows } = await (await ownerClient()).query('select id from attendances where case_id = $1', [
      input.cells[0]?.caseId,
    ]);
    const reports = [{ attendanceId: String(rows[0].id), seenRevision: 0 }];
    return press(verifyAttendance, workerOf(world), { week: THIS_WEEK, reports });
  },
  reportDeviation: async (world) => {
    const input = await deviationForm(world);
    return press(reportDeviation, coachOf(world), input);
  },
  withdrawDeviation: async (world) => {
    const input = await deviationForm(world);
    await reportDeviation(coachOf(world), input);
    return press(withdrawDeviation, coachOf(world), { caseId: input.caseId, deviationId: input.deviationId });
  },
  readDeviation: async (world) => {
    const input = await deviationForm(world);
    await reportDeviation(coachOf(world), input);
    return press(readDeviation, workerOf(world), { caseId: input.caseId, deviationId: input.deviationId });
  },
};
