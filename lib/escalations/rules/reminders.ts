import { addWorkingDays, type IsoDay, workingDaysBetween } from '../../time';

/** Whom a samråd reminds, and when: the officer asked, before and after the due date; then the managers. */
export type ReminderStep = 'BEFORE_DUE' | 'AFTER_DUE' | 'MANAGERS';

/** So many working days before the due date the one who is asked is reminded. */
export const REMIND_BEFORE_WORKING_DAYS = 1;

/**
 * The reminders that an unanswered samråd calls for on the day (överenskommelse): one before the due date, one when it has passed, and one to
 * the managers when `escalateAfterWorkingDays` more have passed. Each is sent once.
 */
export function listReminderSteps(
  { dueOn, escalateAfterWorkingDays }: { dueOn: IsoDay; escalateAfterWorkingDays: number },
  today: IsoDay,
): ReminderStep[] {
  if (today <= dueOn) {
    return workingDaysBetween({ from: today, to: dueOn }) <= REMIND_BEFORE_WORKING_DAYS ? ['BEFORE_DUE'] : [];
  }
  const managersAfter = escalateAfterWorkingDays === 0 ? dueOn : addWorkingDays(dueOn, escalateAfterWorkingDays);
  return today > managersAfter ? ['AFTER_DUE', 'MANAGERS'] : ['AFTER_DUE'];
}
