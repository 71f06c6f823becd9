import { type OrganisationKind, readsHealthAndHousehold } from '../../access';
import type { Level } from '../../case-weeks';
import type { IsoWeek } from '../../time';

/** The counters of one unit, or of several added up, in one week: persons and minutes. */
export interface UnitWeekCounts {
  week: IsoWeek;
  persons: number;
  levels: Record<Level, number>;
  /** Of the exempt, those whose programme really holds under 10 h a week. */
  formallyFullTimeOnly: number;
  requiredMinutes: number;
  assignedMinutes: number;
  reportedPlannedMinutes: number;
  attendedMinutes: number;
  gapMinutes: number;
  gapMinutesByOwner: Record<GapOwnerKey, number>;
}

/** Who can close a gap, in the order they are shown. */
export const GAP_OWNERS = [
  'MUNICIPALITY',
  'SCHOOL',
  'EMPLOYMENT_SERVICE',
  'PROVIDER',
  'HEALTH',
  'INDIVIDUAL',
  'UNKNOWN',
] as const;
export type GapOwnerKey = (typeof GAP_OWNERS)[number];

/** A week in which nobody is counted. */
export function emptyUnitWeek(week: IsoWeek): UnitWeekCounts {
  return {
    week,
    persons: 0,
    levels: { EXEMPT: 0, ON_BREAK: 0, NOT_ASSESSED: 0, NO_PLAN: 0, NO_ACTIVITY: 0, BELOW_FULL_TIME: 0, FULL_TIME: 0 },
    formallyFullTimeOnly: 0,
    requiredMinutes: 0,
    assignedMinutes: 0,
    reportedPlannedMinutes: 0,
    attendedMinutes: 0,
    gapMinutes: 0,
    gapMinutesByOwner: {
      MUNICIPALITY: 0,
      SCHOOL: 0,
      EMPLOYMENT_SERVICE: 0,
      PROVIDER: 0,
      HEALTH: 0,
      INDIVIDUAL: 0,
      UNKNOWN: 0,
    },
  };
}

/**
 * The counters as the reader may see them: hours whose owner tells of health or of the individual are told without an owner
 * to those who may not know (OSL 26:1).
 */
export function readableUnitWeek(counts: UnitWeekCounts, reader: OrganisationKind): UnitWeekCounts {
  if (readsHealthAndHousehold(reader)) return counts;
  const { HEALTH, INDIVIDUAL, UNKNOWN } = counts.gapMinutesByOwner;
  return {
    ...counts,
    gapMinutesByOwner: {
      ...counts.gapMinutesByOwner,
      HEALTH: 0,
      INDIVIDUAL: 0,
      UNKNOWN: UNKNOWN + HEALTH + INDIVIDUAL,
    },
  };
}

/** Several units' counters of the same week added up. */
export function addUnitWeeks(week: IsoWeek, weeks: readonly UnitWeekCounts[]): UnitWeekCounts {
  const sum = emptyUnitWeek(week);
  for (const each of weeks) {
    for (const level of Object.keys(sum.levels) as Level[]) sum.levels[level] += each.levels[level];
    for (const owner of GAP_OWNERS) sum.gapMinutesByOwner[owner] += each.gapMinutesByOwner[owner];
    sum.persons += each.persons;
    sum.formallyFullTimeOnly += each.formallyFullTimeOnly;
    sum.requiredMinutes += each.requiredMinutes;
    sum.assignedMinutes += each.assignedMinutes;
    sum.reportedPlannedMinutes += each.reportedPlannedMinutes;
    sum.attendedMinutes += each.attendedMinutes;
    sum.gapMinutes += each.gapMinutes;
  }
  return sum;
}

/** Those of whom activity is demanded in the week: the full-time share is a share of them. */
export function countConcerned({ levels }: UnitWeekCounts): number {
  return levels.FULL_TIME + levels.BELOW_FULL_TIME + levels.NO_ACTIVITY + levels.NO_PLAN;
}

/** Whole per cent, or null where nobody is counted. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((100 * part) / whole);
}
