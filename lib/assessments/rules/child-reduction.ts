import { ageOn, type IsoDay } from '../../time';
import { findLaw } from './law';

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
  const { childRule } = findLaw(day);
  return childrenBornOn.some((bornOn) => {
    if (bornOn > day) return false;
    const schoolYearEndsOn = `${Number(bornOn.slice(0, 4)) + childRule.ageInYearSchoolYearEnds}-06-30`;
    return ageOn({ bornOn, day }) < childRule.underAge || day <= schoolYearEndsOn;
  });
}
