import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { overviewSearchSchema } from '@/lib/weekly-overview';
import { getWeeklyOverview, listPersonsBehind } from '@/lib/weekly-overview/server';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, THIS_WEEK, type World } from '@/tests/builders/world';

const PAGE = 25;
const WITHOUT_PLAN = 27;

let world: World;

beforeAll(async () => {
  world = await buildWorld();
  for (let index = 1; index <= WITHOUT_PLAN; index += 1)
    await buildCase(world, assessed, { familyName: 'Norr', number: `N-${String(index).padStart(2, '0')}` });
  await buildCase(world, registered(world), assessed, withPlanInForce, { familyName: 'Planerad' });
  await buildCase(world, registered(world), assessed, { unit: 'south', familyName: 'Syd' });
  await buildCase(world, assessed, protectedFor(world.almby.socialWorker), { familyName: 'Skyddad' });
}, 60_000);

const behind = (actor: Actor, search: Record<string, string> = {}) =>
  listPersonsBehind(contextOf(actor), {
    week: THIS_WEEK,
    municipalityId: world.almby.id,
    search: overviewSearchSchema.parse(search),
  });

describe('the persons behind a number', () => {
  it('come a page at a time, all of them counted', async () => {
    const { unitManager } = world.almby;
    const first = await behind(unitManager, { niva: 'NO_PLAN' });
    const second = await behind(unitManager, { niva: 'NO_PLAN', sida: '2' });
    expect([first.persons.length, first.total, second.persons.length, second.total]).toEqual([PAGE, 27, 2, 27]);
    const numbers = [...first.persons, ...second.persons].map(({ caseNumber }) => caseNumber);
    expect(numbers).toEqual(numbers.toSorted());
    expect(new Set(numbers).size).toBe(WITHOUT_PLAN);
  });

  it('are those whom the manager may see: the own unit’s, no protected person, and for AF the registered', async () => {
    const namesOf = async (actor: Actor) =>
      [...new Set((await behind(actor, { sida: '1' })).persons.map(({ name }) => name.split(' ')[1]))].toSorted();
    expect(await namesOf(world.almby.southUnitManager)).toEqual(['Syd']);
    expect((await behind(world.almby.headManager)).total).toBe(WITHOUT_PLAN + 2);
    expect(await namesOf(world.office.manager)).toEqual(['Planerad', 'Syd']);
  });

  it('are, with the protected ones, as many as the number that leads to them', async () => {
    const { almby } = world;
    const { total } = await getWeeklyOverview(contextOf(almby.headManager), { week: THIS_WEEK });
    expect(total.at(-1)?.levels.NO_PLAN).toBe((await behind(almby.headManager, { niva: 'NO_PLAN' })).total + 1);
  });
});
