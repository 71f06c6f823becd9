import { describe, expect, it } from 'vitest';
import {
  type AbsenceDecision,
  type AbsenceReviewContent,
  listAbsenceReviewFaults,
  listMissingBeforeDecision,
} from './absence-review';

const TODAY = '2026-11-18';
const DAYS = ['2026-11-09', '2026-11-10'];

/** Told after the days, has answered, and both questions of the law are answered no. */
const heard: AbsenceReviewContent = {
  hasAnswered: true,
  ownWords: 'Jag orkade inte.',
  contactAttempts: null,
  toldHow: 'PHONE',
  toldOn: '2026-11-11',
  answerByOn: '2026-11-17',
  acceptableReason: 'NONE',
  acceptableReasonNote: '',
  hasSpecialReasons: false,
  specialReasons: '',
  decisionReasons: 'Inget av det som har kommit fram är ett godtagbart skäl.',
};
const blank: AbsenceReviewContent = {
  hasAnswered: null,
  ownWords: '',
  contactAttempts: null,
  toldHow: null,
  toldOn: null,
  answerByOn: null,
  acceptableReason: null,
  acceptableReasonNote: '',
  hasSpecialReasons: null,
  specialReasons: '',
  decisionReasons: '',
};
const silent = { ...heard, hasAnswered: false, ownWords: '', contactAttempts: 3 };

function reasonsOf(content: AbsenceReviewContent, decision: AbsenceDecision | null, days = DAYS, today = TODAY) {
  return listMissingBeforeDecision(content, decision, { days, today }).map(({ reason }) => reason);
}

describe('what is missing before «inget godtagbart skäl»', () => {
  it.each<[string, Partial<AbsenceReviewContent>, string[]]>([
    ['nothing, when the person is heard and both questions are answered', {}, []],
    ['whether the person has answered', { hasAnswered: null }, ['absenceVoiceMissing']],
    ['the person’s own words', { ownWords: '  ' }, ['absenceOwnWordsMissing']],
    ['how the person was told', { toldHow: null }, ['absenceToldHowMissing']],
    ['when the person was told', { toldOn: null }, ['absenceToldOnMissing']],
    ['until when the person had time', { answerByOn: null }, ['absenceAnswerTimeMissing']],
    ['word of it after the last day', { toldOn: '2026-11-09' }, ['absenceToldBeforeDay']],
    ['whether there is an acceptable reason', { acceptableReason: null }, ['absenceReasonNotTried']],
    ['no acceptable reason at once', { acceptableReason: 'SICK_CHILD' }, ['absenceReasonContradicts']],
    ['whether there are särskilda skäl', { hasSpecialReasons: null }, ['absenceSpecialNotTried']],
    ['no särskilda skäl at once', { hasSpecialReasons: true }, ['absenceSpecialContradicts']],
    ['the officer’s reasons', { decisionReasons: ' ' }, ['absenceReasonsMissing']],
  ])('%s', (_name, change, reasons) => {
    expect(reasonsOf({ ...heard, ...change }, 'NO_ACCEPTABLE_REASON')).toEqual(reasons);
  });

  it('is how often contact was sought, when the person has not answered', () => {
    expect(reasonsOf(silent, 'NO_ACCEPTABLE_REASON')).toEqual([]);
    expect(reasonsOf({ ...silent, contactAttempts: null }, 'NO_ACCEPTABLE_REASON')).toEqual(['absenceAttemptsMissing']);
  });

  it.each([
    ['2026-11-17', ['absenceAnswerTimeNotOver']],
    ['2026-11-18', []],
  ])('is the rest of the time to answer: silence is no answer on %s', (today, reasons) => {
    expect(reasonsOf(silent, 'NO_ACCEPTABLE_REASON', DAYS, today)).toEqual(reasons);
    expect(reasonsOf(heard, 'NO_ACCEPTABLE_REASON', DAYS, today)).toEqual([]);
  });
});

describe('what is missing before another decision', () => {
  it.each<[string, AbsenceDecision, Partial<AbsenceReviewContent>, string[]]>([
    ['an acceptable reason needs its name', 'ACCEPTABLE_REASON', {}, ['absenceAcceptableReasonMissing']],
    ['and nothing more than that', 'ACCEPTABLE_REASON', { acceptableReason: 'TRAVEL' }, []],
    [
      'särskilda skäl need to be told',
      'SPECIAL_REASONS',
      { hasSpecialReasons: true },
      ['absenceSpecialReasonsMissing'],
    ],
    ['and nothing more than that', 'SPECIAL_REASONS', { hasSpecialReasons: true, specialReasons: 'Vräkt.' }, []],
    ['a wrong report needs no hearing', 'NOT_ABSENT', {}, []],
  ])('%s', (_name, decision, change, reasons) => {
    const content = { ...blank, acceptableReason: 'NONE' as const, decisionReasons: 'Därför.', ...change };
    expect(reasonsOf(content, decision)).toEqual(reasons);
  });

  it('every decision needs the officer’s reasons', () => {
    expect(reasonsOf({ ...blank, acceptableReason: 'WORK' }, 'ACCEPTABLE_REASON')).toEqual(['absenceReasonsMissing']);
    expect(reasonsOf(blank, 'NOT_ABSENT')).toEqual(['absenceReasonsMissing']);
  });

  it('only a wrong report may be decided when every day has been corrected', () => {
    expect(reasonsOf(heard, 'NO_ACCEPTABLE_REASON', [])).toEqual(['absenceNoDayLeft']);
    expect(reasonsOf({ ...heard, acceptableReason: 'WORK' }, 'ACCEPTABLE_REASON', [])).toEqual(['absenceNoDayLeft']);
    expect(reasonsOf(heard, 'NOT_ABSENT', [])).toEqual([]);
  });

  it('an empty review asks for the person’s voice, the communication and a decision', () => {
    expect(reasonsOf(blank, null)).toEqual([
      'absenceVoiceMissing',
      'absenceToldHowMissing',
      'absenceToldOnMissing',
      'absenceAnswerTimeMissing',
      'absenceDecisionMissing',
    ]);
  });
});

describe('what cannot be true', () => {
  it.each([
    ['told tomorrow', { toldOn: '2026-11-19', answerByOn: null }, ['absenceToldInFuture']],
    [
      'time that is over before it begins',
      { toldOn: '2026-11-11', answerByOn: '2026-11-10' },
      ['absenceAnswerBeforeTold'],
    ],
    ['told today with time until today', { toldOn: TODAY, answerByOn: TODAY }, []],
  ])('%s', (_name, days, reasons) => {
    expect(listAbsenceReviewFaults(days, TODAY).map(({ reason }) => reason)).toEqual(reasons);
  });
});
