import { describe, expect, it } from 'vitest';
import { blankPlanActivity } from '../../../tests/builders/plan-activities';
import { applyAgreedChange } from './agreed-change';
import type { CatalogueEntry, PlanActivity } from './plan-content';
import { listPlanFaults } from './plan-faults';
import { calculatePlanFigures, findRequirementOn, type RequirementPeriod } from './plan-figures';
import { buildFromTemplate, PLAN_TEMPLATES } from './plan-templates';
import { findFreeMinute, findGridRange, floorMinute, layOutDay, proposeSlot, snapMinute } from './planner-layout';

function entry(code: string, traits: Partial<CatalogueEntry> = {}): CatalogueEntry {
  const strong = { strengthens: true, matches: false, isEvidenceBased: false, source: '' };
  return {
    code,
    name: code,
    activityClass: 'ASSIGNED',
    lawKind: 4,
    party: 'MUNICIPALITY',
    isProgramme: false,
    ...strong,
    ...traits,
  };
}

const catalogue = [
  entry('WORK_PLACEMENT', { matches: true }),
  entry('CV_SUPPORT', { strengthens: false, matches: true, lawKind: 3 }),
  entry('ROM', { activityClass: 'OCCUPATION', isProgramme: true, party: 'EMPLOYMENT_SERVICE', lawKind: null }),
  entry('OWN_JOB_SEARCH', { activityClass: 'JOB_SEARCH', strengthens: false, matches: true, lawKind: null }),
];

/** Worked example 1: 40 h of ability, 5 h of job search. */
const requirement: RequirementPeriod = {
  fromOn: '2026-11-16',
  isAssessed: true,
  isExempt: false,
  requiredMinutes: 2100,
  jobSearchMinutes: 300,
  otherMinutes: 0,
  deductedProgrammeMinutes: 0,
};

const praktik = blankPlanActivity({
  lineageId: 'praktik',
  slots: [1, 2, 3, 4].map((weekday) => ({ weekday, startsMinute: 480, endsMinute: 960 })),
});
const figuresOf = (activities: PlanActivity[], demand = requirement, week = '2026-W48') =>
  calculatePlanFigures({ activities, catalogue, requirement: demand, week });

describe('whether the week is enough', () => {
  it('is worked example 1: 32 of 35 hours, three missing', () => {
    expect(figuresOf([praktik])).toMatchObject({
      assignedMinutes: 1920,
      requiredMinutes: 2100,
      gapMinutes: 180,
      segments: { occupation: 0, jobSearch: 300, assigned: 1920, otherDuties: 0, gap: 180 },
      isOnlyMatching: false,
      deductionMismatch: null,
    });
  });

  it('leaves out what has ended or not begun in the week that is looked at', () => {
    const ended = { ...praktik, endsOn: '2026-11-22' };
    expect(figuresOf([ended])).toMatchObject({ assignedMinutes: 0, gapMinutes: 2100 });
    expect(figuresOf([{ ...praktik, startsOn: '2026-11-29' }])).toMatchObject({ assignedMinutes: 1920 });
  });

  it('flags what is double-booked, worked example 6', () => {
    const nine = { ...praktik, slots: [{ weekday: 2, startsMinute: 540, endsMinute: 720 }] };
    const eleven = { ...praktik, lineageId: 'cv', slots: [{ weekday: 2, startsMinute: 660, endsMinute: 840 }] };
    expect(figuresOf([nine, eleven])).toMatchObject({
      assignedMinutes: 300,
      doubleBookedMinutes: 60,
      doubleBookings: [{ lineageIds: ['praktik', 'cv'], weekday: 2, startsMinute: 660, endsMinute: 720 }],
    });
  });

  it('flags a deduction for a programme that its schedule does not hold', () => {
    const rom = blankPlanActivity({ lineageId: 'rom', typeCode: 'ROM', flexibleWeeklyMinutes: 120 });
    expect(figuresOf([rom], { ...requirement, deductedProgrammeMinutes: 2400 }).deductionMismatch).toEqual({
      deductedMinutes: 2400,
      plannedMinutes: 120,
    });
    const exempt = { ...requirement, isExempt: true, deductedProgrammeMinutes: 2400 };
    expect(figuresOf([rom], exempt).deductionMismatch).toBeNull();
  });

  it('remarks on a week that only matches', () => {
    const cv = { ...praktik, typeCode: 'CV_SUPPORT' };
    expect(figuresOf([cv]).isOnlyMatching).toBe(true);
    expect(figuresOf([cv, praktik]).isOnlyMatching).toBe(false);
    expect(figuresOf([]).isOnlyMatching).toBe(false);
  });

  it('draws own job search as large as it is planned or set aside, whichever is more', () => {
    const search = blankPlanActivity({ typeCode: 'OWN_JOB_SEARCH', flexibleWeeklyMinutes: 600 });
    expect(figuresOf([search]).segments.jobSearch).toBe(600);
  });

  it('takes the demand of the day, the first for a day before them all, and none when nothing is known', () => {
    const later = { ...requirement, fromOn: '2026-12-07', requiredMinutes: 1500 };
    const on = (day: string) => findRequirementOn([requirement, later], day).requiredMinutes;
    expect([on('2026-12-06'), on('2026-12-07'), on('2026-01-01')]).toEqual([2100, 1500, 2100]);
    expect(findRequirementOn([], '2026-11-23')).toMatchObject({ isAssessed: false, requiredMinutes: 0 });
  });
});

