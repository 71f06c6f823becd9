import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLaw } from '../../../tests/builders/law';
import { buildActivity, buildAssessment, buildVersion, deduct, exempt } from '../../../tests/builders/weekly-rules';
import { DEDUCTION_KINDS, EXEMPTION_KINDS } from '../../assessments/rules/assessment';
import { addDays, daysOfWeek, minutesOfFifths } from '../../time';
import { type CaseWeekFacts, calculateCaseWeek } from './case-week';
import { sumDaysRequirement } from './week-requirement';

const weeks = fc.constantFrom('2026-W48', '2026-W52', '2026-W53', '2027-W01', '2028-W26');
const offset = fc.integer({ min: -10, max: 10 });

/** Facts around a week: up to three assessments after one another, breaks, children and a plan, each with an edge inside the week. */
const facts: fc.Arbitrary<CaseWeekFacts> = weeks.chain((week) => {
  const monday = daysOfWeek(week)[0];
  const day = offset.map((count) => addDays(monday, count));
  const assessment = fc
    .record({
      from: fc.integer({ min: -20, max: 4 }).map((count) => addDays(monday, count)),
      to: fc.constantFrom(null, addDays(monday, 2), addDays(monday, 30)),
      ability: fc.oneof(fc.constant(480), fc.integer({ min: 0, max: 480 })),
      exemption: fc.constantFrom(null, null, null, 'LABOUR_MARKET_PROGRAMME' as const, ...EXEMPTION_KINDS),
      exemptionTo: fc.option(day),
      share: fc.constantFrom(25, 50, 75, 100),
      deductions: fc.dictionary(fc.constantFrom(...DEDUCTION_KINDS), fc.integer({ min: 0, max: 12 }), { maxKeys: 3 }),
    })
    .map(({ from, to, ability, exemption, exemptionTo, share, deductions }) =>
      buildAssessment({
        validFrom: from,
        validTo: to,
        abilityMinutes: ability * 5,
        exemptions: exemption
          ? [exempt(exemption, { validTo: exemptionTo, sharePercent: exemption === 'SICKNESS_BENEFIT' ? share : 100 })]
          : [],
        deductions: DEDUCTION_KINDS.flatMap((kind) => (deductions[kind] ? [deduct(kind, deductions[kind])] : [])),
      }),
    );
  const activity = fc.record({
    startsOn: offset.map((count) => addDays(monday, count - 8)),
    endsOn: fc.constantFrom(null, addDays(monday, 3)),
    activityClass: fc.constantFrom('ASSIGNED' as const, 'OCCUPATION' as const, 'JOB_SEARCH' as const),
    isProgramme: fc.boolean(),
    flexibleWeeklyMinutes: fc.integer({ min: 1, max: 40 }).map((count) => count * 60),
  });
  return fc.record({
    week: fc.constant(week),
    assessments: fc.array(assessment, { maxLength: 3 }),
    childrenBornOn: fc.subarray(['2018-11-25', '2020-12-30', '2021-02-01', '2012-01-01']),
    breaks: fc.array(
      fc
        .tuple(day, fc.integer({ min: 0, max: 6 }))
        .map(([fromOn, length]) => ({ fromOn, toOn: addDays(fromOn, length) })),
      { maxLength: 2 },
    ),
    planVersions: fc
      .array(activity, { maxLength: 3 })
      .chain((activities) =>
        fc.constantFrom(
          [],
          [
            buildVersion(
              activities.map((fields, index) => buildActivity({ ...fields, id: `a${index}`, createdOrder: index })),
            ),
          ],
        ),
      ),
  });
});

describe('laws of the weekly calculation', () => {
  it('keeps every demand between 0 and 2 400', () => {
    checkLaw(
      fc.property(facts, (given) => {
        const result = calculateCaseWeek(given);
        expect(result.requiredMinutes).toBeGreaterThanOrEqual(0);
        expect(result.requiredMinutes).toBeLessThanOrEqual(result.fullTimeMinutes);
        expect(result.fullTimeMinutes).toBeLessThanOrEqual(2400);
      }),
    );
  });

  it('adds up over any division of the week, before the final rounding', () => {
    checkLaw(
      fc.property(facts, fc.integer({ min: 0, max: 7 }), (given, cut) => {
        const days = daysOfWeek(given.week);
        const whole = sumDaysRequirement({ ...given, days });
        const [first, second] = [days.slice(0, cut), days.slice(cut)].map((part) =>
          sumDaysRequirement({ ...given, days: part }),
        );
        for (const [key, fifths] of Object.entries(whole.fifths)) {
          const name = key as keyof typeof whole.fifths;
          expect((first?.fifths[name] ?? 0) + (second?.fifths[name] ?? 0)).toBe(fifths);
        }
        expect(calculateCaseWeek(given).requiredMinutes).toBe(minutesOfFifths(whole.fifths.required));
      }),
    );
  });

  it('does not change when an assessment is renewed unchanged on any day', () => {
    checkLaw(
      fc.property(facts, fc.integer({ min: 0, max: 5 }), (given, cut) => {
        const days = daysOfWeek(given.week);
        const [assessment] = given.assessments;
        fc.pre(assessment !== undefined);
        const open = { ...assessment, validFrom: addDays(days[0], -30), validTo: null };
        const renewed = [
          { ...open, id: 'second', validFrom: days[cut + 1] as string },
          { ...open, id: 'first', validTo: days[cut] as string },
        ];
        expect(calculateCaseWeek({ ...given, assessments: renewed })).toEqual(
          calculateCaseWeek({ ...given, assessments: [open] }),
        );
      }),
    );
  });

  it('has a gap exactly when the level says so', () => {
    checkLaw(
      fc.property(facts, (given) => {
        const result = calculateCaseWeek(given);
        expect(result.gapMinutes).toBe(Math.max(0, result.requiredMinutes - result.assignedMinutes));
        expect(result.gapMinutes > 0).toBe(['NO_PLAN', 'NO_ACTIVITY', 'BELOW_FULL_TIME'].includes(result.level));
      }),
    );
  });

  it('never asks for more when a break is added', () => {
    checkLaw(
      fc.property(facts, offset, (given, count) => {
        const day = addDays(daysOfWeek(given.week)[0], count);
        const rested = calculateCaseWeek({ ...given, breaks: [...given.breaks, { fromOn: day, toOn: day }] });
        expect(rested.requiredMinutes).toBeLessThanOrEqual(calculateCaseWeek(given).requiredMinutes);
      }),
    );
  });

  it('does not heed what lies outside the week', () => {
    checkLaw(
      fc.property(facts, (given) => {
        const [monday, , , , , , sunday] = daysOfWeek(given.week);
        const outside = [
          buildAssessment({ id: 'before', validFrom: '2020-01-01', validTo: addDays(monday, -1), abilityMinutes: 5 }),
          buildAssessment({ id: 'after', validFrom: addDays(sunday, 1), abilityMinutes: 5 }),
        ];
        expect(calculateCaseWeek({ ...given, assessments: [...given.assessments, ...outside] })).toEqual(
          calculateCaseWeek(given),
        );
      }),
    );
  });

  it('is formally full time only when exempt, and then asks for nothing', () => {
    checkLaw(
      fc.property(facts, (given) => {
        const result = calculateCaseWeek(given);
        if (result.isFormallyFullTimeOnly) expect(result).toMatchObject({ level: 'EXEMPT', requiredMinutes: 0 });
        if (result.level === 'EXEMPT') expect(result.fullTimeMinutes).toBe(0);
      }),
    );
  });
});
