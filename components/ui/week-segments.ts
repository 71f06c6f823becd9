/** The classes of a person's week in minutes. They are always drawn in the order in which they stand here. */
export type WeekSegments = {
  /** Employment, SFI, education and programmes. */
  occupation: number;
  jobSearch: number;
  /** Municipal activities of the four kinds. */
  assigned: number;
  /** Other duties, childcare adaptation and the reduction for children. */
  otherDuties: number;
  /** What is required and has no activity. */
  gap: number;
};

export type WeekSegmentKey = keyof WeekSegments;

/** The order in which a week is drawn and read out. */
export const WEEK_SEGMENT_KEYS = ['occupation', 'jobSearch', 'assigned', 'otherDuties', 'gap'] as const;

/** The whole week of the law: 40 hours (SoL 12 kap. 4 b §). */
export const FULL_WEEK_MINUTES = 2400;

/** One class as it is drawn: `minutes` is the truth, `drawnMinutes` what fits, `startMinute` where it begins. */
export type DrawnSegment = { key: WeekSegmentKey; minutes: number; drawnMinutes: number; startMinute: number };

export type DrawnWeek = {
  segments: DrawnSegment[];
  /** Minutes of the week that no class claims: outside what is required. */
  outsideMinutes: number;
  /** Minutes that do not fit into the week. They are told in words and not drawn. */
  overflowMinutes: number;
};

/** A class as whole minutes: what is no number or below nothing counts as nothing. */
function wholeMinutes(minutes: number): number {
  return Number.isFinite(minutes) ? Math.max(0, Math.round(minutes)) : 0;
}

/**
 * Lays the classes of a week side by side in their fixed order. Classes without minutes are left out, and what is
 * drawn never exceeds `totalMinutes`: what comes last is cut first.
 */
export function layOutWeek(segments: WeekSegments, totalMinutes: number = FULL_WEEK_MINUTES): DrawnWeek {
  let startMinute = 0;
  let overflowMinutes = 0;
  const drawn: DrawnSegment[] = [];
  for (const key of WEEK_SEGMENT_KEYS) {
    const minutes = wholeMinutes(segments[key]);
    if (minutes === 0) continue;
    const drawnMinutes = Math.min(minutes, totalMinutes - startMinute);
    overflowMinutes += minutes - drawnMinutes;
    drawn.push({ key, minutes, drawnMinutes, startMinute });
    startMinute += drawnMinutes;
  }
  return { segments: drawn, outsideMinutes: totalMinutes - startMinute, overflowMinutes };
}
