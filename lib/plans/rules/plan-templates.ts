import type { IsoDay } from '../../time';
import type { CatalogueEntry, PlanActivity } from './plan-content';
import type { Slot } from './planned-activity';

interface TemplateActivity {
  typeCode: string;
  slots: Slot[];
}

/** A week to begin from, so that a new plan is a week and not an empty page. */
export interface PlanTemplate {
  code: PlanTemplateCode;
  activities: readonly TemplateActivity[];
}

export const PLAN_TEMPLATE_CODES = [
  'LANGUAGE_AND_PLACEMENT',
  'SUPPORTED_EMPLOYMENT',
  'SFI_AND_PLACEMENT',
  'STEP_BY_STEP',
] as const;
export type PlanTemplateCode = (typeof PLAN_TEMPLATE_CODES)[number];

/**
 * The templates: each at once strengthening and close to work, with several activities side by side, as SKR's second demand has it.
 * Of assigned activity they hold 35, 30, 19 (beside 15 h of SFI) and 20 hours.
 */
export const PLAN_TEMPLATES: readonly PlanTemplate[] = [
  {
    code: 'LANGUAGE_AND_PLACEMENT',
    activities: [
      { typeCode: 'VOCATIONAL_SWEDISH', slots: onDays([1, 2, 3, 4, 5], 8, 11) },
      { typeCode: 'WORK_PLACEMENT', slots: onDays([1, 2, 3, 4], 12, 16) },
      { typeCode: 'CV_SUPPORT', slots: onDays([5], 12, 16) },
    ],
  },
  {
    code: 'SUPPORTED_EMPLOYMENT',
    activities: [
      { typeCode: 'SUPPORTED_EMPLOYMENT', slots: onDays([1, 2, 3, 4], 9, 15) },
      { typeCode: 'JOB_COACHING', slots: onDays([5], 9, 12) },
      { typeCode: 'DIGITAL_SKILLS', slots: onDays([5], 13, 16) },
    ],
  },
  {
    code: 'SFI_AND_PLACEMENT',
    activities: [
      { typeCode: 'SFI', slots: onDays([1, 2, 3, 4, 5], 9, 12) },
      { typeCode: 'WORK_PLACEMENT', slots: onDays([1, 2, 3, 4], 13, 17) },
      { typeCode: 'LANGUAGE_TRAINING', slots: onDays([5], 13, 16) },
    ],
  },
  {
    code: 'STEP_BY_STEP',
    activities: [
      { typeCode: 'ABILITY_TRAINING', slots: onDays([1, 2, 3], 9, 12) },
      { typeCode: 'WORK_TRAINING', slots: onDays([4, 5], 9, 13) },
      { typeCode: 'HEALTH_ROUTINES', slots: onDays([1], 13, 16) },
    ],
  },
];

/** The activities of a template, begun with the plan and named as in the catalogue; `newId` makes their lineages. */
export function buildFromTemplate({
  template,
  catalogue,
  startsOn,
  newId,
}: {
  template: PlanTemplate;
  catalogue: readonly CatalogueEntry[];
  startsOn: IsoDay;
  newId: () => string;
}): PlanActivity[] {
  return template.activities.flatMap(({ typeCode, slots }) => {
    const type = catalogue.find(({ code }) => code === typeCode);
    return type ? [{ ...beginActivity({ type, startsOn, lineageId: newId() }), slots }] : [];
  });
}

/** An activity of the type with nothing decided yet. */
export function beginActivity({
  type,
  startsOn,
  lineageId,
}: {
  type: CatalogueEntry;
  startsOn: IsoDay;
  lineageId: string;
}): PlanActivity {
  return {
    lineageId,
    typeCode: type.code,
    title: type.name,
    groupId: null,
    startsOn,
    endsOn: null,
    flexibleWeeklyMinutes: null,
    place: '',
    contactName: '',
    contactPhone: '',
    contactEmail: '',
    travelMinutes: null,
    slots: [],
    exceptions: [],
  };
}

function onDays(weekdays: readonly number[], startsHour: number, endsHour: number): Slot[] {
  return weekdays.map((weekday) => ({ weekday, startsMinute: startsHour * 60, endsMinute: endsHour * 60 }));
}
