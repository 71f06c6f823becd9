import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { saveProviderSiteSchema } from '@/lib/providers';
import {
  closeProviderSite,
  getProviderList,
  getProviderPage,
  registerProvider,
  saveAgreement,
  saveMunicipalityPlace,
  saveProviderSite,
} from '@/lib/providers/server';
import { buildWorld, contextOf, NOW, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const site = {
  revision: 0,
  name: 'Ån',
  municipalityCode: '9901',
  hasOffice: true,
  address: 'Åvägen 2, Almby',
  coordinates: '62.2, 16.3',
  openingHours: 'mån–fre 8–16',
  languages: ['sv', 'ar'],
  specialisations: ['YOUNG'],
  serviceCodes: ['ROM'],
  levels: ['A'],
};

const save = (actor: Actor, change: object, moment?: { now: Date }) =>
  saveProviderSite(
    contextOf(actor, moment),
    saveProviderSiteSchema.parse({ ...site, providerId: world.stigen.id, siteId: crypto.randomUUID(), ...change }),
  );

async function rowsOf(sql: string, values: unknown[]) {
  return (await (await ownerClient()).query(sql, values)).rows;
}

const changesOf = (providerId: string) =>
  rowsOf('select kind::text, changes, changed_by from provider_changes where provider_id = $1 order by id', [
    providerId,
  ]);

describe('a provider', () => {
  it('is registered once, however often it is sent', async () => {
    const { administrator } = world.almby;
    const input = { providerId: crypto.randomUUID(), name: 'Nya Vägar AB', agreedFrom: '2026-01-01', agreedTo: null };
    const sent = await Promise.all([1, 2, 3].map(() => registerProvider(contextOf(administrator), input)));
    expect(new Set(sent.map(({ providerId }) => providerId)).size).toBe(1);
    expect(await changesOf(input.providerId)).toMatchObject([
      {
        kind: 'PROVIDER',
        changes: [{ field: 'agreedFrom', from: '', to: '2026-01-01' }],
        changed_by: administrator.userId,
      },
    ]);
    const { providers } = await getProviderList(contextOf(world.almby.socialWorker), { code: null });
    expect(providers.find(({ id }) => id === input.providerId)).toMatchObject({ name: 'Nya Vägar AB', sites: [] });
    expect(
      await rowsOf(`select user_id from audit_events where action = 'provider.register' and subject_id = $1`, [
        input.providerId,
      ]),
    ).toEqual([{ user_id: administrator.userId }]);
  });

  it('that another municipality has registered is the same provider', async () => {
    const name = 'Gemensamma AB';
    const first = await registerProvider(contextOf(world.almby.administrator), {
      providerId: crypto.randomUUID(),
      name,
      agreedFrom: null,
      agreedTo: null,
    });
    const again = { providerId: crypto.randomUUID(), name: 'gemensamma ab', agreedFrom: null, agreedTo: null };
    expect(await registerProvider(contextOf(world.bergvik.administrator), again)).toEqual(first);
    await expect(registerProvider(contextOf(world.bergvik.administrator), again)).rejects.toMatchObject({
      reason: 'invalidInput',
      fields: { name: 'providerAlreadyHere' },
    });
  });

  it('whose agreement has ended is not in the list, and its page says so', async () => {
    const { providerId } = await registerProvider(contextOf(world.almby.administrator), {
      providerId: crypto.randomUUID(),
      name: 'Snart Slut AB',
      agreedFrom: null,
      agreedTo: null,
    });
    await saveAgreement(contextOf(world.almby.administrator), { providerId, agreedFrom: null, agreedTo: '2026-11-17' });
    const { providers } = await getProviderList(contextOf(world.office.officer), { code: '9901' });
    expect(providers.some(({ id }) => id === providerId)).toBe(false);
    expect(await getProviderPage(contextOf(world.office.officer), { providerId, code: null })).toMatchObject({
      isAgreed: false,
    });
    expect(await changesOf(providerId)).toMatchObject([{ kind: 'PROVIDER' }, { kind: 'AGREEMENT' }]);
  });

  it('without an agreement within reach is not found, as a missing one', async () => {
    for (const providerId of [world.broar.id, crypto.randomUUID(), 'x']) {
      await expect(
        getProviderPage(contextOf(world.bergvik.socialWorker), { providerId, code: null }),
      ).rejects.toMatchObject({ reason: 'notFound' });
    }
    await expect(getProviderList(contextOf(world.almby.socialWorker), { code: '9902' })).rejects.toMatchObject({
      reason: 'notFound',
    });
    await expect(
      saveAgreement(contextOf(world.bergvik.administrator), {
        providerId: world.broar.id,
        agreedFrom: null,
        agreedTo: null,
      }),
    ).rejects.toMatchObject({ reason: 'notFound' });
  });
});

describe('a site', () => {
  it('is added once, changed with its history, and closed', async () => {
    const { administrator } = world.almby;
    const siteId = crypto.randomUUID();
    await Promise.all([1, 2, 3].map(() => save(administrator, { siteId })));
    await save(administrator, { siteId, revision: 1, languages: ['sv', 'ar', 'so'], hasOffice: false, address: '' });
    await closeProviderSite(contextOf(administrator), { providerId: world.stigen.id, siteId });
    const changes = (await changesOf(world.stigen.id)).slice(-3);
    expect(changes).toMatchObject([
      { kind: 'SITE_ADDED' },
      {
        kind: 'SITE_CHANGED',
        changes: [
          { field: 'address', from: 'Åvägen 2, Almby', to: '' },
          { field: 'hasOffice', from: 'yes', to: 'no' },
          { field: 'languages', from: 'ar sv', to: 'ar so sv' },
        ],
      },
      { kind: 'SITE_CLOSED', changed_by: administrator.userId },
    ]);
    await expect(save(administrator, { siteId, revision: 3, name: 'Åter' })).rejects.toMatchObject({
      reason: 'siteClosed',
    });
    const page = await getProviderPage(contextOf(administrator), { providerId: world.stigen.id, code: null });
    expect(page.provider.sites.some(({ id }) => id === siteId)).toBe(false);
    expect(page.changes[0]).toMatchObject({ kind: 'SITE_CLOSED', siteName: 'Ån', changedByName: 'Adam Rike' });
  });

  it('is not changed from what somebody else has changed meanwhile', async () => {
    const { administrator } = world.almby;
    const siteId = crypto.randomUUID();
    await save(administrator, { siteId });
    const outcomes = await Promise.allSettled([
      save(administrator, { siteId, revision: 1, name: 'Ett' }),
      save(administrator, { siteId, revision: 1, name: 'Två' }),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { reason: 'changedMeanwhile' },
    });
  });

  it('in another municipality is minded there; one outside Samspel by whoever has an agreement', async () => {
    await expect(save(world.bergvik.administrator, {})).rejects.toMatchObject({ reason: 'siteOfOtherMunicipality' });
    await expect(
      save(world.bergvik.administrator, { providerId: world.broar.id, municipalityCode: '9902' }),
    ).rejects.toMatchObject({ reason: 'notFound' });
    const siteId = crypto.randomUUID();
    await save(world.almby.administrator, { siteId, municipalityCode: '9950' });
    await save(world.bergvik.administrator, { siteId, municipalityCode: '9950', revision: 1, name: 'Längre bort' });
    await expect(
      save(world.almby.administrator, { siteId, municipalityCode: '9901', revision: 2, name: 'Hit' }),
    ).rejects.toMatchObject({ reason: 'siteStaysInItsMunicipality' });
  });

  it('offers what is in the catalogue', async () => {
    await expect(save(world.almby.administrator, { serviceCodes: ['ROM', 'TROLLERI'] })).rejects.toMatchObject({
      fields: { serviceCodes: 'choose' },
    });
  });

  it.each([
    ['a site of another municipality', () => world.almby.administrator, `municipality_code = '9902'`, null],
    ['by someone who is no administrator', () => world.almby.unitManager, `name = 'Min'`, null],
    ['by Arbetsförmedlingen', () => world.office.manager, `name = 'Min'`, null],
    [
      'moved to another municipality',
      () => world.almby.administrator,
      `municipality_code = '9950'`,
      'siteStaysInItsMunicipality',
    ],
  ])('is refused by PostgreSQL itself: %s', async (_name, actorOf, change, reason) => {
    const attempt = withActor(actorOf(), (db) =>
      db.$executeRawUnsafe(`update provider_sites set ${change} where id = '${world.stigen.siteId}'`),
    );
    const error = await attempt.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).not.toBeNull();
    if (reason) expect(describeDatabaseRefusal(error)).toMatchObject({ reason });
    expect(
      await rowsOf('select name, municipality_code from provider_sites where id = $1', [world.stigen.siteId]),
    ).toEqual([{ name: 'Torget', municipality_code: '9901' }]);
  });

  it('leaves a history that nobody changes', async () => {
    await save(world.almby.administrator, {});
    for (const sql of ['delete from provider_changes', `update provider_changes set kind = 'PROVIDER'`]) {
      await expect(withActor(world.almby.administrator, (db) => db.$executeRawUnsafe(sql))).rejects.toThrow();
    }
  });
});

