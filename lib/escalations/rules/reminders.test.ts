import { expect, it } from 'vitest';
import { listReminderSteps } from './reminders';

// Due on Wednesday 2026-11-25.
it.each([
  ['2026-11-23', 0, ''],
  ['2026-11-24', 0, 'BEFORE_DUE'],
  ['2026-11-25', 0, 'BEFORE_DUE'],
  ['2026-11-26', 0, 'AFTER_DUE MANAGERS'],
  ['2026-11-26', 2, 'AFTER_DUE'],
  ['2026-11-27', 2, 'AFTER_DUE'],
  // A weekend lets no working day pass.
  ['2026-11-28', 2, 'AFTER_DUE MANAGERS'],
  ['2026-11-30', 2, 'AFTER_DUE MANAGERS'],
])('on %s, with %i more working days for the managers: %s', (today, escalateAfterWorkingDays, steps) => {
  expect(listReminderSteps({ dueOn: '2026-11-25', escalateAfterWorkingDays }, today).join(' ')).toBe(steps);
});
