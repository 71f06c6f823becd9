import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { proposePlanChange, withdrawPlanProposal } from '@/lib/plan-proposals/server';
import { assessed, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { getTaskPage } from './get-task-page';

let world: World;
let built: BuiltCase;
let fromAf: string;

beforeAll(async () => {
  world = await buildWorld();
  built = await buildCase(world, registered(world), assessed, withPlanInForce);
  fromAf = (await propose(world.office.officer)).proposalId;
  await propose(world.almby.socialWorker);
});

function propose(actor: Actor) {
  return proposePlanChange(contextOf(actor), {
    caseId: built.caseId,
    kind: 'END',
    lineageId: built.activities[0]?.lineageId ?? '',
    parts: [],
    timesKind: 'SLOTS',
    slots: [],
    flexibleWeeklyMinutes: null,
    place: '',
    contactName: '',
    contactPhone: '',
    contactEmail: '',
    typeCode: '',
    title: '',
    startsOn: null,
    endsOn: '2026-12-31',
    reason: 'Arbetsplatsen stänger',
  });
}

async function proposalsOf(actor: Actor) {
  const { sections } = await getTaskPage(contextOf(actor), { only: null, page: 1 });
  const answer = sections.find((section) => section.key === 'PROPOSAL')?.rows ?? [];
  const waiting = sections.find((section) => section.key === 'WAITING')?.rows ?? [];
  return {
    answer: answer.map((row) => ('proposedByName' in row ? row.proposedByName : '')),
    waiting: waiting.flatMap((row) => ('what' in row && row.what === 'PROPOSAL' ? [[row.party, row.task.title]] : [])),
  };
}

describe('proposals to change a plan', () => {
  it('wait for the other authority, and are waited for by the one that made them', async () => {
    expect(await proposalsOf(world.almby.socialWorker)).toEqual({
      answer: ['Anna Ros'],
      waiting: [['EMPLOYMENT_SERVICE', 'Praktik på lagret']],
    });
    expect(await proposalsOf(world.office.officer)).toEqual({
      answer: ['Sara Holm'],
      waiting: [['MUNICIPALITY', 'Praktik på lagret']],
    });
    expect(await proposalsOf(world.almby.unitManager)).toMatchObject({ answer: ['Anna Ros'] });
  });

  it('wait for nobody out of reach, and for no provider', async () => {
    for (const actor of [world.almby.southSocialWorker, world.bergvik.unitManager, world.stigen.coach]) {
      expect(await proposalsOf(actor)).toEqual({ answer: [], waiting: [] });
    }
  });

  it('are gone when they are settled', async () => {
    await withdrawPlanProposal(contextOf(world.office.officer), { caseId: built.caseId, proposalId: fromAf });
    expect((await proposalsOf(world.almby.socialWorker)).answer).toEqual([]);
    expect((await proposalsOf(world.office.officer)).waiting).toEqual([]);
  });
});
