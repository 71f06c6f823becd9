import type { Role } from '../../access';

const MUNICIPAL: Role[] = ['SOCIAL_WORKER', 'JOB_COACH', 'UNIT_MANAGER'];
const EMPLOYMENT: Role[] = ['EMPLOYMENT_OFFICER', 'EMPLOYMENT_MANAGER'];
/** A samråd that goes over its time, or ends in disagreement, goes to the managers of both parties (överenskommelse). */
const MANAGERS: Role[] = ['UNIT_MANAGER', 'EMPLOYMENT_MANAGER'];
/** Whether activity is demanded is decided by social workers and their managers (12 kap. 4 a § SoL). */
const ASSESSORS: Role[] = ['SOCIAL_WORKER', 'UNIT_MANAGER'];
/** What came of activities and plans is written down by those who hold them; managers see the results in sum. */
const OUTCOME_WRITERS: Role[] = ['SOCIAL_WORKER', 'JOB_COACH', 'EMPLOYMENT_OFFICER'];

/** What the sections are about: what others wait for, the week, what is to be followed up, what is to be reported, what one waits for. */
export const TASK_GROUPS = ['OTHERS_WAIT', 'WEEK', 'FOLLOW_UP', 'REPORT', 'WAITING'] as const;
export type TaskGroup = (typeof TASK_GROUPS)[number];

interface TaskSectionKind {
  /** The name in an address; the heading it leads to carries the same. */
  slug: string;
  group: TaskGroup;
  /** For whom it may wait. */
  roles: readonly Role[];
}

/**
 * What may wait for someone, group by group and in order of importance within each: to answer, decide and approve what others
 * wait for comes before what runs short, what runs out, what is to be reported, and last what one waits for oneself.
 */
const KINDS = {
  ANSWER: { slug: 'svara', group: 'OTHERS_WAIT', roles: [...MUNICIPAL, ...EMPLOYMENT] },
  CONCLUDE: { slug: 'avsluta', group: 'OTHERS_WAIT', roles: EMPLOYMENT },
  DECIDE: { slug: 'besluta', group: 'OTHERS_WAIT', roles: EMPLOYMENT },
  END: { slug: 'avsluta-anvisning', group: 'OTHERS_WAIT', roles: EMPLOYMENT },
  OVERDUE: { slug: 'overskridna', group: 'OTHERS_WAIT', roles: MANAGERS },
  DISAGREED: { slug: 'inte-overens', group: 'OTHERS_WAIT', roles: MANAGERS },
  UNHEARD: { slug: 'utan-samrad', group: 'OTHERS_WAIT', roles: ['SOCIAL_WORKER', 'EMPLOYMENT_OFFICER', ...MANAGERS] },
  APPROVE: { slug: 'godkann', group: 'OTHERS_WAIT', roles: [...MUNICIPAL, ...EMPLOYMENT] },
  PROPOSAL: { slug: 'forslag', group: 'OTHERS_WAIT', roles: [...MUNICIPAL, ...EMPLOYMENT] },
  HOLD: { slug: 'platser', group: 'OTHERS_WAIT', roles: [...MUNICIPAL, ...EMPLOYMENT] },
  EMPLOYMENT: { slug: 'anstallningar', group: 'OTHERS_WAIT', roles: [...MUNICIPAL, ...EMPLOYMENT] },
  AGREEMENT: { slug: 'overenskommelse', group: 'OTHERS_WAIT', roles: MANAGERS },
  MESSAGE: { slug: 'meddelanden', group: 'OTHERS_WAIT', roles: [...MUNICIPAL, ...EMPLOYMENT] },
  CONFIRM: { slug: 'bekrafta', group: 'OTHERS_WAIT', roles: MUNICIPAL },
  RECEIVE: { slug: 'ta-emot', group: 'OTHERS_WAIT', roles: MUNICIPAL },
  CONTINUE: { slug: 'fortsatt', group: 'OTHERS_WAIT', roles: EMPLOYMENT },
  START: { slug: 'starta', group: 'OTHERS_WAIT', roles: ['PROVIDER_COACH'] },
  DUTY: { slug: 'krav', group: 'WEEK', roles: ASSESSORS },
  BELOW_FULL_TIME: { slug: 'under-heltid', group: 'WEEK', roles: [...MUNICIPAL, ...EMPLOYMENT] },
  ASSESS: { slug: 'bedom', group: 'WEEK', roles: MUNICIPAL },
  PLAN: { slug: 'planera', group: 'WEEK', roles: MUNICIPAL },
  UNKNOWN_PROGRAMME: { slug: 'okanda-program', group: 'FOLLOW_UP', roles: MUNICIPAL },
  MONTHLY: { slug: 'manad', group: 'FOLLOW_UP', roles: ASSESSORS },
  GOALS: { slug: 'mal', group: 'FOLLOW_UP', roles: MANAGERS },
  BARRIER: { slug: 'hinder', group: 'FOLLOW_UP', roles: [...MUNICIPAL, ...EMPLOYMENT] },
  EXPIRES: { slug: 'loper-ut', group: 'FOLLOW_UP', roles: [...MUNICIPAL, ...EMPLOYMENT] },
  DEVIATION: { slug: 'avvikelser', group: 'FOLLOW_UP', roles: [...MUNICIPAL, ...EMPLOYMENT] },
  ABSENCE: { slug: 'franvaro', group: 'FOLLOW_UP', roles: MUNICIPAL },
  CERTIFICATE: { slug: 'intyg', group: 'FOLLOW_UP', roles: MUNICIPAL },
  FOUR_MONTHS: { slug: 'fyra-manader', group: 'FOLLOW_UP', roles: OUTCOME_WRITERS },
  OUTCOME: { slug: 'resultat', group: 'FOLLOW_UP', roles: OUTCOME_WRITERS },
  IMPORT: { slug: 'importer', group: 'REPORT', roles: ['SYSTEM_ADMINISTRATOR'] },
  REPORT: { slug: 'rapportera', group: 'REPORT', roles: [...MUNICIPAL, 'PROVIDER_COACH'] },
  VERIFY: { slug: 'verifiera', group: 'REPORT', roles: MUNICIPAL },
  SAMPLE: { slug: 'stickprov', group: 'REPORT', roles: MUNICIPAL },
  STARTS_SOON: { slug: 'borjar', group: 'REPORT', roles: ['PROVIDER_COACH'] },
  WAITING: { slug: 'vantar', group: 'WAITING', roles: [...MUNICIPAL, ...EMPLOYMENT] },
} as const satisfies Record<string, TaskSectionKind>;
export type TaskSectionKey = keyof typeof KINDS;