describe('the faults of a version', () => {
  const content = (activities: PlanActivity[], startsOn = '2026-11-23') => ({ activities, startsOn });
  it('lets a draft lack a time, and a proposal not', () => {
    const plan = content([blankPlanActivity()]);
    expect(listPlanFaults(plan, { today: '2026-11-18', isDraft: true })).toEqual([]);
    expect(listPlanFaults(plan, { today: '2026-11-18', isDraft: false })).toEqual([
      { field: 'activities.0.slots', reason: 'activityTimeMissing' },
    ]);
  });

  it('finds the same activity twice, and a plan too far ahead', () => {
    expect(listPlanFaults(content([praktik, praktik], '2027-11-19'), { today: '2026-11-18', isDraft: true })).toEqual([
      { field: 'activities.1.lineageId', reason: 'planActivityTwice' },
      { field: 'startsOn', reason: 'planStartsTooFarAhead' },
    ]);
  });
});

describe('a template', () => {
  it.each(PLAN_TEMPLATES)('$code is a week without a clash that begins with the plan', (template) => {
    const everything = template.activities.map(({ typeCode }) => entry(typeCode));
    let number = 0;
    const newId = () => `lineage-${++number}`;
    const activities = buildFromTemplate({ template, catalogue: everything, startsOn: '2026-11-23', newId });
    expect(activities).toHaveLength(template.activities.length);
    expect(listPlanFaults({ activities, startsOn: '2026-11-23' }, { today: '2026-11-18', isDraft: false })).toEqual([]);
    const figures = calculatePlanFigures({ activities, catalogue: everything, requirement, week: '2026-W48' });
    expect(figures.doubleBookedMinutes).toBe(0);
    if (template.code === 'LANGUAGE_AND_PLACEMENT') expect(figures.gapMinutes).toBe(0);
  });
});

describe('an agreed change', () => {
  const rom = blankPlanActivity({ lineageId: 'rom', typeCode: 'ROM' });
  it('ends what was agreed to end, drops what would end before it begins, and adds the new one last', () => {
    const soon = { ...praktik, lineageId: 'soon', startsOn: '2026-12-01' };
    const short = { ...praktik, lineageId: 'short', endsOn: '2026-11-25' };
    const changed = applyAgreedChange([praktik, soon, short], {
      newActivity: rom,
      endLineageIds: ['praktik', 'soon', 'short'],
      endsOn: '2026-11-30',
    });
    expect(changed.map(({ lineageId, endsOn }) => [lineageId, endsOn])).toEqual([
      ['praktik', '2026-11-30'],
      ['short', '2026-11-25'],
      ['rom', null],
    ]);
  });
});

describe('the grid', () => {
  const slot = (key: string, startsHour: number, endsHour: number) => ({
    key,
    startsMinute: startsHour * 60,
    endsMinute: endsHour * 60,
  });

  it('puts overlapping slots side by side, and others in the whole width', () => {
    const lanes = layOutDay([slot('a', 8, 12), slot('b', 9, 10), slot('c', 10, 11), slot('d', 13, 14)]);
    expect(Object.fromEntries(lanes)).toEqual({
      a: { lane: 0, lanes: 2 },
      b: { lane: 1, lanes: 2 },
      c: { lane: 1, lanes: 2 },
      d: { lane: 0, lanes: 1 },
    });
  });

  it('shows 07–18 on weekdays, and more when something lies there', () => {
    expect(findGridRange([], { withWeekend: false })).toEqual({ startsMinute: 420, endsMinute: 1080, lastWeekday: 5 });
    const evening = { slots: [{ key: 's', weekday: 6, startsMinute: 390, endsMinute: 1215 }] };
    expect(findGridRange([evening], { withWeekend: false })).toEqual({
      startsMinute: 360,
      endsMinute: 1260,
      lastWeekday: 7,
    });
    expect(findGridRange([], { withWeekend: true }).lastWeekday).toBe(7);
  });

  it('proposes three hours, or what is free before the next slot', () => {
    const at = (startsMinute: number) =>
      proposeSlot({ weekday: 1, startsMinute, daySlots: [slot('a', 12, 13)], endsMinute: 1080 });
    expect(at(480)).toEqual({ weekday: 1, startsMinute: 480, endsMinute: 660 });
    expect(at(660)).toMatchObject({ endsMinute: 720 });
    expect(at(780)).toMatchObject({ endsMinute: 960 });
    expect(at(720)).toBeNull();
    expect(at(1080)).toBeNull();
  });

  it('finds a free hour on a day: nine, else the first from eight on, else none', () => {
    expect(findFreeMinute([])).toBe(540);
    expect(findFreeMinute([slot('a', 10, 17)])).toBe(540);
    expect(findFreeMinute([slot('a', 9, 12)])).toBe(480);
    expect(findFreeMinute([slot('a', 8, 12), slot('b', 12, 16)])).toBe(960);
    expect(findFreeMinute([slot('a', 8, 12), slot('b', 12.5, 19.5)])).toBeNull();
  });

  it('snaps to the steps', () => {
    expect([snapMinute(494, 30), snapMinute(496, 30), floorMinute(509, 30)]).toEqual([480, 510, 480]);
  });
});
