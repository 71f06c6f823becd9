import { describe, expect, it } from 'vitest';
import type { PlanActivity } from './plan-content';
import { resumeActivity } from './resumed-activity';

const placement: PlanActivity = {
  lineageId: 'praktik',
  typeCode: 'WORK_PLACEMENT',
  title: 'Praktik på lagret',
  groupId: null,
  startsOn: '2026-03-02',
  endsOn: null,
  flexibleWeeklyMinutes: null,
  place: 'Lagret',
  contactName: '',
  contactPhone: '',
  contactEmail: '',
  travelMinutes: null,
  slots: [{ weekday: 1, startsMinute: 480, endsMinute: 960 }],
  exceptions: [{ fromOn: '2026-07-01', toOn: '2026-07-31', reason: 'Semester' }],
};
const from = { startsOn: '2026-11-23', brokenOffOn: '2026-06-01' };

describe('an activity that is taken up again', () => {
  it.each([
    ['until further notice stays so', null, null],
    ['until a day ahead keeps it', '2026-12-18', '2026-12-18'],
    ['until a day that has passed goes on until further notice', '2026-09-30', null],
    ['that was cut off the day before goes on until further notice', '2026-05-31', null],
  ])('%s', (_, endsOn, expected) => {
    expect(resumeActivity({ ...placement, endsOn }, from)).toMatchObject({
      startsOn: '2026-11-23',
      endsOn: expected,
      slots: placement.slots,
      exceptions: [],
    });
  });

  it('keeps every time, also one that had ended before', () => {
    const slots = [
      { weekday: 1, startsMinute: 480, endsMinute: 960, startsOn: null, endsOn: '2026-05-31' },
      { weekday: 2, startsMinute: 480, endsMinute: 960, startsOn: '2026-04-01', endsOn: null },
    ];
    expect(resumeActivity({ ...placement, slots }, from).slots).toEqual([
      { weekday: 1, startsMinute: 480, endsMinute: 960, startsOn: null, endsOn: null },
      { weekday: 2, startsMinute: 480, endsMinute: 960, startsOn: null, endsOn: null },
    ]);
  });
});
