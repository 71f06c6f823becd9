import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { discardImport, getImportPage, listImports, recheckImport } from '@/lib/caseload-import/server';
import { assessed, protectedFor } from '@/tests/builders/case-traits';
import { caseloadFile, confirmFile, type FileRow, importRecord, uploadFile } from '@/tests/builders/caseload-files';
import { buildCase, testCoordinationNumber, testIdentityNumber } from '@/tests/builders/cases';
import { buildWorld, contextOf, THIS_MONDAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
let admin: Actor;
let next = 5000;
beforeAll(async () => {
  world = await buildWorld();
  admin = world.almby.administrator;
});

const fileRow = (more: FileRow = {}): FileRow => {
  next += 1;
  return {
    identityNumber: testIdentityNumber(next),
    givenName: 'Åsa',
    familyName: 'Öberg',
    caseNumber: `F-${next}`,
    unit: 'Enhet Norr',
    officer: 'sara.holm@almby.example',
    assistanceFrom: '2026-03',
    ...more,
  };
};

const upload = (...rows: FileRow[]) => uploadFile(admin, caseloadFile(rows));
const importRows = async (...rows: FileRow[]) => {
  const importId = await upload(...rows);
  await confirmFile(admin, importId);
  return importId;
};
const query = async (text: string, values: unknown[] = []) => (await (await ownerClient()).query(text, values)).rows;
const refusal = (reason: string) => expect.objectContaining({ reason });
const page = (importId: string, list?: 'fel' | 'andras' | 'skapas' | 'saknas' | 'noteringar', actor = admin) =>
  getImportPage(contextOf(actor), { importId, list, page: 1 });

describe('the dry run', () => {
  it('tells what would be created and writes nothing', async () => {
    const before = await query(
      'select (select count(*) from persons) as persons, (select count(*) from cases) as cases',
    );
    const row = fileRow();
    const importId = await upload(row, fileRow());
    expect(await importRecord(importId)).toMatchObject({
      state: 'CHECKED',
      rows: 2,
      to_create: 2,
      to_change: 0,
      unchanged: 0,
      faulty: 0,
    });
    expect(
      await query('select (select count(*) from persons) as persons, (select count(*) from cases) as cases'),
    ).toEqual(before);
    const { shown } = await page(importId, 'skapas');
    expect(shown?.content).toMatchObject({
      list: 'skapas',
      rows: [
        { line: 2, name: 'Åsa Öberg', caseNumber: row.caseNumber, unit: 'Enhet Norr', officer: 'Sara Holm' },
        { line: 3 },
      ],
    });
  });

  it('names line, column, reason and value of each fault', async () => {
    const importId = await upload(fileRow(), fileRow({ unit: 'Enhet Öst', assistanceFrom: 'mars' }), fileRow());
    expect(await importRecord(importId)).toMatchObject({ faulty: 1, to_create: 2 });
    expect((await page(importId)).shown?.content).toEqual({
      list: 'fel',
      rows: [
        {
          line: 3,
          faults: [
            { column: 'unit', reason: 'unitUnknown', value: 'Enhet Öst' },
            { column: 'assistanceFrom', reason: 'monthFormat', value: 'mars' },
          ],
        },
      ],
    });
  });

  it('calls both rows faulty when a person or a case number stands there twice', async () => {
    const twice = fileRow();
    const importId = await upload(
      twice,
      fileRow(),
      { ...twice, caseNumber: 'F-other' },
      fileRow({ caseNumber: 'F-same' }),
      fileRow({ caseNumber: 'F-same' }),
    );
    expect(await importRecord(importId)).toMatchObject({ rows: 5, faulty: 4, to_create: 1 });
    const { shown } = await page(importId);
    expect(shown?.content).toMatchObject({
      rows: [
        { line: 2, faults: [{ reason: 'duplicateIdentityNumber', detail: '4' }] },
        { line: 4, faults: [{ reason: 'duplicateIdentityNumber', detail: '2' }] },
        { line: 5, faults: [{ reason: 'duplicateCaseNumber', detail: '6' }] },
        { line: 6, faults: [{ reason: 'duplicateCaseNumber', detail: '5' }] },
      ],
    });
  });

  it('reads Windows-1252 and commas', async () => {
    const text = caseloadFile([fileRow({ givenName: 'Åsa', familyName: 'Östlund' })]).replaceAll(';', ',');
    const importId = await uploadFile(admin, latin1(text));
    expect(await importRecord(importId)).toMatchObject({ encoding: 'windows-1252', delimiter: ',', to_create: 1 });
    expect((await page(importId, 'skapas')).shown?.content).toMatchObject({ rows: [{ name: 'Åsa Östlund' }] });
  });

  it.each<[string, () => string, string]>([
    [
      'a file without rows',
      () => 'Personnummer;Förnamn;Efternamn;Ärendenummer;Enhet;Försörjningsstöd från\r\n',
      'importNoRows',
    ],
    ['a file without the columns', () => 'Personnummer;Förnamn\r\n1;2\r\n', 'importColumnsMissing'],
    ['a file that is no table', () => 'Hej!\nDet här är ett brev.', 'importNoHeading'],
    ['an empty file', () => '\ufeff\r\n', 'importEmpty'],
  ])('refuses %s', async (_, content, reason) => {
    await expect(uploadFile(admin, content())).rejects.toEqual(refusal(reason));
  });

  it('names the columns that are missing', async () => {
    await expect(uploadFile(admin, 'Personnummer;Förnamn;Efternamn;Enhet\r\n')).rejects.toMatchObject({
      fields: { columns: 'Ärendenummer, Försörjningsstöd från' },
    });
  });

  it('leaves nothing behind when the one who asked goes away', async () => {
    const gone = new AbortController();
    gone.abort();
    await expect(uploadFile(admin, caseloadFile([fileRow()]), { signal: gone.signal })).rejects.toEqual(
      refusal('importCancelled'),
    );
    expect(
      await query(`select i.state, i.failure, (select count(*)::int from caseload_import_rows r where r.import_id = i.id) as rows
      from caseload_imports i where i.failure = 'importCancelled'`),
    ).toEqual([{ state: 'FAILED', failure: 'importCancelled', rows: 0 }]);
  });
});

describe('the confirmation', () => {
  it('creates person, case, children and a first assessment, with audit rows and the figures of the week', async () => {
    const row = fileRow({
      registeredSince: '2026-01-10',
      programme: 'ROM',
      programmeExtent: '20',
      childrenBornOn: '2020-05-02',
      ability: '40',
      JOB_SEARCH: '5',
    });
    const importId = await importRows(row, fileRow({ identityNumber: testCoordinationNumber(77) }));
    const [created] = await query(
      `select c.id, p.given_name, p.family_name_key, c.unit_id, c.responsible_user_id, c.opened_on::text, c.registered_since::text, c.programme_code,
        c.programme_extent_minutes, c.last_import_id, (select array_agg(born_on::text) from children ch where ch.case_id = c.id) as children
       from cases c join persons p on p.id = c.person_id where c.number = $1`,
      [row.caseNumber],
    );
    expect(created).toMatchObject({
      given_name: 'Åsa',
      family_name_key: 'öberg',
      unit_id: world.almby.north.id,
      responsible_user_id: world.almby.socialWorker.userId,
      opened_on: '2026-03-01',
      registered_since: '2026-01-10',
      programme_code: 'ROM',
      programme_extent_minutes: 1200,
      last_import_id: importId,
      children: ['2020-05-02'],
    });
    expect(
      await query(
        `select a.valid_from::text, a.valid_to, a.ground, a.ability_minutes, a.source, a.created_by, d.kind, d.minutes
       from assessments a left join assessment_deductions d on d.assessment_id = a.id where a.case_id = $1`,
        [created.id],
      ),
    ).toEqual([
      {
        valid_from: THIS_MONDAY,
        valid_to: null,
        ground: 'SECTION_12_4_A',
        ability_minutes: 2400,
        source: 'IMPORT',
        created_by: admin.userId,
        kind: 'JOB_SEARCH',
        minutes: 300,
      },
    ]);
    expect(
      await query('select week::text, level, required_minutes from case_weeks where case_id = $1 order by week', [
        created.id,
      ]),
    ).toEqual([
      { week: THIS_MONDAY, level: 'NO_PLAN', required_minutes: 1500 },
      { week: '2026-11-23', level: 'NO_PLAN', required_minutes: 1500 },
    ]);
    expect(
      await query('select action, user_id, detail from audit_events where case_id = $1 order by action', [created.id]),
    ).toEqual([
      { action: 'assessment.import', user_id: admin.userId, detail: { source: 'IMPORT' } },
      { action: 'case.import', user_id: admin.userId, detail: { importId, outcome: 'CREATE', fields: [] } },
    ]);
    expect(await query(`select action from audit_events where subject_id = $1 order by id`, [importId])).toEqual([
      { action: 'caseload-import.upload' },
      { action: 'caseload-import.check' },
      { action: 'caseload-import.confirm' },
    ]);
  });

  it('of the same file twice changes nothing', async () => {
    const rows = [
      fileRow({
        registeredSince: '2026-01-10',
        programme: 'ROM',
        programmeExtent: '40',
        childrenBornOn: '2020-05-02 2020-05-02',
        ability: '20',
        abilityReason: 'Läkarintyg',
        CHILDCARE: '5',
      }),
      fileRow({ protection: 'ja' }),
    ];
    await importRows(...rows);
    const again = await upload(...rows);
    expect(await importRecord(again)).toMatchObject({ to_create: 0, to_change: 0, unchanged: 2, faulty: 0, noted: 0 });
    const before = await query('select xmin::text, id from cases order by id');
    await confirmFile(admin, again);
    expect(await query('select xmin::text, id from cases order by id')).toEqual(before);
  });

  it('changes what the file says otherwise, and only that', async () => {
    const row = fileRow({ registeredSince: '2026-01-10', childrenBornOn: '2020-05-02', ability: '40' });
    await importRows(row);
    const [created] = await query('select id from cases where number = $1', [row.caseNumber]);
    const importId = await upload({
      ...row,
      familyName: 'Lind',
      unit: 'Enhet Syd',
      officer: 'siri.dal@almby.example',
      childrenBornOn: '',
    });
    expect((await page(importId)).shown?.content).toMatchObject({
      list: 'andras',
      rows: [
        {
          line: 2,
          changes: [
            { field: 'familyName', from: 'Öberg', to: 'Lind' },
            { field: 'unit', from: 'Enhet Norr', to: 'Enhet Syd' },
            { field: 'responsible', from: 'Sara Holm', to: 'Siri Dal' },
            { field: 'childrenBornOn', from: '2020-05-02', to: '' },
          ],
        },
      ],
    });
    await confirmFile(admin, importId);
    expect(
      await query(
        `select p.family_name, p.family_name_key, c.unit_id, c.registered_since::text, c.revision,
        (select count(*)::int from children ch where ch.case_id = c.id) as children,
        (select count(*)::int from assessments a where a.case_id = c.id) as assessments,
        (select unit_id from case_weeks w where w.case_id = c.id and w.week = $2) as week_unit
       from cases c join persons p on p.id = c.person_id where c.id = $1`,
        [created.id, THIS_MONDAY],
      ),
    ).toEqual([
      {
        family_name: 'Lind',
        family_name_key: 'lind',
        unit_id: world.almby.south.id,
        registered_since: '2026-01-10',
        revision: 1,
        children: 0,
        assessments: 1,
        week_unit: world.almby.south.id,
      },
    ]);
  });

  it('imports the sound rows beside the faulty ones, and then keeps no personal data', async () => {
    const sound = fileRow();
    const importId = await importRows(sound, fileRow({ unit: 'Enhet Öst' }), fileRow({ programme: 'Okänt program' }));
    expect(await importRecord(importId)).toMatchObject({ state: 'CONFIRMED', faulty: 1, to_create: 2, noted: 1 });
    expect(await query('select 1 from cases where number = $1', [sound.caseNumber])).toHaveLength(1);
    expect(
      await query(
        'select line, outcome, data, changes, identity_number, case_number, faults, notes from caseload_import_rows where import_id = $1 order by line',
        [importId],
      ),
    ).toEqual([
      {
        line: 2,
        outcome: 'CREATE',
        data: null,
        changes: [],
        identity_number: null,
        case_number: null,
        faults: [],
        notes: [],
      },
      {
        line: 3,
        outcome: 'FAULTY',
        data: null,
        changes: [],
        identity_number: null,
        case_number: null,
        faults: [{ column: 'unit', reason: 'unitUnknown' }],
        notes: [],
      },
      {
        line: 4,
        outcome: 'CREATE',
        data: null,
        changes: [],
        identity_number: null,
        case_number: null,
        faults: [],
        notes: [{ column: 'programme', reason: 'programmeUnknown' }],
      },
    ]);
  });

  it('imports nothing when that was chosen and a row has a fault', async () => {
    const sound = fileRow();
    const importId = await upload(sound, fileRow({ unit: 'Enhet Öst' }));
    await expect(confirmFile(admin, importId, { mode: 'NOTHING_IF_FAULTY' })).rejects.toEqual(
      refusal('importHasFaults'),
    );
    expect(await query('select 1 from cases where number = $1', [sound.caseNumber])).toEqual([]);
    expect(await importRecord(importId)).toMatchObject({ state: 'CHECKED' });
  });

  it('lists those who have left the file and deletes none', async () => {
    const left = fileRow();
    await importRows(left);
    const importId = await upload(fileRow());
    const { shown, missing } = await page(importId, 'saknas');
    expect(missing).toBeGreaterThan(0);
    expect(shown?.content.rows).toContainEqual(
      expect.objectContaining({ caseNumber: left.caseNumber, name: 'Åsa Öberg', officer: 'Sara Holm' }),
    );
    await confirmFile(admin, importId);
    expect(await query('select closed_on from cases where number = $1', [left.caseNumber])).toEqual([
      { closed_on: null },
    ]);
  });

  it('does not call someone missing whose row has a fault', async () => {
    const row = fileRow();
    await importRows(row);
    const importId = await upload({ ...row, unit: 'Enhet Öst' });
    const { shown } = await page(importId, 'saknas');
    expect(shown?.content.rows).not.toContainEqual(expect.objectContaining({ caseNumber: row.caseNumber }));
  });

  it('two at once have one effect', async () => {
    const importId = await upload(fileRow(), fileRow());
    const answers = await Promise.allSettled([
      confirmFile(admin, importId),
      confirmFile(admin, importId),
      confirmFile(admin, importId),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(['importUnderWay', 'importNotOpen']).toContain(answer.reason.reason);
    }
    expect(
      await query(
        `select count(*)::int from audit_events where subject_id = $1 and action = 'caseload-import.confirm'`,
        [importId],
      ),
    ).toEqual([{ count: 1 }]);
  });

  it('and a discard at once have one effect', async () => {
    const row = fileRow();
    const importId = await upload(row);
    const [confirmed, discarded] = await Promise.allSettled([
      confirmFile(admin, importId),
      discardImport(contextOf(admin), { importId }),
    ]);
    expect([confirmed.status, discarded.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await query('select 1 from cases where number = $1', [row.caseNumber])).toHaveLength(
      confirmed.status === 'fulfilled' ? 1 : 0,
    );
  });

  it('does nothing when a case has changed since the check, until it is compared anew', async () => {
    const row = fileRow();
    await importRows(row);
    const importId = await upload({ ...row, familyName: 'Lind' }, fileRow());
    await query(`update cases set registered_since = '2026-11-01', responsible_user_id = null where number = $1`, [
      row.caseNumber,
    ]);
    await expect(confirmFile(admin, importId)).rejects.toEqual(refusal('importStale'));
    expect(await importRecord(importId)).toMatchObject({ state: 'CHECKED' });
    expect(
      await query('select p.family_name from cases c join persons p on p.id = c.person_id where c.number = $1', [
        row.caseNumber,
      ]),
    ).toEqual([{ family_name: 'Öberg' }]);
    await recheckImport(contextOf(admin), { importId, tell: () => undefined });
    await confirmFile(admin, importId);
    expect(
      await query('select p.family_name from cases c join persons p on p.id = c.person_id where c.number = $1', [
        row.caseNumber,
      ]),
    ).toEqual([{ family_name: 'Lind' }]);
  });

  it('of a discarded import is refused, and the discarded one keeps no personal data', async () => {
    const importId = await upload(fileRow());
    await discardImport(contextOf(admin), { importId });
    await expect(confirmFile(admin, importId)).rejects.toEqual(refusal('importNotOpen'));
    expect(
      await query('select data, identity_number from caseload_import_rows where import_id = $1', [importId]),
    ).toEqual([{ data: null, identity_number: null }]);
  });
});

describe('protected persons', () => {
  it('are opened only by the responsible officer and the manager of the unit', async () => {
    const row = fileRow({ protection: 'Sekretessmarkering' });
    await importRows(row);
    expect(await query('select protection, named_user_ids from cases where number = $1', [row.caseNumber])).toEqual([
      { protection: 'MARKED', named_user_ids: [world.almby.socialWorker.userId, world.almby.unitManager.userId] },
    ]);
  });

  it('stay protected when the file has an empty column, says no, or has no column', async () => {
    const built = await buildCase(world, assessed, protectedFor(world.almby.socialWorker));
    const row = fileRow({ identityNumber: built.identityNumber, caseNumber: built.number });
    for (const more of [{ protection: '' }, { protection: 'nej' }, {}]) {
      const importId = await upload({ ...row, ...more }, fileRow({ protection: 'nej' }));
      const noted = await page(importId, 'noteringar');
      if ('protection' in more) {
        expect(noted.shown?.content).toMatchObject({
          list: 'noteringar',
          rows: [{ line: 2, name: null, isProtected: true, notes: [{ reason: 'protectionKept' }] }],
        });
      }
      await confirmFile(admin, importId);
      expect(await query('select protection, named_user_ids from cases where id = $1', [built.caseId])).toEqual([
        { protection: 'MARKED', named_user_ids: [world.almby.socialWorker.userId] },
      ]);
    }
  });

  it('are not named in the lists', async () => {
    const row = fileRow({ protection: 'ja', familyName: 'Hemlig' });
    const first = await upload(row);
    expect(JSON.stringify((await page(first, 'skapas')).shown)).not.toContain('Hemlig');
    await confirmFile(admin, first);
    const changed = await upload({ ...row, familyName: 'Dold', protection: '' });
    expect(JSON.stringify((await page(changed, 'andras')).shown)).not.toMatch(/Hemlig|Dold/);
    const missing = await upload(fileRow());
    expect(JSON.stringify((await page(missing, 'saknas')).shown)).not.toContain('Hemlig');
  });
});

describe('assessments', () => {
  it('of a later file follow the import’s own and end it the day before', async () => {
    const row = fileRow({ ability: '40', JOB_SEARCH: '5' });
    const importId = await upload(row);
    await confirmFile(admin, importId, { today: '2026-11-04', now: new Date('2026-11-04T09:00:00Z') });
    const [created] = await query('select id from cases where number = $1', [row.caseNumber]);
    await importRows({ ...row, ability: '20', JOB_SEARCH: '2,5' });
    await importRows({ ...row, ability: '25', JOB_SEARCH: '' });
    expect(
      await query(
        `select a.valid_from::text, a.valid_to::text, a.ability_minutes, (select array_agg(d.minutes) from assessment_deductions d where d.assessment_id = a.id) as deductions
       from assessments a where a.case_id = $1 order by a.valid_from`,
        [created.id],
      ),
    ).toEqual([
      { valid_from: '2026-11-02', valid_to: '2026-11-15', ability_minutes: 2400, deductions: [300] },
      { valid_from: THIS_MONDAY, valid_to: null, ability_minutes: 1500, deductions: null },
    ]);
  });

  it('of an officer are left and listed', async () => {
    const built = await buildCase(world, assessed);
    const importId = await upload(
      fileRow({ identityNumber: built.identityNumber, caseNumber: built.number, ability: '10' }),
    );
    expect((await page(importId, 'noteringar')).shown?.content).toMatchObject({
      rows: [{ line: 2, notes: [{ reason: 'assessmentOwned' }] }],
    });
    await confirmFile(admin, importId);
    expect(
      await query('select ability_minutes, source, valid_to from assessments where case_id = $1', [built.caseId]),
    ).toEqual([{ ability_minutes: 2400, source: 'OFFICER', valid_to: null }]);
  });

  it('in a programme that is formally full time are exempt, and flagged as full time by form only', async () => {
    const row = fileRow({
      registeredSince: '2026-01-10',
      programme: 'Rusta och matcha (ROM)',
      programmeExtent: '40',
      ability: '40',
    });
    await importRows(row);
    expect(
      await query(
        `select w.level, w.is_formally_full_time_only from case_weeks w join cases c on c.id = w.case_id where c.number = $1 and w.week = $2`,
        [row.caseNumber, THIS_MONDAY],
      ),
    ).toEqual([{ level: 'EXEMPT', is_formally_full_time_only: true }]);
  });
});

describe('another municipality', () => {
  it('sees no import, and can neither read, confirm, compare nor discard it', async () => {
    const importId = await upload(fileRow());
    const other = world.bergvik.administrator;
    expect(await listImports(contextOf(other))).toEqual([]);
    await expect(page(importId, undefined, other)).rejects.toEqual(refusal('notFound'));
    await expect(confirmFile(other, importId)).rejects.toEqual(refusal('notFound'));
    await expect(discardImport(contextOf(other), { importId })).rejects.toEqual(refusal('notFound'));
    await expect(recheckImport(contextOf(other), { importId, tell: () => undefined })).rejects.toEqual(
      refusal('notFound'),
    );
    expect(await importRecord(importId)).toMatchObject({ state: 'CHECKED' });
  });

  it('has its own case for a person that is known elsewhere', async () => {
    const row = fileRow();
    await importRows(row);
    const importId = await uploadFile(
      world.bergvik.administrator,
      caseloadFile([{ ...row, officer: 'sara.holm@bergvik.example' }]),
    );
    expect(await importRecord(importId)).toMatchObject({ to_create: 1, missing: 0 });
    await confirmFile(world.bergvik.administrator, importId);
    expect(
      await query('select count(distinct municipality_id)::int from cases where number = $1', [row.caseNumber]),
    ).toEqual([{ count: 2 }]);
  });

  it('nobody outside a municipality imports', async () => {
    await expect(uploadFile(world.office.manager, caseloadFile([fileRow()]))).rejects.toEqual(refusal('notPermitted'));
  });
});

async function* latin1(text: string) {
  yield Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
