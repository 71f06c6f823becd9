import type { IsoDay } from '../../time';

/** How far a goal was reached, on the scale of AF's report of March 2024. */
export const GOAL_ATTAINMENTS = ['ALL', 'MOST', 'ABOUT_HALF', 'FEW', 'NONE'] as const;
export type GoalAttainment = (typeof GOAL_ATTAINMENTS)[number];

/** Why a goal was not reached by all. */
export const GOAL_CAUSES = ['NO_TIME', 'NO_PLACES', 'LATE_ANSWERS', 'UNCLEAR_ROUTINES', 'NEW_STAFF', 'OTHER'] as const;
export type GoalCause = (typeof GOAL_CAUSES)[number];

/** The year whose goals are followed up on the day: from November to the end of January; null for the rest of the year. */
export function followedUpYear(today: IsoDay): number | null {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (month >= 11) return year;
  return month === 1 ? year - 1 : null;
}

/** Whether a goal has been agreed for so much of the year, half of it, that the year says something of it. */
export function isFollowedUp(agreedFrom: IsoDay, year: number): boolean {
  return agreedFrom <= `${year}-06-30`;
}
