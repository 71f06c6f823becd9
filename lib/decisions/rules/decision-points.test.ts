import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLaw } from '../../../tests/builders/law';
import { buildAssessment, childOfSix, deduct, exempt } from '../../../tests/builders/weekly-rules';
import type { Assessment } from '../../assessments';
import { describeExtent, listDecisionPoints, listSections } from './decision-points';

const extent = (traits: Partial<Assessment> = {}, childrenBornOn: string[] = []) =>
  describeExtent({ assessment: buildAssessment(traits), childrenBornOn });
const pointsOf = (before: Partial<Assessment> | null, after: Partial<Assessment>) =>
  listDecisionPoints({
    before: before && extent(before),
    after: extent({ validFrom: '2026-11-18', ...after }),
  });
const job = { deductions: [deduct('JOB_SEARCH', 5)] };

describe('what is to be decided', () => {
  it.each<[string, Partial<Assessment> | null, Partial<Assessment>, object[]]>([
    [
      'a first demand',
      null,
      job,
      [{ kind: 'REQUIREMENT_SET', requiredMinutes: 2100, beforeMinutes: null, fromOn: '2026-11-18', toOn: null }],
    ],
    [
      'a demand after free participation',
      { ground: 'VOLUNTARY' },
      job,
      [{ kind: 'REQUIREMENT_SET', beforeMinutes: null }],
    ],
    ['more hours', job, {}, [{ kind: 'REQUIREMENT_CHANGED', requiredMinutes: 2400, beforeMinutes: 2100 }]],
    [
      'another ground',
      { ...job, validFrom: '2026-10-01', ground: 'SECTION_12_4_D' },
      job,
      [{ kind: 'REQUIREMENT_CHANGED', requiredMinutes: 2100, beforeMinutes: 2100 }],
    ],
    [
      'free participation after a demand',
      job,
      { ground: 'VOLUNTARY' },
      [{ kind: 'REQUIREMENT_ENDED', beforeMinutes: 2100 }],
    ],
    [
      'an exemption that takes the whole demand',
      job,
      { exemptions: [exempt('PARENTAL_LEAVE', { validTo: '2027-03-01' })] },
      [
        { kind: 'REQUIREMENT_ENDED' },
        { kind: 'EXEMPTION_GRANTED', exemption: 'PARENTAL_LEAVE', fromOn: '2026-11-18', toOn: '2027-03-01' },
      ],
    ],
    [
      'half a benefit',
      {},
      { exemptions: [exempt('SICKNESS_BENEFIT', { sharePercent: 50 })] },
      [
        { kind: 'REQUIREMENT_CHANGED', requiredMinutes: 1200, beforeMinutes: 2400 },
        { kind: 'EXEMPTION_GRANTED', exemption: 'SICKNESS_BENEFIT', sharePercent: 50 },
      ],
    ],
    [
      'an exemption that ends before its time',
      { exemptions: [exempt('EDUCATION')] },
      job,
      [{ kind: 'REQUIREMENT_SET' }, { kind: 'EXEMPTION_ENDED', exemption: 'EDUCATION', fromOn: '2026-11-18' }],
    ],
    [
      'a demand after an exemption that had run out by itself',
      { exemptions: [exempt('EDUCATION', { validTo: '2026-11-10' })] },
      job,
      [{ kind: 'REQUIREMENT_CHANGED', requiredMinutes: 2100 }],
    ],
    [
      'an exemption of one who takes part by choice',
      { ground: 'VOLUNTARY' },
      { ground: 'VOLUNTARY', exemptions: [exempt('PENSION_AGE')] },
      [{ kind: 'EXEMPTION_GRANTED' }],
    ],
  ])('%s', (_name, before, after, expected) => {
    const dayBefore = '2026-11-17';
    const earlier =
      before && describeExtent({ assessment: buildAssessment(before), childrenBornOn: [], day: dayBefore });
    const points = listDecisionPoints({ before: earlier, after: extent({ validFrom: '2026-11-18', ...after }) });
    expect(points).toMatchObject(expected);
    expect(points).toHaveLength(expected.length);
  });

  it.each<[string, Partial<Assessment> | null, Partial<Assessment>]>([
    ['another reason', job, { deductions: [{ ...deduct('JOB_SEARCH', 5), reason: 'ny' }] }],
    ['the same demand further on', job, { ...job, validTo: '2027-06-30' }],
    ['free participation from the beginning', null, { ground: 'VOLUNTARY' }],
    ['the same exemption', { exemptions: [exempt('PENSION_AGE')] }, { exemptions: [exempt('PENSION_AGE')] }],
    [
      'evidence that was missing',
      { exemptions: [exempt('PENSION_AGE')] },
      { exemptions: [exempt('PENSION_AGE', { evidence: { text: 'Besked', seenOn: '2026-11-01' } })] },
    ],
  ])('is nothing about %s', (_name, before, after) => expect(pointsOf(before, after)).toEqual([]));

  it('is nothing when nothing has changed, whatever the assessment', () => {
    const minutes = fc.integer({ min: 0, max: 480 }).map((fives) => fives * 5);
    checkLaw(
      fc.property(minutes, minutes, minutes, fc.boolean(), (abilityMinutes, search, work, hasChild) => {
        const traits: Partial<Assessment> = {
          abilityMinutes,
          deductions: [
            { kind: 'JOB_SEARCH', minutes: search, reason: '' },
            { kind: 'PART_TIME_EMPLOYMENT', minutes: work, reason: '' },
          ],
        };
        const same = extent(traits, hasChild ? [childOfSix] : []);
        expect(listDecisionPoints({ before: same, after: same })).toEqual([]);
        expect(same.lines.reduce((sum, { minutes: line }) => sum + line, 0)).toBe(same.requiredMinutes);
      }),
    );
  });
});

describe('the sections that a decision rests on', () => {
  it('are those of the ground and of the sum, each once and in order', () => {
    const after = extent({ deductions: [deduct('JOB_SEARCH', 5), deduct('CHILDCARE', 2)] }, [childOfSix]);
    expect(listSections({ points: listDecisionPoints({ before: null, after }), extent: after })).toEqual([
      '12 kap. 4 a §',
      '12 kap. 4 b §',
      '12 kap. 4 c §',
    ]);
  });

  it('are those of the exemption with its point', () => {
    const after = extent({ exemptions: [exempt('LABOUR_MARKET_PROGRAMME')] });
    expect(listSections({ points: listDecisionPoints({ before: null, after }), extent: after })).toContain(
      '12 kap. 4 a § 3 b',
    );
  });

  it('of a break is 4 f §', () => {
    const account = { year: 2026, leftDays: 21, mostDays: 28 };
    const given = {
      kind: 'BREAK_GRANTED' as const,
      fromOn: '2026-12-07',
      toOn: '2026-12-13',
      beforeToOn: null,
      account,
    };
    expect(listSections({ points: [given], extent: null })).toEqual(['12 kap. 4 f §']);
  });
});
