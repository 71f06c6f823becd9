import type { PlanActivity } from '../../lib/plans/rules/plan-content';

/** An activity of a plan that nothing has been said of: praktik from 23 November 2026 until further notice. */
export function blankPlanActivity(traits: Partial<PlanActivity> = {}): PlanActivity {
  return {
    lineageId: '0199f000-0000-7000-8000-000000000001',
    typeCode: 'WORK_PLACEMENT',
    title: 'Praktik',
    groupId: null,
    startsOn: '2026-11-23',
    endsOn: null,
    flexibleWeeklyMinutes: null,
    place: '',
    contactName: '',
    contactPhone: '',
    contactEmail: '',
    travelMinutes: null,
    slots: [],
    exceptions: [],
    ...traits,
  };
}