it('an organisation is added and never changed by a municipality, and only by its administrator', async () => {
  const insert = (actor: Actor, kind: string) =>
    withActor(actor, (db) =>
      db.$executeRawUnsafe(`insert into organisations (kind, name) values ('${kind}', 'Ny AB')`),
    );
  await expect(insert(world.almby.administrator, 'MUNICIPALITY')).rejects.toThrow();
  await expect(insert(world.almby.socialWorker, 'PROVIDER')).rejects.toThrow();
  await expect(
    withActor(world.almby.administrator, (db) =>
      db.$executeRawUnsafe(`update organisations set name = 'Annat' where kind = 'PROVIDER'`),
    ),
  ).rejects.toThrow();
});

it('distances are measured from where the administrator says', async () => {
  await saveMunicipalityPlace(contextOf(world.almby.administrator), {
    name: 'Stationen',
    coordinates: { latitude: 62.2, longitude: 16.3 },
  });
  await save(world.almby.administrator, { name: 'Nära', coordinates: '62.29, 16.3' }, { now: NOW });
  const { municipality, providers } = await getProviderList(contextOf(world.almby.socialWorker), { code: null });
  expect(municipality.place).toEqual({ name: 'Stationen', latitude: 62.2, longitude: 16.3 });
  const near = providers.flatMap(({ sites }) => sites).find(({ name }) => name === 'Nära');
  expect(near?.distanceKm).toBeCloseTo(10, 0);
  await expect(
    saveMunicipalityPlace(contextOf(world.office.manager), { name: 'X', coordinates: { latitude: 60, longitude: 15 } }),
  ).rejects.toMatchObject({ reason: 'wrongParty' });
});
