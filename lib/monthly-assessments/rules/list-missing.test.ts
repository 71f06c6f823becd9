import { describe, expect, it } from 'vitest';
import { listMissing, type MissingFacts } from './list-missing';

const TODAY = '2026-11-18';
const whole: MissingFacts = {
  assessment: { validTo: null, exemptions: [], isFollowed: false },
  requiredMinutes: 2100,
  plan: { inForceFrom: '2026-10-01', followUpOn: '2027-01-15' },
  proposal: null,
  consultations: [],
  overdueBarriers: 0,
  thisWeek: { gapMinutes: 0, isCauseKnown: false, isFormallyFullTimeOnly: false, programmeMinutes: 0 },
  endedWeeks: [{ week: '2026-W46', assignedMinutes: 1920, reportedMinutes: 1920, unverifiedDays: 0 }],
};
const assessment = { validTo: null, exemptions: [], isFollowed: false };
const exempt = (validTo: string | null) => ({
  assessment: { ...assessment, exemptions: [{ kind: 'SICKNESS_BENEFIT', validTo }] },
});
const week = { gapMinutes: 180, isCauseKnown: true, isFormallyFullTimeOnly: false, programmeMinutes: 0 };
const ended = { week: '2026-W46', assignedMinutes: 1920, reportedMinutes: 1920, unverifiedDays: 0 };
const consultation = { id: 'a', state: 'REQUESTED' as const, dueOn: '2026-11-17' };

describe('what is missing in a case', () => {
  it.each<[string, Partial<MissingFacts>, string[]]>([
    ['nothing when all is there', {}, []],
    ['an assessment', { assessment: null }, ['NOT_ASSESSED /bedomning']],
    [
      'one that ends within two weeks',
      { assessment: { ...assessment, validTo: '2026-12-02' } },
      ['ASSESSMENT_ENDS /bedomning'],
    ],
    ['not one that ends later', { assessment: { ...assessment, validTo: '2026-12-03' } }, []],
    ['not one that another follows', { assessment: { ...assessment, validTo: '2026-11-30', isFollowed: true } }, []],
    ['an exemption that has ended', exempt('2026-11-17'), ['EXEMPTION_ENDED /bedomning']],
    ['an exemption that soon ends', exempt(TODAY), ['EXEMPTION_ENDS /bedomning']],
    ['not one until further notice', exempt(null), []],
    ['a plan, when something is demanded', { plan: null }, ['NO_PLAN /plan']],
    ['not a plan, when nothing is', { plan: null, requiredMinutes: 0 }, []],
    [
      'an approval rather than a plan',
      { plan: null, proposal: { waitsFor: 'EMPLOYMENT_SERVICE', proposedOn: TODAY } },
      ['APPROVAL_AWAITED /plan'],
    ],
    ['a plan that is six months old', { plan: { inForceFrom: '2026-05-18', followUpOn: null } }, ['PLAN_OLD /plan']],
    ['not one that is a day younger', { plan: { inForceFrom: '2026-05-19', followUpOn: null } }, []],
    ['a follow-up', { plan: { inForceFrom: '2026-10-01', followUpOn: TODAY } }, ['FOLLOW_UP_DUE /uppfoljning']],
    [
      'an answer that is late',
      { consultations: [{ ...consultation, state: 'OVERDUE' }] },
      ['CONSULTATION_OVERDUE /samrad/a'],
    ],
    ['a conclusion', { consultations: [{ ...consultation, state: 'ANSWERED' }] }, ['CONSULTATION_ANSWERED /samrad/a']],
    ['not an answer that is not late', { consultations: [consultation] }, []],
    ['what a barrier’s owner was to do', { overdueBarriers: 2 }, ['BARRIER_OVERDUE /hinder']],
    ['the cause of a gap', { thisWeek: { ...week, isCauseKnown: false } }, ['GAP_WITHOUT_CAUSE /hinder']],
    ['not a cause that is known', { thisWeek: week }, []],
    [
      'hours behind a programme that is full time by form',
      { thisWeek: { ...week, isFormallyFullTimeOnly: true, programmeMinutes: 90 } },
      ['FORMALLY_FULL_TIME /plan'],
    ],
    ['a week’s report', { endedWeeks: [{ ...ended, reportedMinutes: 0 }] }, ['WEEK_UNREPORTED /narvaro/2026-W46']],
    [
      'the rest of a week’s report',
      { endedWeeks: [{ ...ended, reportedMinutes: 960 }] },
      ['WEEK_PARTLY_REPORTED /narvaro/2026-W46'],
    ],
    [
      'not a report of a week without activity',
      { endedWeeks: [{ ...ended, assignedMinutes: 0, reportedMinutes: 0 }] },
      [],
    ],
    ['a verification', { endedWeeks: [{ ...ended, unverifiedDays: 4 }] }, ['WEEK_UNVERIFIED /narvaro/2026-W46']],
  ])('%s', (_name, change, expected) => {
    const items = listMissing({ ...whole, ...change }, { today: TODAY });
    expect(items.map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
  });
});