/** Every section, in the order in which they stand. */
export const TASK_SECTION_KEYS = Object.keys(KINDS) as TaskSectionKey[];

/** The name of a section in an address; the heading it leads to carries the same. */
export function taskSectionSlug(key: TaskSectionKey): string {
  return KINDS[key].slug;
}

/** The group that a section stands in. */
export function taskGroupOf(key: TaskSectionKey): TaskGroup {
  return KINDS[key].group;
}

/** Sections in their groups, each group with those of its sections that are given. */
export function groupTaskSections<Section extends { key: TaskSectionKey }>(
  sections: readonly Section[],
): { group: TaskGroup; sections: Section[] }[] {
  return TASK_GROUPS.map((group) => ({
    group,
    sections: sections.filter(({ key }) => taskGroupOf(key) === group),
  })).filter(({ sections: own }) => own.length > 0);
}

/** What may wait for a role, the most important first. */
export function listTaskSections(role: Role): TaskSectionKey[] {
  return TASK_SECTION_KEYS.filter((key) => (KINDS[key].roles as readonly Role[]).includes(role));
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
export const TASKS_SHOWN = 6;
export const TASKS_PER_PAGE = 50;

/** The page of everything, or one section's own pages. */
export interface TaskRequest {
  only: TaskSectionKey | null;
  /** From 1. */
  page: number;
  /** The colleague whose page is asked for by a stand-in. */
  standsInFor?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the request from an address; what cannot be read, or is not for the role, gives the page of everything. */
export function readTaskRequest(search: Record<string, string | string[] | undefined>, role: Role): TaskRequest {
  const only = listTaskSections(role).find((key) => taskSectionSlug(key) === search.visa) ?? null;
  const page = Number(search.sida);
  return {
    only,
    page: only && Number.isInteger(page) && page >= 1 && page <= 1000 ? page : 1,
    ...(typeof search.ersatter === 'string' && UUID.test(search.ersatter) ? { standsInFor: search.ersatter } : {}),
  };
}
