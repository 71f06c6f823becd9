'use client';

import { useMemo } from 'react';
import { describeShownWeek, type PlannerState, type ShownWeek, type WeekCircumstances } from '@/lib/plans';

/** Reads a drawn week as it is shown and counted. The same state is read once, however many ask. */
export type ReadWeek = (state: PlannerState) => ShownWeek;

/** A reader for the circumstances; it is the same as long as they are. */
export function useWeekReader(circumstances: WeekCircumstances): ReadWeek {
  const { week, view, planStartsOn, catalogue, requirement, irregularWeeks, breaks, cancelledDays } = circumstances;
  return useMemo(() => {
    const known = new WeakMap<PlannerState, ShownWeek>();
    const given = { week, view, planStartsOn, catalogue, requirement, irregularWeeks, breaks, cancelledDays };
    return (state) => {
      const read = known.get(state) ?? describeShownWeek(state, given);
      known.set(state, read);
      return read;
    };
  }, [week, view, planStartsOn, catalogue, requirement, irregularWeeks, breaks, cancelledDays]);
}
