import { beforeAll, describe, expect, it } from 'vitest';
import { withActor } from '@/lib/platform/database';
import { registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { loadAssistancePeriods } from './load-household';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

async function setMonths({ caseId }: BuiltCase, [from, to]: [string, string | null]) {
  const client = await ownerClient();
  await client.query('update cases set assistance_from_month = $2, assistance_to_month = $3 where id = $1', [
    caseId,
    from,
    to,
  ]);
}

function periodsOf(built: BuiltCase, actor = world.almby.socialWorker) {
  return withActor(actor, (db) => loadAssistancePeriods(db, built));
}

describe('the months of a case', () => {
  it.each<[string, [string, string | null][], [string, string | null][]]>([
    ['begin one period', [], [['2026-01-01', null]]],
    ['end', [['2026-01-01', '2026-05-01']], [['2026-01-01', '2026-05-01']]],
    [
      'end, and begin again after months without',
      [
        ['2026-01-01', '2026-05-01'],
        ['2026-08-01', null],
      ],
      [
        ['2026-01-01', '2026-05-01'],
        ['2026-08-01', null],
      ],
    ],
    [
      'end, and go on month on month',
      [
        ['2026-01-01', '2026-05-01'],
        ['2026-06-01', null],
      ],
      [['2026-01-01', null]],
    ],
    [
      'begin again without having been told to end',
      [['2026-08-01', null]],
      [
        ['2026-01-01', '2026-06-01'],
        ['2026-08-01', null],
      ],
    ],
    ['are moved a month ahead, as a correction', [['2026-02-01', null]], [['2026-02-01', null]]],
    ['are moved back, as a correction', [['2025-10-01', null]], [['2025-10-01', null]]],
    [
      'are moved back over a gap that there was not',
      [
        ['2026-01-01', '2026-03-01'],
        ['2026-08-01', null],
        ['2026-03-01', null],
      ],
      [['2026-01-01', null]],
    ],
    [
      'begin a third time',
      [
        ['2026-01-01', '2026-02-01'],
        ['2026-04-01', '2026-05-01'],
        ['2026-09-01', '2026-12-01'],
      ],
      [
        ['2026-01-01', '2026-02-01'],
        ['2026-04-01', '2026-05-01'],
        ['2026-09-01', '2026-12-01'],
      ],
    ],
  ])('%s', async (_name, changes, expected) => {
    const built = await buildCase(world, { assistanceFromMonth: '2026-01-01', hasWeeks: false });
    for (const change of changes) await setMonths(built, change);
    expect((await periodsOf(built)).map(({ fromMonth, toMonth }) => [fromMonth, toMonth])).toEqual(expected);
  });

  it('are the municipality’s alone', async () => {
    const built = await buildCase(world, registered(world), { hasWeeks: false });
    expect(await periodsOf(built)).toHaveLength(1);
    expect(await periodsOf(built, world.office.officer)).toEqual([]);
    expect(await periodsOf(built, world.bergvik.socialWorker)).toEqual([]);
  });

  it('never lie over one another, nor on another day than the first', async () => {
    const built = await buildCase(world, { assistanceFromMonth: '2026-01-01', hasWeeks: false });
    await setMonths(built, ['2026-01-01', '2026-05-01']);
    const client = await ownerClient();
    const add = (fromMonth: string) =>
      client.query('insert into assistance_periods (municipality_id, case_id, from_month) values ($1, $2, $3)', [
        built.municipalityId,
        built.caseId,
        fromMonth,
      ]);
    await expect(add('2026-05-01')).rejects.toThrow(/assistance_periods_no_overlap/);
    await expect(add('2026-06-01')).rejects.toThrow(/assistance_periods_no_overlap/);
    await expect(add('2026-08-02')).rejects.toThrow(/assistance_periods_months/);
  });
});
