import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import {
  LARGEST_REGISTER_BYTES,
  listExampleSites,
  listTemplateSites,
  MOST_REGISTER_ROWS,
  REGISTER_COLUMNS,
  type RegisterColumn,
  writeRegisterFile,
} from '@/lib/providers';
import { checkRegister, getProviderPage, importRegister, receiveRegister, saveAgreement } from '@/lib/providers/server';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

/** The municipality of the administrator. */
const own = '9901';
let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

/** Each test has its own providers. */
let tag = 0;
beforeEach(() => {
  tag += 1;
});

type Cells = Partial<Record<RegisterColumn, string>>;

/** A file with the columns that the rows have. */
function fileOf(rows: Cells[], delimiter = ';'): string {
  const columns = REGISTER_COLUMNS.filter(({ key }) => rows.some((row) => row[key] !== undefined));
  const quote = (text: string) => (text.includes(delimiter) ? `"${text}"` : text);
  const lines = [
    columns.map(({ heading }) => heading),
    ...rows.map((row) => columns.map(({ key }) => quote(row[key] ?? ''))),
  ];
  return lines.map((fields) => `${fields.join(delimiter)}\r\n`).join('');
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const received = async (content: string | Uint8Array) =>
  receiveRegister(
    (async function* () {
      yield typeof content === 'string' ? bytesOf(content) : content;
    })(),
  );
const check = async (actor: Actor, content: string | Uint8Array) =>
  checkRegister(contextOf(actor), await received(content));
const confirm = async (actor: Actor, content: string, plan: string) =>
  importRegister(contextOf(actor), { file: await received(content), plan });
/** The dry run and then what it showed. */
const importFile = async (actor: Actor, content: string) => confirm(actor, content, (await check(actor, content)).plan);

async function rowsOf(sql: string, values: unknown[] = []) {
  return (await (await ownerClient()).query(sql, values)).rows;
}
const countAll = async () =>
  (
    await rowsOf(`select (select count(*) from organisations) + (select count(*) from provider_sites)
      + (select count(*) from provider_municipalities) + (select count(*) from provider_changes)
      + (select coalesce(sum(revision), 0) from provider_sites) as count`)
  )[0].count;

const newSite = (name: string, more: Cells = {}): Cells => ({
  provider: `Nya Vägar ${tag}-${name}`,
  site: name,
  municipalityCode: own,
  address: 'Åvägen 2, Almby',
  hasOffice: 'ja',
  languages: 'svenska, arabiska',
  serviceCodes: 'Rusta och matcha',
  levels: 'A',
  agreementCode: own,
  agreedFrom: '2026-01-01',
  ...more,
});

describe('the dry run', () => {
  it('shows what would be created, changed, left and missing, and every fault with its line and column, and writes nothing', async () => {
    const { administrator } = world.almby;
    await importFile(administrator, fileOf([newSite('Ån')]));
    const before = await countAll();
    const shown = await check(
      administrator,
      fileOf([
        newSite('Ån', { languages: 'svenska' }),
        newSite('Ön'),
        newSite('Fel', { hasOffice: 'kanske', levels: 'D', municipalityCode: '9902' }),
      ]),
    );
    expect(shown).toMatchObject({
      rows: 3,
      unchanged: 0,
      created: [{ line: 3, site: 'Ön', isNewProvider: true }],
      changed: [{ line: 2, changes: [{ field: 'languages', from: 'ar sv', to: 'sv' }] }],
      faulty: [
        {
          line: 4,
          faults: [
            { column: 'hasOffice', reason: 'yesNo', value: 'kanske' },
            { column: 'levels', reason: 'levelUnknown', value: 'D' },
          ],
        },
      ],
    });
    expect(shown.services).toContainEqual({ code: 'ROM', name: 'Rusta och matcha (ROM)' });
    expect(shown.missing.map(({ provider }) => provider)).toContain('Stigen AB');
    expect(await countAll()).toBe(before);
  });

  it.each([
    ['UTF-8', (text: string) => bytesOf(text)],
    ['UTF-8 with a byte order mark', (text: string) => bytesOf(`\ufeff${text}`)],
    ['Windows-1252', (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))],
  ])('reads %s, with semicolons and with commas', async (_name, encode) => {
    for (const delimiter of [';', ',']) {
      const shown = await check(world.almby.administrator, encode(fileOf([newSite('Ån')], delimiter)));
      expect(shown).toMatchObject({ delimiter, created: [{ site: 'Ån' }], faulty: [] });
    }
  });

  it('shows the same of the template and of the example', async () => {
    const { administrator } = world.almby;
    for (const rows of [listTemplateSites(own), listExampleSites({ sites: 40, municipalityCode: own })]) {
      const shown = await check(administrator, [...writeRegisterFile(rows)].join(''));
      expect(shown.faulty).toEqual([]);
      expect(shown.created).toHaveLength(shown.rows);
    }
  });

  it.each([
    ['importEmpty', () => ''],
    ['importColumnsMissing', () => 'Leverantör;Adress\r\nA;B\r\n'],
    ['importNoHeading', () => 'A;B\r\n1;2\r\n'],
    ['providerImportNoRows', () => 'Leverantör;Arbetsställe;Kommunkod\r\n'],
    ['providerImportTooLarge', () => 'x'.repeat(LARGEST_REGISTER_BYTES + 1)],
    [
      'providerImportTooManyRows',
      () => `Leverantör;Arbetsställe;Kommunkod\r\n${'A;B;9901\r\n'.repeat(MOST_REGISTER_ROWS + 1)}`,
    ],
    ['importIsSpreadsheet', () => 'PK\u0003\u0004 och mer'],
  ])('is refused: %s', async (reason, content) => {
    await expect(check(world.almby.administrator, content())).rejects.toMatchObject({ reason });
  });
});

