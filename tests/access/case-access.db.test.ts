import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, type CaseFacts, decideCaseAccess } from '@/lib/access';
import { visibleCases, visibleCasesSql } from '@/lib/access/server';
import { withActor } from '@/lib/platform/database';
import { assessed, type CaseTraits, inRomByFormOnly, registered, withPlanInForce } from '../builders/case-traits';
import { buildCase } from '../builders/cases';
import { buildWorld, listActors, type World } from '../builders/world';
import { ownerClient } from '../database';

// The rule says who may know of a case. The two forms of the visibility filter and row-level security must each, alone,
// give the same answer for every actor and every kind of case; none of them may lean on another.

interface Known {
  name: string;
  caseId: string;
  facts: CaseFacts;
}

let world: World;
let cases: Known[];

beforeAll(async () => {
  world = await buildWorld();
  const atStigen: CaseTraits = { ...inRomByFormOnly, referral: { state: 'STARTED', provider: 'stigen' } };
  const everyKind: Record<string, CaseTraits[]> = {
    plain: [assessed],
    'in the other unit': [{ unit: 'south' }],
    'registered at AF': [registered(world), assessed, withPlanInForce],
    'registered, in the other unit': [registered(world), { unit: 'south' }],
    'with a referral in draft': [registered(world), { referral: { state: 'DRAFT' } }],
    'with a referral cleared': [registered(world), { referral: { state: 'CLEARED' } }],
    'participant at Stigen': [registered(world), atStigen],
    'participant at Broar': [registered(world), { referral: { state: 'DECIDED', provider: 'broar' } }],
    'former participant at Stigen': [registered(world), { referral: { state: 'ENDED', provider: 'stigen' } }],
    closed: [{ closedOn: '2026-06-30' }],
  };
  const secrecy: Record<string, CaseTraits> = {
    open: {},
    'marked, nobody named': { protection: 'MARKED' },
    'marked, officers of the north named': {
      protection: 'MARKED',
      namedUsers: [world.almby.socialWorker, world.bergvik.socialWorker, world.office.officer],
    },
    'protected, the manager and coaches named': {
      protection: 'PROTECTED_REGISTRATION',
      namedUsers: [
        world.almby.headManager,
        world.stigen.coach,
        world.broar.coach,
        world.bergvikOffice.manager,
        world.almby.administrator,
      ],
    },
    'fictitious identity, everybody named': {
      protection: 'FICTITIOUS_IDENTITY',
      namedUsers: listActors(world).map(({ actor }) => actor),
    },
  };
  cases = [];
  for (const municipality of ['almby', 'bergvik'] as const) {
    for (const [kind, traits] of Object.entries(everyKind)) {
      if (municipality === 'bergvik' && kind.includes('Broar')) continue;
      for (const [mark, secret] of Object.entries(secrecy)) {
        const built = await buildCase(world, ...traits, secret, { municipality });
        cases.push({
          name: `${municipality}, ${kind}, ${mark}`,
          caseId: built.caseId,
          facts: await readFacts(built.caseId),
        });
      }
    }
  }
}, 120_000);

async function readFacts(caseId: string): Promise<CaseFacts> {
  const client = await ownerClient();
  const { rows } = await client.query<Omit<CaseFacts, 'municipalityId'> & { municipalityId: string }>(
    `select municipality_id as "municipalityId", unit_id as "unitId", protection <> 'NONE' as "isProtected",
       named_user_ids::text[] as "namedUserIds", registered_since is not null as "isRegistered", provider_ids::text[] as "providerIds"
     from cases where id = $1`,
    [caseId],
  );
  const facts = rows[0];
  if (!facts) throw new Error('the case was not built');
  return facts;
}

type Sight = (actor: Actor) => Promise<string[]>;

/** As a superuser with row-level security put aside: what is left is the filter alone. */
const throughFilterAlone: Sight = async (actor) => {
  const client = await ownerClient();
  const { sql, values } = visibleCasesSql(actor);
  let place = 0;
  const text = sql.replaceAll('?', () => {
    place += 1;
    return `$${place}`;
  });
  const { rows } = await client.query<{ id: string }>(`select c.id from cases c where ${text}`, values);
  return rows.map(({ id }) => id);
};

/** As the actor with no filter at all: what is left is row-level security alone. */
const throughPolicyAlone: Sight = (actor) =>
  withActor(actor, async (db) => {
    const rows = await db.$queryRaw<{ id: string }[]>`select id from cases`;
    return rows.map(({ id }) => id);
  });

/** Prisma's form of the filter, on a door that lets everything within the municipalities through. */
const throughPrismaFilterAlone: Sight = (actor) =>
  withActor(
    { organisationKind: 'SYSTEM', municipalityIds: [world.almby.id, world.bergvik.id], onBehalfOf: null },
    async (db) => {
      const rows = await db.case.findMany({ where: visibleCases(actor), select: { id: true } });
      return rows.map(({ id }) => id);
    },
  );

const throughPersonsPolicy: Sight = (actor) =>
  withActor(actor, async (db) => {
    const rows = await db.$queryRaw<{ id: string }[]>`
      select c.id from persons p join cases c on c.municipality_id = p.municipality_id and c.person_id = p.id`;
    return rows.map(({ id }) => id);
  });

describe('every wall gives the answer of the rule, alone', () => {
  it.each([
    ['the visibility filter in SQL', throughFilterAlone],
    ['the visibility filter of Prisma', throughPrismaFilterAlone],
    ['row-level security of cases', throughPolicyAlone],
    ['row-level security of persons', throughPersonsPolicy],
  ])('%s', async (_name, sight) => {
    for (const { name, actor } of listActors(world)) {
      const seen = new Set(await sight(actor));
      const answers = cases.map((known) => ({ case: known.name, seen: seen.has(known.caseId) }));
      const expected = cases.map((known) => ({ case: known.name, seen: decideCaseAccess(actor, known.facts).allowed }));
      expect(answers, name).toEqual(expected);
      expect(seen.size, `${name} sees nothing but what the rule lists`).toBe(
        expected.filter((answer) => answer.seen).length,
      );
    }
  });

  it('lets every kind of actor that works with cases see some and not all of them', async () => {
    for (const { name, actor } of listActors(world)) {
      const count = cases.filter(({ facts }) => decideCaseAccess(actor, facts).allowed).length;
      if (actor.role === 'SYSTEM_ADMINISTRATOR') expect(count, name).toBe(0);
      else expect(count > 0 && count < cases.length, name).toBe(true);
    }
  });
});
