import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import type { ImportList } from '@/lib/caseload-import';
import { discardImport, getImportPage, listImports, recheckImport } from '@/lib/caseload-import/server';
import {
  caseloadFile,
  confirmFile,
  type FileRow,
  fileRow,
  importRecord,
  query,
  uploadFile,
} from '@/tests/builders/caseload-files';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';

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
