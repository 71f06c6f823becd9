import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import type { ImportList } from '@/lib/caseload-import';
import { discardImport, getImportPage, recheckImport } from '@/lib/caseload-import/server';
import {
  caseloadFile,
  confirmFile,
  type FileRow,
  fileRow,
  importRecord,
  query,
  uploadFile,
} from '@/tests/builders/caseload-files';
import { testCoordinationNumber } from '@/tests/builders/cases';
import { buildWorld, contextOf, THIS_MONDAY, type World } from '@/tests/builders/world';

let world: World;
let admin: Actor;
beforeAll(async () => {
  world = await buildWorld();
  admin = world.almby.administrator;
});

const upload = (...rows: FileRow[]) => uploadFile(admin, caseloadFile(rows));
const importRows = async (...rows: FileRow[]) => {
  const importId = await upload(...rows);
  await confirmFile(admin, importId);
  return importId;
};
const refusal = (reason: string) => expect.objectContaining({ reason });
const page = (importId: string, list?: ImportList, actor = admin) =>
  getImportPage(contextOf(actor), { importId, list, page: 1 });

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
