import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { calculateActivityDuty } from '@/lib/assessments';
import { addMonths } from '@/lib/time';
import { type CaseTraits, protectedFor, registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { exempt } from '@/tests/builders/weekly-rules';
import { buildWorld, contextOf, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import type { DutyTask } from '../task-page';
import { getTaskPage } from './get-task-page';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

async function listDue(actor: Actor, today = TODAY): Promise<DutyTask[]> {
  const { sections } = await getTaskPage(contextOf(actor, { today }), { only: 'DUTY', page: 1 });
  return sections.flatMap((section) => (section.key === 'DUTY' ? section.rows : []));
}

async function findDue(traits: CaseTraits, today = TODAY): Promise<DutyTask | undefined> {
  const built = await buildCase(world, { hasWeeks: false }, traits);
  return (await listDue(world.almby.socialWorker, today)).find(({ person }) => person.caseId === built.caseId);
}

const inFourthMonth: CaseTraits = { assistanceFromMonth: '2026-08-01' };
const voluntary: CaseTraits = { assessments: [{ ground: 'VOLUNTARY' }] };

describe('a person of whom activity shall be demanded', () => {
  it.each<[string, CaseTraits, Partial<DutyTask>]>([
    [
      'takes part by choice',
      { ...inFourthMonth, ...voluntary },
      { hasArisen: true, arisesMonth: '2026-11-01', fromMonth: '2026-08-01', ground: 'VOLUNTARY' },
    ],
    ['is not assessed', inFourthMonth, { hasArisen: true, ground: null }],
    [
      'has an earlier demand, and the third month now',
      { assistanceFromMonth: '2026-09-01', assessments: [{ ground: 'SECTION_12_4_D' }] },
      { hasArisen: false, arisesMonth: '2026-12-01', ground: 'SECTION_12_4_D' },
    ],
    [
      'is ill in part',
      {
        ...inFourthMonth,
        assessments: [{ ground: 'VOLUNTARY', exemptions: [exempt('SICKNESS_BENEFIT', { sharePercent: 50 })] }],
      },
      { hasArisen: true },
    ],
    [
      'was exempt until yesterday',
      {
        ...inFourthMonth,
        assessments: [{ ground: 'VOLUNTARY', exemptions: [exempt('PARENTAL_LEAVE', { validTo: '2026-11-17' })] }],
      },
      { hasArisen: true },
    ],
  ])('is told of when the person %s', async (_name, traits, expected) => {
    expect(await findDue(traits)).toMatchObject(expected);
  });

  it.each<[string, CaseTraits]>([
    ['the demand is there', { ...inFourthMonth, assessments: [{}] }],
    [
      'the demand begins when the duty does',
      {
        assistanceFromMonth: '2026-09-01',
        assessments: [{ ground: 'VOLUNTARY', validTo: '2026-11-30' }, { validFrom: '2026-12-01' }],
      },
    ],
    ['there are two months yet', { assistanceFromMonth: '2026-10-01', ...voluntary }],
    [
      'the person is exempt',
      { ...inFourthMonth, assessments: [{ ground: 'VOLUNTARY', exemptions: [exempt('PENSION_AGE')] }] },
    ],
    ['the case is closed', { ...inFourthMonth, ...voluntary, closedOn: '2026-11-10' }],
    ['the case is another’s', { ...inFourthMonth, ...voluntary, responsible: null }],
    ['the person is protected', { ...inFourthMonth, ...voluntary, protection: 'MARKED' }],
    ['the case is another unit’s', { ...inFourthMonth, ...voluntary, unit: 'south' }],
    ['the case is another municipality’s', { ...inFourthMonth, ...voluntary, municipality: 'bergvik' }],
  ])('is left out when %s', async (_name, traits) => {
    expect(await findDue(traits)).toBeUndefined();
  });

  it('is told of to the one named, when protected', async () => {
    expect(await findDue({ ...inFourthMonth, ...voluntary, ...protectedFor(world.almby.socialWorker) })).toMatchObject({
      person: { isProtected: true },
    });
  });

  it('is nobody else’s to know of', async () => {
    const built = await buildCase(world, inFourthMonth, voluntary, registered(world), { hasWeeks: false });
    for (const actor of [world.almby.jobCoach, world.office.officer, world.office.manager, world.stigen.coach]) {
      expect(await listDue(actor)).toEqual([]);
    }
    expect((await listDue(world.almby.unitManager)).map(({ person }) => person.caseId)).toContain(built.caseId);
  });

  it('is told of in exactly the months of the rule', async () => {
    const client = await ownerClient();
    await client.query('update cases set closed_on = $1 where closed_on is null', [TODAY]);
    const fromMonths = Array.from({ length: 10 }, (_, index) => addMonths('2026-05-01', index));
    const built: BuiltCase[] = [];
    for (const assistanceFromMonth of fromMonths) {
      built.push(await buildCase(world, voluntary, { assistanceFromMonth, hasWeeks: false }));
    }
    for (const today of ['2026-08-20', '2026-09-30', '2026-10-01', '2026-11-18', '2027-02-28']) {
      const due = await listDue(world.almby.socialWorker, today);
      const expected = fromMonths.flatMap((fromMonth, index) => {
        const duty = calculateActivityDuty({ periods: [{ fromMonth, toMonth: null }], today });
        return duty.kind === 'ARISEN' || (duty.kind === 'COMING' && duty.arisesNextMonth)
          ? [[built[index]?.caseId, duty.arisesMonth]]
          : [];
      });
      const found = due.map(({ person, arisesMonth }) => [person.caseId, arisesMonth]);
      expect(found.toSorted()).toEqual(expected.toSorted());
    }
  });
});

describe('an exemption that ends', () => {
  async function listEnding(traits: CaseTraits, actor = world.almby.socialWorker) {
    const built = await buildCase(world, registered(world), { hasWeeks: false }, traits);
    const { sections } = await getTaskPage(contextOf(actor), { only: 'EXPIRES', page: 1 });
    return sections
      .flatMap((section) => (section.key === 'EXPIRES' ? section.rows : []))
      .filter(({ person }) => person.caseId === built.caseId)
      .map(({ kind, day, exemption }) => [kind, day, exemption]);
  }
  const ending = (validTo: string): CaseTraits => ({
    assessments: [{ exemptions: [exempt('PARENTAL_LEAVE', { validTo })] }],
  });

  it('is told of from thirty days before, and on its last day', async () => {
    expect(await listEnding(ending('2026-12-18'))).toEqual([['EXEMPTION', '2026-12-18', 'PARENTAL_LEAVE']]);
    expect(await listEnding(ending(TODAY))).toEqual([['EXEMPTION', TODAY, 'PARENTAL_LEAVE']]);
    expect(await listEnding(ending('2026-12-19'))).toEqual([]);
    expect(await listEnding(ending('2026-11-17'))).toEqual([]);
  });

  it('ends with its assessment without a word of its own', async () => {
    const both = { validTo: '2026-11-25', exemptions: [exempt('PARENTAL_LEAVE', { validTo: '2026-11-25' })] };
    expect(await listEnding({ assessments: [both] })).toEqual([['ASSESSMENT', '2026-11-25', null]]);
  });

  it('is not for Arbetsförmedlingen to know', async () => {
    expect(await listEnding(ending('2026-12-01'), world.office.officer)).toEqual([]);
  });
});
