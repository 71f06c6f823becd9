import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { listStoodInFor } from '@/lib/contacts/server';
import { type Db, withActor } from '@/lib/platform/database';
import { toIsoWeek } from '@/lib/time';
import {
  isManager,
  listTaskSections,
  TASKS_PER_PAGE,
  TASKS_SHOWN,
  type TaskRequest,
  type TaskSectionKey,
  taskReachOf,
  taskScopeOf,
} from '../rules/task-sections';
import type { TaskPage, TaskPerson, TaskSection, WaitingTask } from '../task-page';
import { findAbsenceTasks } from './absence-tasks';
import { findAgreementTasks, findGoalTasks } from './agreement-tasks';
import { findBarrierTasks } from './barrier-tasks';
import { findCertificateTasks } from './certificate-tasks';
import { findConsultationTasks } from './consultation-tasks';
import { findDeviationTasks } from './deviation-tasks';
import { findDutyTasks } from './duty-tasks';
import { findEmploymentTasks } from './employment-tasks';
import { findExpiryTasks } from './expiry-tasks';
import { findFourMonthTasks } from './four-month-tasks';
import { findImportTasks, findLastImport } from './import-tasks';
import { findMessageTasks } from './message-tasks';
import { findMonthlyTasks } from './monthly-tasks';
import { findOutcomeTasks } from './outcome-tasks';
import { findPlanTasks } from './plan-tasks';
import { findProposalTasks } from './proposal-tasks';
import { findReferralTasks } from './referral-tasks';
import { findReportTasks } from './report-tasks';
import { findSampleTasks } from './sample-tasks';
import type { Found, TaskView } from './task-view';
import { findUnheardTasks } from './unheard-tasks';
import { findUnknownProgrammeTasks } from './unknown-programme-tasks';
import { findVerifyTasks } from './verify-tasks';
import { summariseWeek } from './week-summary';
import { findWeekTasks } from './week-tasks';

const SOURCES: ((db: Db, view: TaskView) => Promise<Found>)[] = [
  findConsultationTasks,
  findUnheardTasks,
  findPlanTasks,
  findProposalTasks,
  findEmploymentTasks,
  findMessageTasks,
  findAgreementTasks,
  findGoalTasks,
  findReferralTasks,
  findBarrierTasks,
  findDutyTasks,
  findUnknownProgrammeTasks,
  findMonthlyTasks,
  findWeekTasks,
  findExpiryTasks,
  findFourMonthTasks,
  findOutcomeTasks,
  findReportTasks,
  findVerifyTasks,
  findSampleTasks,
  findDeviationTasks,
  findAbsenceTasks,
  findCertificateTasks,
  findImportTasks,
];

/** The weeks to report and verify are opened as the reader's own, and are no stand-in's. */
const OWN_WEEKS: readonly TaskSectionKey[] = ['REPORT', 'VERIFY', 'SAMPLE'];

/**
 * «Vad väntar på mig?»: everything that waits for the reader, and what waits for others, computed from facts in one transaction with one
 * query a source. There is no table of tasks: what is done is gone from the page by itself. A stand-in may read the page of a colleague who is
 * away, as far as the stand-in may see the cases.
 */
export async function getTaskPage(context: CommandContext, request: TaskRequest): Promise<TaskPage> {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    const offset = request.only ? (request.page - 1) * TASKS_PER_PAGE : 0;
    const away = taskScopeOf(actor.role) === 'OWN' ? await listStoodInFor(db, actor, today) : [];
    // An address from an absence that is over leads to the reader's own.
    const standsInFor = away.find(({ userId }) => userId === request.standsInFor) ?? null;
    const offered = listTaskSections(actor.role).filter((key) => standsInFor === null || !OWN_WEEKS.includes(key));
    const asked = request.only ? offered.filter((key) => key === request.only) : offered;
    const view: TaskView = {
      actor: { ...actor, tasksOf: standsInFor?.userId ?? actor.userId },
      now,
      today,
      keys: new Set(asked),
      most: request.only ? offset + TASKS_PER_PAGE : TASKS_SHOWN,
    };
    const found: Found[] = [];
    for (const find of SOURCES) found.push(await find(db, view));
    const waiting = gatherWaiting(found, view.most);
    const gathered: Found = { ...Object.assign({}, ...found), WAITING: waiting };
    // A source that answers for two sections at once is asked for both; only what was asked for is shown.
    const shown = listTaskSections(actor.role).filter((key) => view.keys.has(key));
    const sections = shown.flatMap((key) => {
      const { count, rows } = key === 'WAITING' ? waiting : { count: 0, rows: [], ...gathered[key] };
      return count > 0 ? [{ key, count, rows: rows.slice(offset) } as TaskSection] : [];
    });
    const summary = isManager(actor.role) && !request.only ? await summariseWeek(db, view) : null;
    const lastImport = actor.role === 'SYSTEM_ADMINISTRATOR' ? await findLastImport(db, view) : null;
    await recordAudit(
      db,
      actor,
      {
        action: 'tasks.read',
        municipalityId: actor.organisationKind === 'MUNICIPALITY' ? actor.organisationId : null,
        detail: {
          counts: Object.fromEntries(sections.map(({ key, count }) => [key, count])),
          caseIds: listShownCases(sections),
          ...(standsInFor ? { standsInFor: standsInFor.userId } : {}),
        },
      },
      now,
    );
    return {
      reader: { role: actor.role, reach: taskReachOf(actor) },
      request,
      standsInFor,
      away,
      today,
      week: toIsoWeek(today),
      sections,
      waitingByParty: waiting.byParty,
      summary,
      lastImport,
    };
  });
}

/** What waits for others comes from several sources; who has waited longest comes first. */
function gatherWaiting(found: readonly Found[], most: number) {
  const parts = found.flatMap(({ WAITING }) => WAITING ?? []);
  const byParty = PARTIES.map((party) => ({
    party,
    count: parts.reduce((sum, { countByParty }) => sum + (countByParty[party] ?? 0), 0),
  })).filter(({ count }) => count > 0);
  const rows = parts
    .flatMap((part) => part.rows)
    .sort((a, b) => a.since.localeCompare(b.since))
    .slice(0, most);
  return { byParty, rows, count: byParty.reduce((sum, { count }) => sum + count, 0) };
}

const PARTIES: WaitingTask['party'][] = ['MUNICIPALITY', 'EMPLOYMENT_SERVICE', 'PROVIDER'];

/** Whom a row is about, where it is about someone. */
function personOf(row: TaskSection['rows'][number]): TaskPerson | null {
  const about = 'task' in row ? row.task : row;
  return 'person' in about ? about.person : null;
}

/** Every case that the page names. */
function listShownCases(sections: readonly TaskSection[]): string[] {
  const shown = sections.flatMap(({ rows }) => rows.flatMap((row) => personOf(row)?.caseId ?? []));
  return [...new Set(shown)];
}
