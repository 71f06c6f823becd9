import type { PlanActivity } from '../../plans';
import type { IsoDay } from '../../time';
import type { EmploymentState } from './employment-state';

/** What of a held place the plan is told. Minutes are a week's. */
interface GrantedPlace {
  employmentId: string;
  work: string;
  workplace: string;
  weeklyMinutes: number;
  /** When it is to begin, and when it did. */
  startsOn: IsoDay;
  startedOn: IsoDay | null;
  /** The last day of the support; null when none was set. */
  supportUntil: IsoDay | null;
}

/** As long as the title of an activity may be. */
const LONGEST_TITLE = 120;

/** Whether the place may be put in the plan: it has become work, and its support goes on. */
export function decideEmploymentInPlan(
  { state, supportUntil }: { state: EmploymentState; supportUntil: IsoDay | null },
  today: IsoDay,
): { allowed: true } | { allowed: false; reason: 'employmentNotGranted' | 'employmentSupportOver' } {
  if (state !== 'GRANTED' && state !== 'STARTED') return { allowed: false, reason: 'employmentNotGranted' };
  if (supportUntil !== null && supportUntil < today) return { allowed: false, reason: 'employmentSupportOver' };
  return { allowed: true };
}

/**
 * The place as an activity of the plan, with the hours, days and workplace that it was held with: its times are set by the employer, so
 * the hours are flexible until someone draws them. It has the place's own id as its lineage, so that it is in a plan once.
 */
export function toEmploymentActivity(place: GrantedPlace): PlanActivity {
  return {
    lineageId: place.employmentId,
    typeCode: 'SUBSIDISED_EMPLOYMENT',
    title: place.work.slice(0, LONGEST_TITLE),
    groupId: null,
    startsOn: place.startedOn ?? place.startsOn,
    endsOn: place.supportUntil,
    flexibleWeeklyMinutes: place.weeklyMinutes,
    place: place.workplace,
    contactName: '',
    contactPhone: '',
    contactEmail: '',
    travelMinutes: null,
    slots: [],
    exceptions: [],
  };
}
