import { FEWEST_TOLD, suppressSmall } from '../../follow-ups/rules/results';

/** How referrals to a provider have ended. */
export interface EndingCounts {
  work: number;
  studies: number;
  /** Everything else: no suitable support, time limit, illness, moved, declined. */
  none: number;
}

/** The same as it may be told; null where it is fewer than five, or could be reckoned out from the others. */
export interface ToldEndings {
  total: number;
  work: number | null;
  studies: number | null;
  none: number | null;
  /** Whole per cent that ended with work or studies; null when it may not be known. */
  resultPercent: number | null;
}

/**
 * How referrals ended, with small numbers held back: first whether results can be told from the rest at all, then what they were. Null when
 * fewer than five have ended.
 */
export function tellEndings({ work, studies, none }: EndingCounts): ToldEndings | null {
  const total = work + studies + none;
  if (total < FEWEST_TOLD) return null;
  const [result = null] = suppressSmall([work + studies, none]);
  if (result === null) return { total, work: null, studies: null, none: null, resultPercent: null };
  const [toldWork = null, toldStudies = null] = suppressSmall([work, studies]);
  return { total, work: toldWork, studies: toldStudies, none, resultPercent: Math.round((100 * result) / total) };
}

/** Minutes a week of the participant in the middle. */
export interface WeeklyHours {
  participants: number;
  plannedMinutes: number;
  reportedMinutes: number;
}

export type ToldHours = Pick<WeeklyHours, 'plannedMinutes' | 'reportedMinutes'>;

/** The median of what is planned and reported, to the nearest five minutes; null when fewer than five take part. */
export function tellHours({ participants, plannedMinutes, reportedMinutes }: WeeklyHours): ToldHours | null {
  if (participants < FEWEST_TOLD) return null;
  const rounded = (minutes: number) => Math.round(minutes / 5) * 5;
  return { plannedMinutes: rounded(plannedMinutes), reportedMinutes: rounded(reportedMinutes) };
}

/**
 * How many take part at each provider, as the counts may be told side by side: whoever knows how many there are in all shall not reckon out
 * one of the few. Nobody is no person, and is told.
 */
export function tellParticipants(countOf: ReadonlyMap<string, number>): Map<string, number | null> {
  const ids = [...countOf.keys()];
  const told = suppressSmall([...countOf.values()]);
  return new Map(ids.map((id, index) => [id, told[index] ?? null]));
}
