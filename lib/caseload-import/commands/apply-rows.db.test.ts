import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import type { ImportList } from '@/lib/caseload-import';
import { getImportPage } from '@/lib/caseload-import/server';
import { assessed, protectedFor } from '@/tests/builders/case-traits';
import { caseloadFile, confirmFile, type FileRow, fileRow, query, uploadFile } from '@/tests/builders/caseload-files';
import { buildCase } from '@/tests/builders/cases';
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
const page = (importId: string, list?: ImportList, actor = admin) =>
  getImportPage(contextOf(actor), { importId, list, page: 1 });

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
