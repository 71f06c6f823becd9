import type { CommandContext } from '@/lib/access';
import { pickGroupToReport } from '@/lib/attendance';
import { getGroupWeek, listGroupsToReport } from '@/lib/attendance/server';
import { getImportPage, listImports } from '@/lib/caseload-import/server';
import { type CaseScope, readCaseListRequest } from '@/lib/cases';
import { getCaseHeader, getCasePage, listCases } from '@/lib/cases/server';
import { listCaseConsultations } from '@/lib/consultations/server';
import { getBarrierPage } from '@/lib/gap-causes/server';
import { getMonthPage } from '@/lib/monthly-assessments/server';
import { getPlan } from '@/lib/plans/server';
import { readTaskRequest } from '@/lib/tasks';
import { getTaskPage } from '@/lib/tasks/server';
import { overviewSearchSchema } from '@/lib/weekly-overview';
import { getWeeklyOverview, listPersonsBehind } from '@/lib/weekly-overview/server';

export type Account = 'Karin Lindahl' | 'Petra Sandgren' | 'Helena Brodin' | 'Jonas Fält';
export const ACCOUNTS: Account[] = ['Karin Lindahl', 'Petra Sandgren', 'Helena Brodin', 'Jonas Fält'];

/** A page, who opens it, and what its own loading asks of the database. */
export interface MeasuredPage {
  name: string;
  account: Account;
  path: string;
  query(context: CommandContext): Promise<unknown>;
}

const THIS_WEEK = '2026-W47';
const LAST_WEEK = '2026-W46';
const THIS_MONTH = '2026-11';

/** The dry run of an import that has not been decided, opened far into the list of what it would create. */
export function dryRunPage(importId: string): MeasuredPage {
  const page = 50;
  return {
    name: 'import, kontrollen',
    account: 'Jonas Fält',
    path: `/import/${importId}?visa=skapas&sida=${page}`,
    query: (context) => getImportPage(context, { importId, list: 'skapas', page }),
  };
}

/** The main pages; those of one case show the given one. */
export function listMainPages(caseId: string): MeasuredPage[] {
  const case_ = `/arenden/${caseId}`;
  return [
    tasks('att göra, socialsekreterare', 'Karin Lindahl'),
    tasks('att göra, enhetschef', 'Helena Brodin'),
    cases('ärenden, mina', 'mina'),
    cases('ärenden, enhetens', 'enheten'),
    ofCase('ärende', case_, (context) => getCasePage(context, { caseId })),
    ofCase('månadsbedömning', `${case_}/manad/${THIS_MONTH}`, (context) =>
      getMonthPage(context, { caseId, month: THIS_MONTH }),
    ),
    ofCase('hinder', `${case_}/hinder`, (context) => getBarrierPage(context, { caseId })),
    ofCase('plan', `${case_}/plan`, (context) => getPlan(context, { caseId })),
    ofCase('samråd', `${case_}/samrad`, (context) => listCaseConsultations(context, { caseId })),
    attendance('närvaro, socialsekreterare', 'Karin Lindahl'),
    attendance('närvaro, arbetskonsulent', 'Petra Sandgren'),
    overview('veckoöversikt', {}),
    overview('veckoöversikt med personer', { niva: 'NO_PLAN' }),
    { name: 'import', account: 'Jonas Fält', path: '/import', query: listImports },
  ];

  /** The frame of the case is loaded with every page of it. */
  function ofCase(name: string, path: string, read: MeasuredPage['query']): MeasuredPage {
    const query = (context: CommandContext) => Promise.all([getCaseHeader(context, { caseId }), read(context)]);
    return { name, account: 'Karin Lindahl', path, query };
  }
}

function tasks(name: string, account: Account): MeasuredPage {
  const query = (context: CommandContext) => getTaskPage(context, readTaskRequest({}, context.actor.role));
  return { name, account, path: '/att-gora', query };
}

function cases(name: string, scope: CaseScope): MeasuredPage {
  const query = (context: CommandContext) =>
    listCases(context, readCaseListRequest({ urval: scope }, context.actor.role));
  return { name, account: 'Karin Lindahl', path: `/arenden?urval=${scope}`, query };
}

function attendance(name: string, account: Account): MeasuredPage {
  return {
    name,
    account,
    path: `/narvaro/${LAST_WEEK}`,
    async query(context) {
      const { groups } = await listGroupsToReport(context, { week: LAST_WEEK });
      const groupId = pickGroupToReport(groups)?.groupId;
      return groupId ? getGroupWeek(context, { week: LAST_WEEK, groupId }) : null;
    },
  };
}

function overview(name: string, search: Record<string, string>): MeasuredPage {
  const week = THIS_WEEK;
  return {
    name,
    account: 'Helena Brodin',
    path: `/veckooversikt/${week}?${new URLSearchParams(search)}`,
    async query(context) {
      const { municipalityId } = await getWeeklyOverview(context, { week });
      if (!search.niva) return;
      await listPersonsBehind(context, { week, municipalityId, search: overviewSearchSchema.parse(search) });
    },
  };
}
