import type { IsoDay } from '../../time';
import type { ApprovingParty } from './plan-state';
import type { ActivityClass, ActivityException, PlannedActivity, Slot } from './planned-activity';

/** One line of the national catalogue of activities. */
export interface CatalogueEntry {
  code: string;
  name: string;
  activityClass: ActivityClass;
  /** 1–4: the kind of 12 kap. 6 a § SoL; null for occupation and job search. */
  lawKind: number | null;
  party: ApprovingParty;
  isProgramme: boolean;
  strengthens: boolean;
  matches: boolean;
  isEvidenceBased: boolean;
  /** Who says that it is evidence-based, or what is known of its effect; empty when nothing is. */
  source: string;
}

/** An activity as it is written in a plan version. */
export interface PlanActivity {
  /** The same activity through all versions of the plan. */
  lineageId: string;
  typeCode: string;
  title: string;
  groupId: string | null;
  startsOn: IsoDay;
  endsOn: IsoDay | null;
  /** Minutes a week without a fixed time; null for an activity with slots. */
  flexibleWeeklyMinutes: number | null;
  place: string;
  contactName: string;
  contactPhone: string;
  contactEmail: string;
  /** One way from another place, when someone has said; pointed out where time is short, never counted as hours. */
  travelMinutes: number | null;
  slots: Slot[];
  /** Periods in which it is not held, none on top of another. */
  exceptions: ActivityException[];
}

/** What the two authorities write in one plan version, besides its activities. */
export interface PlanTexts {
  goalKind: 'WORK' | 'STUDIES' | null;
  goalOccupation: string;
  needs: string;
  individualView: string;
  individualTookPart: boolean | null;
  individualTookPartHow: string;
  municipalityUndertakings: string;
  employmentServiceUndertakings: string;
  individualUndertakings: string;
  municipalityContactId: string | null;
  employmentServiceContactId: string | null;
  startsOn: IsoDay;
  followUpOn: IsoDay | null;
}

/** All that a plan version says. */
export interface PlanContent extends PlanTexts {
  activities: PlanActivity[];
}

/** The activities as the weekly calculation sees them, in the order in which they stand. An unknown type counts for nothing. */
export function toPlannedActivities(
  activities: readonly PlanActivity[],
  catalogue: readonly CatalogueEntry[],
): PlannedActivity[] {
  return activities.flatMap((activity, index) => {
    const type = catalogue.find(({ code }) => code === activity.typeCode);
    if (!type) return [];
    const { lineageId, startsOn, endsOn, slots, flexibleWeeklyMinutes, exceptions } = activity;
    const { activityClass, isProgramme } = type;
    return [
      {
        id: lineageId,
        createdOrder: index + 1,
        startsOn,
        endsOn,
        activityClass,
        isProgramme,
        slots,
        flexibleWeeklyMinutes,
        cancelledDays: [],
        exceptions,
      },
    ];
  });
}
