import type { Role } from '../../access';

/**
 * What may wait for someone, in order of importance: to answer, decide and approve what others wait for comes before what
 * runs short, what runs out, what is to be reported, and last what one waits for oneself.
 */
export const TASK_SECTION_KEYS = [
  'ANSWER',
  'CONCLUDE',
  'DECIDE',
  'OVERDUE',
  'DISAGREED',
  'APPROVE',
  'CONFIRM',
  'RECEIVE',
  'CONTINUE',
  'IMPORT',
  'BELOW_FULL_TIME',
  'ASSESS',
  'PLAN',
  'EXPIRES',
  'REPORT',
  'VERIFY',
  'STARTS_SOON',
  'WAITING',
] as const;
export type TaskSectionKey = (typeof TASK_SECTION_KEYS)[number];

/** The name of a section in an address; the heading it leads to carries the same. */
export const TASK_SECTION_SLUGS: Record<TaskSectionKey, string> = {
  ANSWER: 'svara',
  CONCLUDE: 'avsluta',
  DECIDE: 'besluta',
  OVERDUE: 'overskridna',
  DISAGREED: 'inte-overens',
  APPROVE: 'godkann',
  CONFIRM: 'bekrafta',
  RECEIVE: 'ta-emot',
  CONTINUE: 'fortsatt',
  IMPORT: 'importer',
  BELOW_FULL_TIME: 'under-heltid',
  ASSESS: 'bedom',
  PLAN: 'planera',
  EXPIRES: 'loper-ut',
  REPORT: 'rapportera',
  VERIFY: 'verifiera',
  STARTS_SOON: 'borjar',
  WAITING: 'vantar',
};

const MUNICIPAL: TaskSectionKey[] = [
  'ANSWER',
  'APPROVE',
  'CONFIRM',
  'RECEIVE',
  'BELOW_FULL_TIME',
  'ASSESS',
  'PLAN',
  'EXPIRES',
  'REPORT',
  'VERIFY',
  'WAITING',
];
const EMPLOYMENT: TaskSectionKey[] = [
  'ANSWER',
  'CONCLUDE',
  'DECIDE',
  'APPROVE',
  'CONTINUE',
  'BELOW_FULL_TIME',
  'EXPIRES',
  'WAITING',
];
/** A samråd that goes over its time, or ends in disagreement, goes to the managers of both parties (överenskommelse). */
const FOR_MANAGERS: TaskSectionKey[] = ['OVERDUE', 'DISAGREED'];

const SECTIONS_OF_ROLE: Record<Role, TaskSectionKey[]> = {
  SOCIAL_WORKER: MUNICIPAL,
  JOB_COACH: MUNICIPAL,
  UNIT_MANAGER: [...MUNICIPAL, ...FOR_MANAGERS],
  EMPLOYMENT_OFFICER: EMPLOYMENT,
  EMPLOYMENT_MANAGER: [...EMPLOYMENT, ...FOR_MANAGERS],
  PROVIDER_COACH: ['REPORT', 'STARTS_SOON'],
  SYSTEM_ADMINISTRATOR: ['IMPORT'],
};

/** What may wait for a role, the most important first. */
export function listTaskSections(role: Role): TaskSectionKey[] {
  return TASK_SECTION_KEYS.filter((key) => SECTIONS_OF_ROLE[role].includes(key));
}

/** Whose cases the page is about: those one is the responsible officer of, or all within one's reach. */
export function taskScopeOf(role: Role): 'OWN' | 'REACH' {
  return role === 'SOCIAL_WORKER' || role === 'EMPLOYMENT_OFFICER' ? 'OWN' : 'REACH';
}

/** In words: what the page is about. */
export type TaskReach = 'ownCases' | 'unit' | 'municipality' | 'ownPersons' | 'office' | 'participants' | 'imports';

/** What the reader's page is about; without a unit of one's own it is the whole municipality. */
export function taskReachOf({ role, unitId }: { role: Role; unitId: string | null }): TaskReach {
  switch (role) {
    case 'SOCIAL_WORKER':
      return 'ownCases';
    case 'EMPLOYMENT_OFFICER':
      return 'ownPersons';
    case 'EMPLOYMENT_MANAGER':
      return 'office';
    case 'PROVIDER_COACH':
      return 'participants';
    case 'SYSTEM_ADMINISTRATOR':
      return 'imports';
    default:
      return unitId === null ? 'municipality' : 'unit';
  }
}

/** Whether the role is one of those to whom an overdue or disagreed samråd goes. */
export function isManager(role: Role): boolean {
  return role === 'UNIT_MANAGER' || role === 'EMPLOYMENT_MANAGER';
}

/** How many rows a section shows on the page of everything, and on a page of its own. */
export const TASKS_SHOWN = 10;
export const TASKS_PER_PAGE = 50;

/** The page of everything, or one section's own pages. */
export interface TaskRequest {
  only: TaskSectionKey | null;
  /** From 1. */
  page: number;
}

/** Reads the request from an address; what cannot be read, or is not for the role, gives the page of everything. */
export function readTaskRequest(search: Record<string, string | string[] | undefined>, role: Role): TaskRequest {
  const only = listTaskSections(role).find((key) => TASK_SECTION_SLUGS[key] === search.visa) ?? null;
  const page = Number(search.sida);
  return { only, page: only && Number.isInteger(page) && page >= 1 && page <= 1000 ? page : 1 };
}
