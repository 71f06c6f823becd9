import type { CommandContext } from '@/lib/access';
import { getAgreementPage } from '@/lib/agreements/server';
import { pickGroupToReport } from '@/lib/attendance';
import { getGroupWeek, listGroupsToReport } from '@/lib/attendance/server';
import { getImportPage, listImports } from '@/lib/caseload-import/server';
import { type CaseScope, readCaseListRequest } from '@/lib/cases';
import { getCaseHeader, getCasePage, listCases } from '@/lib/cases/server';
import { getMeetings, listCaseConsultations } from '@/lib/consultations/server';
import { getResults } from '@/lib/follow-ups/server';
import { getBarrierPage } from '@/lib/gap-causes/server';
import { getMonthPage } from '@/lib/monthly-assessments/server';
import { listParticipants } from '@/lib/participants/server';
import { getPlan, listPlanLeadTimes } from '@/lib/plans/server';
import { listProviders, providerSearchSchema } from '@/lib/providers';
import { getProviderList } from '@/lib/providers/server';
import { listReturnLeadTimes } from '@/lib/returns/server';
import { getEmploymentLeadTimes, getEmploymentPage } from '@/lib/subsidised-employment/server';
import { readTaskRequest } from '@/lib/tasks';
import { getTaskPage } from '@/lib/tasks/server';
import { listUnheardCounts } from '@/lib/unheard-referrals/server';
import { sampleSearchSchema } from '@/lib/verification-samples';
import { getSamplePage } from '@/lib/verification-samples/server';
import { overviewSearchSchema } from '@/lib/weekly-overview';
import { getWeeklyOverview, listPersonsBehind } from '@/lib/weekly-overview/server';

export const ACCOUNTS = ['Karin Lindahl', 'Petra Sandgren', 'Helena Brodin', 'Jonas Fält', 'Samira Kanaan'] as const;
export type Account = (typeof ACCOUNTS)[number];

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

/** The case and the municipality whose pages are measured. */
export interface Measurable {
  caseId: string;
  municipalityId: string;
}

/** The main pages; those of one case show the given one. */
export function listMainPages({ caseId, municipalityId }: Measurable): MeasuredPage[] {
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
    ofCase('anställning', `${case_}/anstallning`, (context) => getEmploymentPage(context, { caseId })),
    attendance('närvaro, socialsekreterare', 'Karin Lindahl'),
    attendance('närvaro, arbetskonsulent', 'Petra Sandgren'),
    overview('veckoöversikt', {}),
    overview('veckoöversikt med personer', { niva: 'NO_PLAN' }),
    providers('leverantörer, lista och karta', ''),
    providers('leverantörer med kontor', 'kontor=ja&sprak=ar'),
    {
      name: 'gruppsamråd',
      account: 'Karin Lindahl',
      path: '/gruppsamrad',
      query: (context) => getMeetings(context, { municipalityId: null }),
    },
    {
      name: 'stickprov',
      account: 'Petra Sandgren',
      path: '/stickprov',
      query: (context) => getSamplePage(context, sampleSearchSchema.parse({})),
    },
    { name: 'deltagare', account: 'Samira Kanaan', path: '/deltagare', query: listParticipants },
    {
      name: 'överenskommelse',
      account: 'Helena Brodin',
      path: `/overenskommelser/${municipalityId}`,
      query: (context) =>
        Promise.all([
          getAgreementPage(context, { municipalityId }),
          getEmploymentLeadTimes(context, { municipalityId }),
        ]),
    },
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

function providers(name: string, search: string): MeasuredPage {
  const asked = providerSearchSchema.parse(Object.fromEntries(new URLSearchParams(search)));
  return {
    name,
    account: 'Karin Lindahl',
    path: `/leverantorer?${search}`,
    async query(context) {
      const { providers: found, today } = await getProviderList(context, asked);
      return listProviders(found, { ...asked, day: today });
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
      await listPlanLeadTimes(context, { municipalityId });
      await listReturnLeadTimes(context, { municipalityId });
      await getResults(context);
      await listUnheardCounts(context, { municipalityId });
      if (!search.niva) return;
      await listPersonsBehind(context, { week, municipalityId, search: overviewSearchSchema.parse(search) });
    },
  };
}
