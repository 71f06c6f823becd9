import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { listCases } from '@/lib/cases/server';
import {
  answerConsultation,
  getConsultationPage,
  listCaseConsultations,
  requestConsultation,
} from '@/lib/consultations/server';
import { buildAgreement } from '@/tests/builders/agreements';
import { assessed, registered, withPlanInForce, withProposedPlan } from '@/tests/builders/case-traits';
import { buildCase } from '@/tests/builders/cases';
import { placementRequest } from '@/tests/builders/consultations';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import type { TaskSectionKey } from '../rules/task-sections';
import { getTaskPage } from './get-task-page';

let world: World;
const at = (day: string) => ({ now: new Date(`${day}T09:00:00Z`), today: day });

/** What came first was due within ten working days, and what came after the next agreement within one: the later one is due first. */
const [BEFORE, AFTER] = ['2026-11-13', '2026-11-17'];

beforeAll(async () => {
  world = await buildWorld();
  const times = (days: number) => ({ concludeWorkingDays: days, planApprovalWorkingDays: days });
  await buildAgreement(world, { inForceFrom: '2026-01-01', inForceTo: '2026-11-16', ...times(10) });
  await buildAgreement(world, { inForceFrom: '2026-11-17', ...times(1) });
});

/** A praktik that AF agreed to on the day. */
async function answeredOn(day: string) {
  const built = await buildCase(world, registered(world), assessed, withPlanInForce);
  const { consultationId } = await requestConsultation(
    contextOf(world.almby.socialWorker, at('2026-11-12')),
    placementRequest(built),
  );
  const asked = { caseId: built.caseId, consultationId };
  const answer = { answer: 'AGREE' as const, answerReasons: '' };
  await answerConsultation(contextOf(world.office.officer, at(day)), { ...asked, ...answer });
  return asked;
}

async function proposedOn(day: string) {
  const built = await buildCase(world, registered(world), assessed, withProposedPlan);
  const client = await ownerClient();
  await client.query('alter table plan_versions disable trigger all');
  await client.query('update plan_versions set proposed_at = $2 where case_id = $1', [built.caseId, at(day).now]);
  await client.query('alter table plan_versions enable trigger all');
  return built;
}

async function rowsOf(actor: Actor, only: TaskSectionKey) {
  const { sections } = await getTaskPage(contextOf(actor), { only, page: 1 });
  return sections.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      const task = 'task' in row ? row.task : row;
      return 'person' in task && 'workingDaysLeft' in task ? [[task.person.caseId, task.workingDaysLeft]] : [];
    }),
  );
}

describe('what the överenskommelse says of times, as it was when the turn came', () => {
  it('is when an answered samråd is to be concluded: in Att göra, the first due first, and where the samråd is seen', async () => {
    const first = await answeredOn(BEFORE);
    const second = await answeredOn(AFTER);
    expect(await rowsOf(world.office.officer, 'CONCLUDE')).toEqual([
      [second.caseId, 0],
      [first.caseId, 7],
    ]);
    expect(await rowsOf(world.almby.socialWorker, 'WAITING')).toEqual(
      expect.arrayContaining([
        [second.caseId, 0],
        [first.caseId, 7],
      ]),
    );
    const reader = contextOf(world.almby.socialWorker);
    const turn = { waitingFor: 'EMPLOYMENT_SERVICE', turnDueOn: '2026-11-27', workingDaysLeft: 7 };
    expect(await getConsultationPage(reader, first)).toMatchObject(turn);
    expect((await listCaseConsultations(reader, first)).consultations).toMatchObject([turn]);
    const { rows } = await listCases(reader, {
      scope: 'mina',
      level: null,
      sort: 'namn',
      direction: 'ascending',
      page: 1,
    });
    expect(rows.find(({ caseId }) => caseId === first.caseId)?.consultation).toMatchObject({ workingDaysLeft: 7 });
  });

  it('is when a proposed plan is to be approved or not, the first due first', async () => {
    const first = await proposedOn(BEFORE);
    const second = await proposedOn(AFTER);
    expect(await rowsOf(world.office.officer, 'APPROVE')).toEqual([
      [second.caseId, 0],
      [first.caseId, 7],
    ]);
  });

  it('closes nothing by itself when it has passed', async () => {
    const asked = await answeredOn(BEFORE);
    const late = contextOf(world.office.officer, at('2026-12-15'));
    expect(await getConsultationPage(late, asked)).toMatchObject({
      state: 'ANSWERED',
      workingDaysLeft: -12,
      mayConclude: true,
    });
  });
});
