import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { formatIdentityNumber } from '@/lib/cases';
import { searchCases } from '@/lib/cases/server';
import { protectedFor, registered } from '@/tests/builders/case-traits';
import { buildCase, testCoordinationNumber, testIdentityNumber } from '@/tests/builders/cases';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
const identityNumber = testIdentityNumber(9001);
const coordinationNumber = testCoordinationNumber(9002);
const plain = { hasWeeks: false };

beforeAll(async () => {
  world = await buildWorld();
  await buildCase(world, plain, {
    givenName: 'Anna Maria',
    familyName: 'Öberg-Lindén',
    identityNumber,
    number: '2026-0412',
  });
  await buildCase(world, plain, registered(world), {
    givenName: 'José',
    familyName: "O'Hara",
    identityNumber: coordinationNumber,
    number: 'EK-77',
  });
  await buildCase(world, plain, { givenName: 'Anna', familyName: 'Ek', unit: 'south' });
  await buildCase(world, plain, { givenName: 'Anna', familyName: 'Hemlig' }, protectedFor(world.almby.socialWorker));
  await buildCase(world, plain, { givenName: 'Anna', familyName: 'Förr', closedOn: '2026-05-31' });
  // The same person has a case in each municipality.
  await buildCase(world, plain, registered(world), {
    givenName: 'Anna',
    familyName: 'Granne',
    identityNumber,
    municipality: 'bergvik',
  });
  for (let n = 0; n < 25; n += 1) await buildCase(world, plain, { givenName: 'Kalle', familyName: `Många${n}` });
}, 60_000);

const search = (text: string, actor: Actor = world.almby.otherSocialWorker) => searchCases(contextOf(actor), { text });
const namesOf = async (text: string, actor?: Actor) => (await search(text, actor)).hits.map(({ name }) => name);

describe('search for a person', () => {
  const written = [
    identityNumber,
    formatIdentityNumber(identityNumber),
    formatIdentityNumber(identityNumber).slice(2),
    ` ${identityNumber.slice(2, 8)} – ${identityNumber.slice(8)} `,
  ];
  it.each(written)('finds the personnummer in the form «%s» and opens the case', async (text) => {
    const result = await search(text);
    expect(result.hits.map(({ name }) => name)).toEqual(['Anna Maria Öberg-Lindén']);
    expect(result.opensCaseId).toBe(result.hits[0]?.caseId);
  });

  it('finds a samordningsnummer', async () => {
    expect(await namesOf(formatIdentityNumber(coordinationNumber))).toEqual(["José O'Hara"]);
  });

  it.each(['2026-0412', ' 2026-0412 '])('finds the case number «%s» and opens the case', async (text) => {
    expect((await search(text)).opensCaseId).not.toBeNull();
  });

  it('finds a case number in small letters, and none by a part of it', async () => {
    expect(await namesOf('ek-77')).toEqual(["José O'Hara"]);
    expect(await namesOf('0412')).toEqual([]);
  });

  it.each([
    ['anna', ['Anna Maria Öberg-Lindén']],
    ['ÖBERG', ['Anna Maria Öberg-Lindén']],
    ['öb an', ['Anna Maria Öberg-Lindén']],
    ['anna lindén', ['Anna Maria Öberg-Lindén']],
    ['maria öberg', ['Anna Maria Öberg-Lindén']],
    ['jose ohara', ["José O'Hara"]],
    ['oberg', []],
    ['nna', []],
    ['anna holm', []],
    ['an%', ['Anna Maria Öberg-Lindén']],
  ])('finds the name «%s»', async (text, expected) => {
    expect(await namesOf(text)).toEqual(expected);
  });

  it.each(['', ' ', 'a', '%', '_', '-'])('asks for more than «%s»', async (text) => {
    expect(await search(text)).toEqual({ hits: [], isCut: false, isTooShort: true, opensCaseId: null });
  });

  it('shows the first twenty and says that there are more', async () => {
    const result = await search('kalle');
    expect([result.hits.length, result.isCut]).toEqual([20, true]);
  });

  it('finds nothing that the searcher may not see: another unit, another municipality, a protected person, one not registered', async () => {
    expect(await namesOf('anna', world.almby.southSocialWorker)).toEqual(['Anna Ek']);
    expect(await namesOf(identityNumber, world.bergvik.socialWorker)).toEqual(['Anna Granne']);
    expect(await namesOf('anna', world.almby.socialWorker)).toEqual(['Anna Hemlig', 'Anna Maria Öberg-Lindén']);
    expect(await namesOf('anna', world.office.officer)).toEqual(['Anna Granne']);
    expect(await namesOf('anna', world.almby.administrator)).toEqual([]);
  });

  it('is not found by anything else that is known of the person', async () => {
    for (const text of ['Enhet Norr', 'Sara Holm', '010-555 00 00', world.almby.name])
      expect(await namesOf(text)).toEqual([]);
  });

  it('leaves a row in the audit with how one searched and what was shown, never with what was typed', async () => {
    const client = await ownerClient();
    await search(identityNumber, world.almby.jobCoach);
    const { rows } = await client.query<{ action: string; detail: Record<string, unknown> }>(
      `select action, detail from audit_events where user_id = $1`,
      [world.almby.jobCoach.userId],
    );
    expect(rows).toMatchObject([{ action: 'case.search', detail: { by: 'IDENTITY_NUMBER', hits: 1 } }]);
    expect(JSON.stringify(rows)).not.toContain(identityNumber);
  });
});
