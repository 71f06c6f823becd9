import type { Level } from '../case-weeks';
import type { IsoDay } from '../time';
import type { TimelineRow, TimelineWindow } from './rules/timeline';

/** Something that happened, or will, on a day. */
export type TimelineEvent =
  | { kind: 'REQUIREMENT'; on: IsoDay; requiredMinutes: number; isAssessed: boolean; isExempt: boolean }
  | {
      kind: 'REFERRAL_DECIDED' | 'REFERRAL_STARTED' | 'REFERRAL_ENDED';
      on: IsoDay;
      providerName: string;
      referralId: string;
    }
  | { kind: 'CONSULTATION_REQUESTED'; on: IsoDay; party: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE'; consultationId: string }
  | { kind: 'CONSULTATION_CONCLUDED'; on: IsoDay; consultationId: string };

/** The months of a case: all activities of all parties, and what happened around them. */
export interface PlanTimeline {
  caseId: string;
  today: IsoDay;
  window: TimelineWindow;
  /** Those that run on some day of the window. */
  rows: TimelineRow[];
  breaks: { fromOn: IsoDay; toOn: IsoDay }[];
  /** Within the window, in order. */
  events: TimelineEvent[];
  /** The level of each week that has been or is; `weekOn` is its Monday. */
  weeks: { weekOn: IsoDay; level: Level; assignedMinutes: number; requiredMinutes: number }[];
}
