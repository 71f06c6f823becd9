import { describe, expect, it } from 'vitest';
import { describeAssessmentBasis, placeAssessment } from './place-assessment';

const spring = { id: 'spring', validFrom: '2026-01-01', validTo: '2026-06-30' };
const autumn = { id: 'autumn', validFrom: '2026-10-01', validTo: null };
const coming = { id: 'coming', validFrom: '2027-01-01', validTo: null };

describe('where a new assessment goes in the series', () => {
  it.each([
    ['the first of all', [], '2026-10-01', null, { corrects: null, closes: null }],
    [
      'after one that holds until further notice',
      [autumn],
      '2026-11-01',
      null,
      { closes: { id: 'autumn', validTo: '2026-10-31' } },
    ],
    ['the day after it began', [autumn], '2026-10-02', null, { closes: { id: 'autumn', validTo: '2026-10-01' } }],
    ['on the same day, as a correction', [spring, autumn], '2026-10-01', null, { corrects: 'autumn', closes: null }],
    ['on the last day of one', [spring], '2026-06-30', null, { closes: { id: 'spring', validTo: '2026-06-29' } }],
    ['after one that has ended', [spring], '2026-07-01', null, { corrects: null, closes: null }],
    ['between two', [spring, autumn], '2026-08-01', '2026-09-30', { corrects: null, closes: null }],
    ['within one', [spring], '2026-03-01', '2026-03-31', { closes: { id: 'spring', validTo: '2026-02-28' } }],
    ['before one to come, ending in time', [coming], '2026-11-01', '2026-12-31', { corrects: null, closes: null }],
  ] as const)('%s', (_name, existing, validFrom, validTo, expected) => {
    expect(placeAssessment({ existing, validFrom, validTo })).toMatchObject({ allowed: true, ...expected });
  });

  it.each([
    ['until further notice before a later one', [spring, autumn], '2026-08-01', null],
    ['reaching into the first day of a later one', [autumn], '2026-08-01', '2026-10-01'],
    ['as a correction that would swallow a later one', [autumn, coming], '2026-10-01', null],
  ] as const)('refuses one %s', (_name, existing, validFrom, validTo) => {
    expect(placeAssessment({ existing, validFrom, validTo })).toEqual({
      allowed: false,
      field: 'validTo',
      reason: 'assessmentLaterExists',
    });
  });
});

describe('what an officer had before the eyes', () => {
  const seen = { assessments: [{ ...autumn, revisedAt: '1' }], childrenBornOn: ['2020-01-01', '2018-01-01'] };

  it('is the same whatever the order', () => {
    expect(describeAssessmentBasis({ ...seen, childrenBornOn: ['2018-01-01', '2020-01-01'] })).toBe(
      describeAssessmentBasis(seen),
    );
  });

  it.each([
    [
      'a new assessment',
      {
        assessments: [
          { ...autumn, validTo: '2026-11-30', revisedAt: '1' },
          { ...coming, revisedAt: '2' },
        ],
      },
    ],
    ['a correction', { assessments: [{ ...autumn, revisedAt: '2' }] }],
    ['a child', { childrenBornOn: ['2020-01-01', '2018-01-01', '2026-11-01'] }],
    ['a twin', { childrenBornOn: ['2020-01-01', '2020-01-01', '2018-01-01'] }],
  ])('differs after %s', (_name, change) => {
    expect(describeAssessmentBasis({ ...seen, ...change })).not.toBe(describeAssessmentBasis(seen));
  });
});
