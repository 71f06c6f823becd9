import { describe, expect, it } from 'vitest';
import type { Role } from '../../access';
import {
  isManager,
  listTaskSections,
  readTaskRequest,
  TASK_GROUPS,
  TASK_SECTION_KEYS,
  taskGroupOf,
  taskReachOf,
  taskScopeOf,
  taskSectionSlug,
} from './task-sections';

const MUNICIPAL =
  'ANSWER APPROVE PROPOSAL HOLD EMPLOYMENT MESSAGE CONFIRM RECEIVE BELOW_FULL_TIME ASSESS PLAN UNKNOWN_PROGRAMME BARRIER EXPIRES DEVIATION ABSENCE CERTIFICATE FOUR_MONTHS OUTCOME REPORT VERIFY SAMPLE WAITING';

describe('what may wait for a role, the most important first', () => {
  it.each<[Role, string]>([
    [
      'SOCIAL_WORKER',
      'ANSWER UNHEARD APPROVE PROPOSAL HOLD EMPLOYMENT MESSAGE CONFIRM RECEIVE DUTY BELOW_FULL_TIME ASSESS PLAN UNKNOWN_PROGRAMME MONTHLY BARRIER EXPIRES DEVIATION ABSENCE CERTIFICATE FOUR_MONTHS OUTCOME REPORT VERIFY SAMPLE WAITING',
    ],
    ['JOB_COACH', MUNICIPAL],
    [
      'UNIT_MANAGER',
      'ANSWER OVERDUE DISAGREED UNHEARD APPROVE PROPOSAL HOLD EMPLOYMENT AGREEMENT MESSAGE CONFIRM RECEIVE DUTY BELOW_FULL_TIME ASSESS PLAN UNKNOWN_PROGRAMME MONTHLY GOALS BARRIER EXPIRES DEVIATION ABSENCE CERTIFICATE REPORT VERIFY SAMPLE WAITING',
    ],
    [
      'EMPLOYMENT_OFFICER',
      'ANSWER CONCLUDE DECIDE END UNHEARD APPROVE PROPOSAL HOLD EMPLOYMENT MESSAGE CONTINUE BELOW_FULL_TIME BARRIER EXPIRES DEVIATION FOUR_MONTHS OUTCOME WAITING',
    ],
    [
      'EMPLOYMENT_MANAGER',
      'ANSWER CONCLUDE DECIDE END OVERDUE DISAGREED UNHEARD APPROVE PROPOSAL HOLD EMPLOYMENT AGREEMENT MESSAGE CONTINUE BELOW_FULL_TIME GOALS BARRIER EXPIRES DEVIATION WAITING',
    ],
    ['PROVIDER_COACH', 'START REPORT STARTS_SOON'],
    ['SYSTEM_ADMINISTRATOR', 'IMPORT'],
  ])('%s', (role, sections) => {
    expect(listTaskSections(role).join(' ')).toBe(sections);
  });

  it('has one name in the address for each section', () => {
    expect(new Set(TASK_SECTION_KEYS.map(taskSectionSlug)).size).toBe(TASK_SECTION_KEYS.length);
  });

  it('stands together with the others of its group, in the order of the groups', () => {
    const groups = TASK_SECTION_KEYS.map(taskGroupOf);
    expect(groups.filter((group, index) => group !== groups[index - 1])).toEqual([...TASK_GROUPS]);
  });
});

describe('whose cases a role works with', () => {
  it.each<[Role, string, boolean]>([
    ['SOCIAL_WORKER', 'OWN', false],
    ['JOB_COACH', 'REACH', false],
    ['UNIT_MANAGER', 'REACH', true],
    ['EMPLOYMENT_OFFICER', 'OWN', false],
    ['EMPLOYMENT_MANAGER', 'REACH', true],
    ['PROVIDER_COACH', 'REACH', false],
    ['SYSTEM_ADMINISTRATOR', 'REACH', false],
  ])('%s', (role, scope, manages) => {
    expect(taskScopeOf(role)).toBe(scope);
    expect(isManager(role)).toBe(manages);
  });
});

describe('what the page is about', () => {
  it.each<[Role, string | null, string]>([
    ['SOCIAL_WORKER', 'north', 'ownCases'],
    ['JOB_COACH', 'north', 'unit'],
    ['JOB_COACH', null, 'municipality'],
    ['UNIT_MANAGER', 'north', 'unit'],
    ['UNIT_MANAGER', null, 'municipality'],
    ['EMPLOYMENT_OFFICER', null, 'ownPersons'],
    ['EMPLOYMENT_MANAGER', null, 'office'],
    ['PROVIDER_COACH', null, 'participants'],
    ['SYSTEM_ADMINISTRATOR', null, 'imports'],
  ])('%s in unit %s', (role, unitId, reach) => {
    expect(taskReachOf({ role, unitId })).toBe(reach);
  });
});

describe('the request of an address', () => {
  const COLLEAGUE = '01a203f4-8059-7e73-8e3c-723ceeeb8f70';

  it.each<[string, Record<string, string | string[] | undefined>, Role, ReturnType<typeof readTaskRequest>]>([
    ['nothing asked for', {}, 'SOCIAL_WORKER', { only: null, page: 1 }],
    ['a section', { visa: 'under-heltid' }, 'SOCIAL_WORKER', { only: 'BELOW_FULL_TIME', page: 1 }],
    ['its third page', { visa: 'under-heltid', sida: '3' }, 'SOCIAL_WORKER', { only: 'BELOW_FULL_TIME', page: 3 }],
    ['a section of another role', { visa: 'besluta' }, 'SOCIAL_WORKER', { only: null, page: 1 }],
    ['a section that does not exist', { visa: 'allt' }, 'UNIT_MANAGER', { only: null, page: 1 }],
    ['a page of everything', { sida: '2' }, 'UNIT_MANAGER', { only: null, page: 1 }],
    ['a page that is no number', { visa: 'svara', sida: 'x' }, 'UNIT_MANAGER', { only: 'ANSWER', page: 1 }],
    ['a page below one', { visa: 'svara', sida: '0' }, 'UNIT_MANAGER', { only: 'ANSWER', page: 1 }],
    ['a page far away', { visa: 'svara', sida: '100000' }, 'UNIT_MANAGER', { only: 'ANSWER', page: 1 }],
    ['the same twice', { visa: ['svara', 'bedom'] }, 'UNIT_MANAGER', { only: null, page: 1 }],
    ['a colleague’s', { ersatter: COLLEAGUE }, 'SOCIAL_WORKER', { only: null, page: 1, standsInFor: COLLEAGUE }],
    ['nobody’s', { ersatter: 'alla' }, 'SOCIAL_WORKER', { only: null, page: 1 }],
  ])('%s', (_name, search, role, request) => {
    expect(readTaskRequest(search, role)).toEqual(request);
  });
});
