import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankPlanActivity } from '../../../tests/builders/plan-activities';
import { ideaCatalogue, ordinaryRequirement } from '../../../tests/builders/plan-ideas';
import { calculatePlanFigures, type PlanActivity, type Slot } from '../../plans';
import { compareWeek } from './compare-weeks';

const days = (weekdays: number[], from: number, to: number): Slot[] =>
  weekdays.map((weekday) => ({ weekday, startsMinute: from * 60, endsMinute: to * 60 }));
const placement = blankPlanActivity({ lineageId: 'praktik', slots: days([1, 2, 3, 4], 8, 16) });
const cv = blankPlanActivity({ lineageId: 'cv', typeCode: 'CV_SUPPORT', title: 'CV-stöd', slots: days([5], 9, 12) });

function compare(activities: PlanActivity[], draft: PlanActivity[], goalKind: 'WORK' | 'STUDIES' = 'WORK') {
  return compareWeek({
    activities,
    draft,
    catalogue: ideaCatalogue,
    requirement: ordinaryRequirement,
    week: '2026-W48',
    goalKind,
  });
}

describe('a week beside the draft', () => {
  it('says its hours, its level and nothing remarkable when it is enough', () => {
    expect(compare([placement, cv], [placement, cv])).toMatchObject({
      level: 'FULL_TIME',
      remarks: [],
      differences: [],
      figures: { assignedMinutes: 2100, gapMinutes: 0 },
    });
  });

  it.each([
    ['only matches and is at no workplace', [cv], ['ONLY_MATCHING', 'NOTHING_AT_WORKPLACE', 'NOTHING_PARALLEL']],
    ['has one thing', [placement], ['NOTHING_PARALLEL']],
    ['is booked twice', [placement, { ...cv, slots: days([1], 9, 12) }], ['DOUBLE_BOOKED']],
    ['is empty', [], ['NOTHING_AT_WORKPLACE', 'NOTHING_PARALLEL']],
  ] as const)('tells a week that %s', (_what, activities, remarks) => {
    expect(compare([...activities], []).remarks).toEqual(remarks);
  });

  it('asks for no workplace when the goal is studies', () => {
    expect(compare([cv], [], 'STUDIES').remarks).toEqual(['ONLY_MATCHING', 'NOTHING_PARALLEL']);
  });

  it('tells what is moved, what is only here and what is only in the draft', () => {
    const moved = { ...placement, slots: days([1, 2], 8, 16) };
    const search = blankPlanActivity({ lineageId: 's', typeCode: 'IPS', title: 'IPS', flexibleWeeklyMinutes: 300 });
    expect(compare([moved, search], [placement, cv]).differences).toEqual([
      {
        lineageId: 'praktik',
        title: 'Praktik',
        here: { times: 'mån och tis 08.00–16.00', flexibleWeeklyMinutes: null },
        inDraft: { times: 'mån–tor 08.00–16.00', flexibleWeeklyMinutes: null },
      },
      {
        lineageId: 'cv',
        title: 'CV-stöd',
        here: null,
        inDraft: { times: 'fre 09.00–12.00', flexibleWeeklyMinutes: null },
      },
      { lineageId: 's', title: 'IPS', here: { times: '', flexibleWeeklyMinutes: 300 }, inDraft: null },
    ]);
  });

  it('has the planner’s own figures, and as many differences as the other way round', () => {
    const slot = fc
      .record({ weekday: fc.integer({ min: 1, max: 5 }), hour: fc.integer({ min: 8, max: 15 }) })
      .map(({ weekday, hour }): Slot => ({ weekday, startsMinute: hour * 60, endsMinute: hour * 60 + 60 }));
    const activity = fc
      .record({
        lineageId: fc.constantFrom('a', 'b', 'c'),
        typeCode: fc.constantFrom('WORK_PLACEMENT', 'CV_SUPPORT', 'SFI'),
        slots: fc.array(slot, { maxLength: 4 }),
      })
      .map(blankPlanActivity);
    const drawn = fc.uniqueArray(activity, { selector: ({ lineageId }) => lineageId, maxLength: 3 });
    fc.assert(
      fc.property(drawn, drawn, (one, other) => {
        const compared = compare(one, other);
        expect(compared.figures).toEqual(
          calculatePlanFigures({
            activities: one,
            catalogue: ideaCatalogue,
            requirement: ordinaryRequirement,
            week: '2026-W48',
          }),
        );
        expect(compare(other, one).differences).toHaveLength(compared.differences.length);
        expect(compare(one, one).differences).toEqual([]);
      }),
    );
  });
});
