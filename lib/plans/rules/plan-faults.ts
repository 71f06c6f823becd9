import { addMonths, type IsoDay } from '../../time';
import type { PlanActivity, PlanContent } from './plan-content';
import { findTravelFault, validateActivitySchedule } from './validate-activity';

/** A fault in a plan version: the path of the field («activities.1.slots.0.endsMinute») and a key under `reasons`. */
export interface PlanFault {
  field: string;
  reason: string;
}

const MONTHS_AHEAD = 12;

/** What of an activity is over before the plan begins: itself, or a slot or an exception that nobody would see the effect of. */
function listBeforePlan(
  {
    startsOn: firstOn,
    endsOn: lastOn,
    slots,
    exceptions,
  }: Pick<PlanActivity, 'startsOn' | 'endsOn' | 'slots' | 'exceptions'>,
  startsOn: IsoDay,
): PlanFault[] {
  // That it ends before it begins is told of the same field, and comes first.
  if (lastOn !== null && lastOn < firstOn) return [];
  if (lastOn !== null && lastOn < startsOn) return [{ field: 'endsOn', reason: 'activityBeforePlan' }];
  return [
    ...slots.flatMap(({ endsOn }, index) =>
      endsOn != null && endsOn < startsOn ? [{ field: `slots.${index}.endsOn`, reason: 'slotBeforePlan' }] : [],
    ),
    ...exceptions.flatMap(({ toOn }, index) =>
      toOn < startsOn ? [{ field: `exceptions.${index}.toOn`, reason: 'exceptionBeforePlan' }] : [],
    ),
  ];
}

/**
 * All that is wrong with what a plan version says, empty when nothing is. A draft may hold an activity that has no time yet; what is
 * proposed may not (`isDraft`). A plan begins at most a year ahead.
 */
export function listPlanFaults(
  content: Pick<PlanContent, 'activities' | 'startsOn'>,
  { today, isDraft }: { today: IsoDay; isDraft: boolean },
): PlanFault[] {
  const faults: PlanFault[] = content.activities.flatMap((activity, index) => {
    const twice =
      content.activities.findIndex(({ lineageId }) => lineageId === activity.lineageId) < index
        ? [{ field: `activities.${index}.lineageId`, reason: 'planActivityTwice' }]
        : [];
    return [
      ...twice,
      ...[
        ...validateActivitySchedule({ ...activity, cancelledDays: [] }),
        ...listBeforePlan(activity, content.startsOn),
        ...[findTravelFault(activity.travelMinutes)].filter((fault) => fault !== null),
      ]
        .filter(({ reason }) => !(isDraft && reason === 'activityTimeMissing'))
        .map(({ field, reason }) => ({ field: `activities.${index}.${field}`, reason })),
    ];
  });
  if (content.startsOn > addMonths(today, MONTHS_AHEAD)) {
    faults.push({ field: 'startsOn', reason: 'planStartsTooFarAhead' });
  }
  return faults;
}
