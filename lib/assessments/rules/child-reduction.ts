import { ageOn, type IsoDay } from '../../time';

/** What is taken off the demand when a child in the household calls for it, 10 h a week: 12 kap. 4 b §. */
export const CHILD_REDUCTION_MINUTES = 600;

interface ChildRuleVersion {
  /** The last day of this wording; null for the present last one. */
  inForceTo: IsoDay | null;
  /** The reduction holds for a child below this age … */
  underAge: number;
  /** … and for an older one who has not finished this school year … */
  schoolYear: number;
  /** … which ends on 30 June of the year in which the child reaches this age. */
  ageInYearSchoolYearEnds: number;
}

/**
 * The wordings of 12 kap. 4 b § about children. The first school year means årskurs 1, which a child begins in the
 * year of its seventh birthday and ends in June of the year of its eighth. The wording changes on 2028-07-01 together
 * with the ten-year grundskola (prop. 2024/25:143), in which förskoleklass becomes årskurs 1 and the old årskurs 1
 * becomes the second school year: the number moves, the child and the June do not, so that no child gains or loses a
 * year on that day. A child who started school late or early is not known here.
 */
export const CHILD_RULE_VERSIONS: readonly ChildRuleVersion[] = [
  { inForceTo: '2028-06-30', underAge: 8, schoolYear: 1, ageInYearSchoolYearEnds: 8 },
  { inForceTo: null, underAge: 8, schoolYear: 2, ageInYearSchoolYearEnds: 8 },
];

/** The wording that is in force on the day. */
export function findChildRule(day: IsoDay): ChildRuleVersion {
  const version = CHILD_RULE_VERSIONS.find(({ inForceTo }) => inForceTo === null || day <= inForceTo);
  if (!version) throw new RangeError(`No wording of 12 kap. 4 b § is known for ${day}`);
  return version;
}

/**
 * Whether a child in the household lessens the demand on the day, 12 kap. 4 b §: one under 8, or older who has not
 * finished the first (from 2028-07-01 the second) school year. A child not yet born does not count; several count as
 * one.
 */
export function hasChildReduction({
  childrenBornOn,
  day,
}: {
  childrenBornOn: readonly IsoDay[];
  day: IsoDay;
}): boolean {
  const rule = findChildRule(day);
  return childrenBornOn.some((bornOn) => {
    if (bornOn > day) return false;
    const schoolYearEndsOn = `${Number(bornOn.slice(0, 4)) + rule.ageInYearSchoolYearEnds}-06-30`;
    return ageOn({ bornOn, day }) < rule.underAge || day <= schoolYearEndsOn;
  });
}
