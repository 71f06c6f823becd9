import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { writeMessage } from '@/lib/conversations/server';
import { assessed, protectedFor, registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { getTaskPage } from './get-task-page';

let world: World;
let built: BuiltCase;

const ask = (
  actor: Actor,
  { caseId }: BuiltCase,
  { at, awaitsAnswer = true }: { at: string; awaitsAnswer?: boolean },
) =>
  writeMessage(contextOf(actor, { now: new Date(at) }), {
    caseId,
    requestId: randomUUID(),
    text: 'När börjar praktiken?',
    awaitsAnswer,
    notifies: false,
    ground: null,
  });

async function waitingFor(actor: Actor) {
  const { sections } = await getTaskPage(contextOf(actor), { only: 'MESSAGE', page: 1 });
  const section = sections.find((each) => each.key === 'MESSAGE');
  return (section?.rows ?? []).map((row) =>
    'authorName' in row ? [row.person.caseId, row.count, row.authorName, row.since, row.waitedWorkingDays] : [],
  );
}

beforeAll(async () => {
  world = await buildWorld();
  built = await buildCase(world, registered(world), assessed);
  await ask(world.office.otherOfficer, built, { at: '2026-11-13T09:00:00Z' });
  await ask(world.office.officer, built, { at: '2026-11-16T09:00:00Z' });
});

describe('a message that nobody has answered', () => {
  it('waits for the officers of the other authority, with how long it has waited, and not for its own', async () => {
    const row = [built.caseId, 2, 'Axel Löv', '2026-11-13', 3];
    expect(await waitingFor(world.almby.socialWorker)).toEqual([row]);
    expect(await waitingFor(world.almby.unitManager)).toEqual([row]);
    for (const actor of [
      world.office.officer,
      world.almby.otherSocialWorker,
      world.almby.southUnitManager,
      world.bergvik.unitManager,
    ]) {
      expect(await waitingFor(actor)).toEqual([]);
    }
  });

  it('does not wait where it asked for no answer, or is about someone the reader may not see', async () => {
    const quiet = await buildCase(world, registered(world), assessed);
    await ask(world.almby.socialWorker, quiet, { at: '2026-11-17T09:00:00Z', awaitsAnswer: false });
    const secret = await buildCase(
      world,
      registered(world),
      assessed,
      protectedFor(world.almby.socialWorker, world.office.manager),
    );
    await ask(world.almby.socialWorker, secret, { at: '2026-11-17T09:00:00Z' });
    expect(await waitingFor(world.office.officer)).toEqual([]);
    expect((await waitingFor(world.office.manager)).map(([caseId]) => caseId)).toEqual([secret.caseId]);
  });

  it('is what its own authority waits for: whose case it is, and whoever wrote', async () => {
    const waits = async (actor: Actor) => {
      const { sections, waitingByParty } = await getTaskPage(contextOf(actor), { only: 'WAITING', page: 1 });
      const rows = sections.flatMap((each) => (each.key === 'WAITING' ? each.rows : []));
      return {
        waitingByParty,
        rows: rows.map((row) =>
          row.what === 'MESSAGE' ? [row.task.person.caseId, row.task.count, row.since, row.waitedWorkingDays] : [],
        ),
      };
    };
    const expected = {
      waitingByParty: [{ party: 'MUNICIPALITY', count: 1 }],
      rows: [[built.caseId, 2, '2026-11-13', 3]],
    };
    expect(await waits(world.office.officer)).toEqual(expected);
    expect(await waits(world.office.otherOfficer)).toEqual({ ...expected, rows: [[built.caseId, 1, '2026-11-13', 3]] });
    expect((await waits(world.almby.unitManager)).rows).not.toContainEqual(expect.arrayContaining([built.caseId]));
    expect(await waits(world.bergvikOffice.officer)).toEqual({ waitingByParty: [], rows: [] });
  });

  it('is gone when it is answered, and the one who answered waits if that was asked', async () => {
    await ask(world.almby.jobCoach, built, { at: '2026-11-18T08:00:00Z' });
    expect(await waitingFor(world.almby.socialWorker)).toEqual([]);
    expect(await waitingFor(world.office.officer)).toEqual([[built.caseId, 1, 'Jonas Vik', '2026-11-18', 0]]);
  });
});
