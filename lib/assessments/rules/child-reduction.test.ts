import { describe, expect, it } from 'vitest';
import { addDays, listDays } from '../../time';
import { hasChildReduction } from './child-reduction';
import { findLaw } from './law';

describe('hasChildReduction', () => {
  it.each([
    ['no child', [], '2026-11-23', false],
    ['a child of six', ['2020-03-15'], '2026-11-23', true],
    ['born that very day', ['2026-11-23'], '2026-11-23', true],
    ['born the day after', ['2026-11-24'], '2026-11-23', false],
    ['a spring child who is eight, in June of its first school year', ['2018-03-15'], '2026-06-30', true],
    ['a spring child when its first school year has ended', ['2018-03-15'], '2026-07-01', false],
    ['an autumn child the day before it is eight', ['2018-11-24'], '2026-11-23', true],
    ['an autumn child the day it is eight', ['2018-11-23'], '2026-11-23', false],
    ['a teenager', ['2011-01-01'], '2026-11-23', false],
    ['a teenager and a child of three', ['2011-01-01', '2023-05-05'], '2026-11-23', true],
    ['a child born 31 December, in its last June', ['2019-12-31'], '2027-12-30', true],
    ['a child born 31 December, at eight', ['2019-12-31'], '2027-12-31', false],
    ['born on a leap day, 28 February at eight years less a day', ['2024-02-29'], '2032-06-30', true],
    ['born on a leap day, after its second school year of the new kind', ['2024-02-29'], '2032-07-01', false],
    ['the last June of the old wording', ['2020-02-01'], '2028-06-30', true],
    ['the first day of the new wording, a year group that has finished', ['2020-02-01'], '2028-07-01', false],
    ['the first day of the new wording, the year group that starts year two', ['2021-02-01'], '2028-07-01', true],
    ['that year group in June of its second school year', ['2021-02-01'], '2029-06-30', true],
    ['that year group when it has finished', ['2021-02-01'], '2029-07-01', false],
  ])('%s', (_, childrenBornOn, day, expected) => {
    expect(hasChildReduction({ childrenBornOn, day })).toBe(expected);
  });

  it.each([
    ['2026-07-01', 1],
    ['2028-06-30', 1],
    ['2028-07-01', 2],
    ['2040-01-01', 2],
  ])('on %s the law asks for school year %i', (day, schoolYear) => {
    expect(findLaw(day).childRule.schoolYear).toBe(schoolYear);
  });

  it.each(['2019-12-31', '2020-01-01', '2020-06-30', '2020-07-01', '2021-02-28'])(
    'ends once and never begins again for one born %s',
    (bornOn) => {
      const answers = listDays({ from: bornOn, to: addDays(bornOn, 3700) }).map((day) =>
        hasChildReduction({ childrenBornOn: [bornOn], day }),
      );
      const changes = answers.filter((answer, index) => index > 0 && answer !== answers[index - 1]);
      expect(changes).toEqual([false]);
    },
  );
});