describe('an import', () => {
  it('writes what was shown, each change with who made it; the same file again changes nothing', async () => {
    const { administrator } = world.almby;
    const content = fileOf([
      newSite('Ån', { provider: `Vägar ${tag}`, providerCode: `V-${tag}`, coordinates: '62.2, 16.3' }),
      newSite('Ön', { provider: `Vägar ${tag}`, hasOffice: 'nej', address: '' }),
    ]);
    expect(await importFile(administrator, content)).toEqual({ created: 2, changed: 0 });
    const [provider] = await rowsOf('select id, provider_code from organisations where name = $1', [`Vägar ${tag}`]);
    expect(provider.provider_code).toBe(`V-${tag}`);
    expect(
      await rowsOf('select kind::text, changed_by from provider_changes where provider_id = $1 order by kind', [
        provider.id,
      ]),
    ).toEqual([
      { kind: 'PROVIDER', changed_by: administrator.userId },
      { kind: 'SITE_ADDED', changed_by: administrator.userId },
      { kind: 'SITE_ADDED', changed_by: administrator.userId },
    ]);
    const page = await getProviderPage(contextOf(administrator), { providerId: provider.id, code: null });
    expect(page.provider).toMatchObject({ agreedFrom: '2026-01-01', agreedTo: null });
    expect(page.provider.sites.find(({ name }) => name === 'Ån')).toMatchObject({
      coordinates: { latitude: 62.2, longitude: 16.3 },
      languages: ['ar', 'sv'],
      levels: ['A'],
      serviceCodes: ['ROM'],
    });
    expect(
      await rowsOf(
        `select detail from audit_events where action = 'provider.import' and user_id = $1 order by id desc limit 1`,
        [administrator.userId],
      ),
    ).toMatchObject([{ detail: { created: 2, changed: 0, faulty: 0, providers: 1 } }]);

    const before = await countAll();
    expect(await check(administrator, content)).toMatchObject({ unchanged: 2, created: [], changed: [] });
    expect(await importFile(administrator, content)).toEqual({ created: 0, changed: 0 });
    expect(await countAll()).toBe(before);
  });

  it('changes a site, an agreement and a code that was not there, and leaves a site that has left the file', async () => {
    const { administrator } = world.almby;
    const provider = `Broarna ${tag}`;
    await importFile(administrator, fileOf([newSite('A', { provider }), newSite('B', { provider })]));
    const changed = fileOf([
      newSite('A', { provider, providerCode: `B-${tag}`, openingHours: 'mån 8–12', agreedTo: '2026-12-31' }),
    ]);
    expect((await check(administrator, changed)).missing.map(({ site }) => site)).toContain('B');
    expect(await importFile(administrator, changed)).toEqual({ created: 0, changed: 1 });
    const told = await rowsOf(
      `select c.kind::text, c.changes from provider_changes c join organisations o on o.id = c.provider_id
       where o.name = $1 and c.kind in ('CODE', 'AGREEMENT', 'SITE_CHANGED') order by c.kind`,
      [provider],
    );
    expect(told).toMatchObject([
      { kind: 'AGREEMENT', changes: [{ field: 'agreedTo', from: '', to: '2026-12-31' }] },
      { kind: 'SITE_CHANGED', changes: [{ field: 'openingHours', from: '', to: 'mån 8–12' }] },
      { kind: 'CODE', changes: [{ field: 'providerCode', from: '', to: `B-${tag}` }] },
    ]);
    expect(
      await rowsOf(
        `select s.name, s.closed_on, s.revision from provider_sites s join organisations o on o.id = s.provider_id where o.name = $1 order by s.name`,
        [provider],
      ),
    ).toEqual([
      { name: 'A', closed_on: null, revision: 2 },
      { name: 'B', closed_on: null, revision: 1 },
    ]);
  });

  it('goes through for the sound rows when others have faults', async () => {
    const content = fileOf([newSite('Bra'), newSite('Fel', { levels: 'X' }), newSite('Bra'), newSite('God')]);
    expect(await importFile(world.almby.administrator, content)).toEqual({ created: 1, changed: 0 });
    expect(await rowsOf('select name from provider_sites where name in ($1, $2, $3)', ['Bra', 'Fel', 'God'])).toEqual([
      { name: 'God' },
    ]);
  });

  it('sent three times at once, and two different ones at once, is written once and whole', async () => {
    const { administrator } = world.almby;
    const content = fileOf([newSite('En'), newSite('Två')]);
    const { plan } = await check(administrator, content);
    const sent = await Promise.all([1, 2, 3].map(() => confirm(administrator, content, plan)));
    expect(sent.map(({ created }) => created).toSorted()).toEqual([0, 0, 2]);

    const provider = `Samtidig ${tag}`;
    const [one, other] = [
      fileOf([newSite('X', { provider, openingHours: 'tis' })]),
      fileOf([newSite('X', { provider, openingHours: 'mån' })]),
    ];
    const plans = [(await check(administrator, one)).plan, (await check(administrator, other)).plan] as const;
    const both = await Promise.allSettled([
      confirm(administrator, one, plans[0]),
      confirm(administrator, other, plans[1]),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { reason: 'providerImportStale' },
    });
    expect(await rowsOf('select count(*)::int as count from organisations where name = $1', [provider])).toEqual([
      { count: 1 },
    ]);
  });

  it('does nothing when the register has changed since it was shown', async () => {
    const { administrator } = world.almby;
    const content = fileOf([
      {
        provider: 'Stigen AB',
        site: 'Torget',
        municipalityCode: '9901',
        openingHours: 'mån 8–12',
        agreementCode: own,
        agreedTo: '2027-01-31',
      },
    ]);
    const { plan } = await check(administrator, content);
    const [stigen] = await rowsOf(
      'select provider_id from provider_municipalities where municipality_id = $1 and provider_id = $2',
      [world.almby.id, world.stigen.id],
    );
    await saveAgreement(contextOf(administrator), {
      providerId: stigen.provider_id,
      agreedFrom: '2026-03-01',
      agreedTo: null,
    });
    await expect(confirm(administrator, content, plan)).rejects.toMatchObject({ reason: 'providerImportStale' });
  });

  it('is not for other roles, whatever they send', async () => {
    const content = fileOf([newSite('Ån')]);
    const { plan } = await check(world.almby.administrator, content);
    await expect(check(world.office.manager, content)).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(confirm(world.stigen.coach, content, plan)).rejects.toMatchObject({ reason: 'wrongParty' });
    const before = await countAll();
    for (const actor of [world.almby.unitManager, world.almby.socialWorker]) {
      await expect(confirm(actor, content, plan)).rejects.toThrow();
    }
    expect(await countAll()).toBe(before);
  });

  it(`of ${MOST_REGISTER_ROWS} sites goes through in one transaction`, { timeout: 60_000 }, async () => {
    const content = [...writeRegisterFile(listExampleSites({ sites: MOST_REGISTER_ROWS, municipalityCode: own }))].join(
      '',
    );
    expect(await importFile(world.almby.administrator, content)).toEqual({ created: MOST_REGISTER_ROWS, changed: 0 });
    expect(await check(world.almby.administrator, content)).toMatchObject({ unchanged: MOST_REGISTER_ROWS });
  });
});

describe('a provider’s code', () => {
  const set = (actor: Actor, sql: string) =>
    withActor(actor, (db) => db.$executeRawUnsafe(sql)).then(
      () => null,
      (thrown: unknown) => describeDatabaseRefusal(thrown)?.reason ?? 'refused',
    );
  it('is set once, by an administrator, and is nobody else’s', async () => {
    const { administrator } = world.almby;
    const code = 'K-Stigen';
    const update = (id: string, value: string) =>
      `update organisations set provider_code = '${value}' where id = '${id}'`;
    expect(await set(world.almby.unitManager, update(world.stigen.id, code))).not.toBeNull();
    expect(await set(administrator, update(world.almby.id, code))).not.toBeNull();
    expect(await set(administrator, update(world.stigen.id, code))).toBeNull();
    expect(await set(administrator, update(world.stigen.id, 'annan'))).toBe('notPermitted');
    expect(await set(administrator, update(world.broar.id, code.toLowerCase()))).not.toBeNull();
    expect(
      await set(
        administrator,
        `update organisations set name = 'Annat', provider_code = 'x' where id = '${world.broar.id}'`,
      ),
    ).toBe('notPermitted');
  });
});
