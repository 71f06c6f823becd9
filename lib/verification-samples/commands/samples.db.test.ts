import { beforeEach, describe, expect, it } from 'vitest';
import { type Actor, hasPermission } from '@/lib/access';
import { reportAttendance } from '@/lib/attendance/server';
import { withActor } from '@/lib/platform/database';
import { registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { atProvider } from '@/tests/builders/groups';
import { buildWorld, contextOf, THIS_WEEK, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { getSamplePage } from '../queries/get-sample-page';
import type { CheckSampleItemInput } from '../schemas';
import { checkSampleItem } from './check-sample-item';
import { drawSample, drawSampleWithin } from './draw-sample';

const TUESDAY = '2026-11-17';
/** When November has ended. */
const DECEMBER = { now: new Date('2026-12-01T08:00:00.000Z'), today: '2026-12-01' };
const LATEST = { manad: null, sida: 1 };

let world: World;
let elif: BuiltCase;

beforeEach(async () => {
  // What is drawn is never taken away, so each test has municipalities of its own.
  await (await ownerClient()).query('update organisations set municipality_code = null');
  world = await buildWorld();
  elif = await buildCase(world, registered(world), atProvider(world));
});

const romOf = (built: BuiltCase) => built.activities[1]?.lineageId ?? '';

async function report(built: BuiltCase, actor: Actor, presentMinutes = 60, seenRevision: number | null = null) {
  await reportAttendance(contextOf(actor), {
    week: THIS_WEEK,
    cells: [
      {
        caseId: built.caseId,
        activityId: romOf(built),
        day: TUESDAY,
        presentMinutes,
        status: presentMinutes === 60 ? 'PRESENT' : 'SICK',
        seenRevision,
      },
    ],
    correctionReason: seenRevision === null ? '' : 'Fel tid',
  });
}

const rowsOf = async (sql: string, values: unknown[] = []) => (await (await ownerClient()).query(sql, values)).rows;

/** A day of Elif's reported by the provider, and drawn. */
async function drawn(): Promise<string> {
  await report(elif, world.stigen.coach);
  expect(await drawSample(world.almby.id, DECEMBER)).toBe(1);
  const [item] = await rowsOf('select id from verification_sample_items where case_id = $1', [elif.caseId]);
  return String(item.id);
}

function check(itemId: string, change: Partial<CheckSampleItemInput> = {}, actor = world.almby.socialWorker) {
  return checkSampleItem(contextOf(actor, DECEMBER), {
    itemId,
    seenRevision: 0,
    outcome: 'AGREES',
    method: 'SIGNED_LIST',
    foundMinutes: null,
    words: '',
    ...change,
  });
}

const pageOf = (actor: Actor) => getSamplePage(contextOf(actor, DECEMBER), LATEST);

describe('drawSample', () => {
  it('draws the month that ended once, whoever asks at once, with one audit row', async () => {
    await report(elif, world.stigen.coach);
    const results = await Promise.all([1, 2, 3].map(() => drawSample(world.almby.id, DECEMBER)));
    expect(results.filter((count) => count !== null)).toEqual([1]);
    const [sample] = await rowsOf('select reports, seed from verification_samples where municipality_id = $1', [
      world.almby.id,
    ]);
    expect(sample).toEqual({ reports: 1, seed: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const audits = await rowsOf(
      `select user_id, detail from audit_events where municipality_id = $1 and action = 'sample.draw'`,
      [world.almby.id],
    );
    expect(audits).toEqual([{ user_id: null, detail: { month: '2026-11-01', reports: 1, drawn: 1 } }]);
  });

  it('holds only what a provider has reported itself, in the month, in the municipality', async () => {
    await report(elif, world.almby.socialWorker);
    expect(await drawSample(world.almby.id, DECEMBER)).toBe(0);
    await report(await buildCase(world, registered(world), atProvider(world)), world.stigen.coach);
    expect(await drawSample(world.bergvik.id, DECEMBER)).toBe(0);
    expect(await drawSample(world.almby.id, { now: new Date('2027-01-01T08:00:00.000Z'), today: '2027-01-01' })).toBe(
      0,
    );
  });

  it('is drawn by nobody in person, and not before the month has ended, says the database', async () => {
    const sample = { municipalityId: world.almby.id, seed: 'vald', reports: 0 };
    const month = new Date('2026-11-01');
    await expect(
      withActor(world.almby.headManager, (db) =>
        db.verificationSample.create({ data: { ...sample, month, drawnAt: DECEMBER.now } }),
      ),
    ).rejects.toThrow(/row-level security/);
    const house = { organisationKind: 'SYSTEM' as const, municipalityIds: [world.almby.id], onBehalfOf: null };
    await expect(
      withActor(house, (db) =>
        db.verificationSample.create({ data: { ...sample, month, drawnAt: new Date('2026-11-30T20:00:00.000Z') } }),
      ),
    ).rejects.toThrow(/verification_samples_month_has_ended/);
    await report(elif, world.almby.socialWorker);
    const [day] = await rowsOf('select id from attendances where case_id = $1', [elif.caseId]);
    await expect(
      withActor(house, async (db) => {
        await drawSampleWithin(db, house, { ...DECEMBER, municipalityId: world.almby.id, seed: 'lott' });
        await db.verificationSampleItem.create({
          data: {
            municipalityId: world.almby.id,
            month,
            attendanceId: String(day.id),
            caseId: elif.caseId,
            providerId: world.stigen.id,
            reportedBy: world.almby.socialWorker.userId,
            drawnMinutes: 60,
          },
        });
      }),
    ).rejects.toThrow(/SVS01/);
  });
});

describe('checkSampleItem', () => {
  it('verifies a day that agrees, once, with one audit row', async () => {
    const itemId = await drawn();
    const results = await Promise.allSettled([1, 2, 3].map(() => check(itemId)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(check(itemId)).rejects.toMatchObject({ reason: 'sampleAlreadyChecked' });
    expect(await rowsOf('select verified_by from attendances where case_id = $1', [elif.caseId])).toEqual([
      { verified_by: world.almby.socialWorker.userId },
    ]);
    const audits = await rowsOf(
      `select action, detail from audit_events where case_id = $1 and action in ('sample.check', 'attendance.verify')`,
      [elif.caseId],
    );
    expect(audits).toHaveLength(2);
    const { items, unchecked } = await pageOf(world.almby.socialWorker);
    expect(unchecked).toBe(0);
    expect(items[0]?.check).toMatchObject({
      outcome: 'AGREES',
      method: 'SIGNED_LIST',
      checkedMinutes: 60,
      foundMinutes: null,
    });
  });

  it('leaves the report of a day that differs as it is, and shows what to correct', async () => {
    const itemId = await drawn();
    const differs = { outcome: 'DIFFERS' as const, method: 'ASKED_PERSON' as const, foundMinutes: 30 };
    await expect(check(itemId, differs)).resolves.toEqual({ verified: 0 });
    expect(
      await rowsOf('select present_minutes, verified_by from attendances where case_id = $1', [elif.caseId]),
    ).toEqual([{ present_minutes: 60, verified_by: null }]);
    const { items } = await pageOf(world.almby.unitManager);
    expect(items[0]).toMatchObject({ reportedMinutes: 60, check: { outcome: 'DIFFERS', foundMinutes: 30 } });
  });

  it('keeps the reason of a day that could not be checked, and verifies nothing', async () => {
    const itemId = await drawn();
    await check(itemId, { outcome: 'NOT_CHECKABLE', method: 'PHONE', words: 'Listan är borta' });
    const { items } = await pageOf(world.almby.socialWorker);
    expect(items[0]?.check).toMatchObject({ outcome: 'NOT_CHECKABLE', method: null, words: 'Listan är borta' });
    expect(await rowsOf('select verified_by from attendances where case_id = $1', [elif.caseId])).toEqual([
      { verified_by: null },
    ]);
  });

  it('is refused as a difference that is none, and of a report that was changed meanwhile', async () => {
    const itemId = await drawn();
    await expect(check(itemId, { outcome: 'DIFFERS', foundMinutes: 60 })).rejects.toMatchObject({
      reason: 'sampleNoDifference',
    });
    await report(elif, world.stigen.coach, 0, 0);
    await expect(check(itemId)).rejects.toMatchObject({ reason: 'attendanceChangedMeanwhile' });
    const { items } = await pageOf(world.almby.socialWorker);
    expect(items[0]).toMatchObject({ drawnMinutes: 60, reportedMinutes: 0, revision: 1 });
    await expect(check(itemId, { seenRevision: 1 })).resolves.toEqual({ verified: 1 });
  });

  it('is refused to the one who has corrected the report, by the command and by the database', async () => {
    const itemId = await drawn();
    await report(elif, world.almby.socialWorker, 0, 0);
    await expect(check(itemId, { seenRevision: 1 })).rejects.toMatchObject({ reason: 'sampleCheckedByReporter' });
    expect((await pageOf(world.almby.socialWorker)).items[0]?.isReporter).toBe(true);
    expect((await pageOf(world.almby.otherSocialWorker)).items[0]?.isReporter).toBe(false);
    await expect(writeCheck(itemId, { checkedMinutes: 0, words: 'Borta', outcome: 'NOT_CHECKABLE' })).rejects.toThrow(
      /SVS04/,
    );
    await expect(check(itemId, { seenRevision: 1 }, world.almby.otherSocialWorker)).resolves.toEqual({ verified: 1 });
  });

  /** Past the command. */
  function writeCheck(itemId: string, data: object, actor = world.almby.socialWorker) {
    const checked = { checkedBy: actor.userId, checkedAt: DECEMBER.now, ...data };
    return withActor(actor, (db) => db.verificationSampleItem.updateMany({ where: { id: itemId }, data: checked }));
  }

  it('is held by the database', async () => {
    const itemId = await drawn();
    const lost = { outcome: 'NOT_CHECKABLE' as const, words: 'Borta', checkedMinutes: 60 };
    await expect(writeCheck(itemId, { ...lost, checkedMinutes: 45 })).rejects.toThrow(/SVS05/);
    await expect(writeCheck(itemId, { ...lost, checkedBy: world.stigen.coach.userId })).rejects.toThrow(/SVS03/);
    await expect(writeCheck(itemId, { ...lost, words: ' ' })).rejects.toThrow(/verification_sample_items_words/);
    await expect(writeCheck(itemId, { outcome: 'AGREES', method: 'VISIT', checkedMinutes: 60 })).rejects.toThrow(
      /SVS06/,
    );
    await expect(
      writeCheck(itemId, { outcome: 'DIFFERS', method: 'VISIT', checkedMinutes: 60, foundMinutes: 60 }),
    ).rejects.toThrow(/verification_sample_items_found/);
    await writeCheck(itemId, lost);
    await expect(writeCheck(itemId, { words: 'Något annat' })).rejects.toThrow(/SVS02/);
  });

  it('finds nothing of another unit, another municipality or a protected person', async () => {
    const itemId = await drawn();
    const notFound = { reason: 'notFound' };
    await expect(check(itemId, {}, world.almby.southSocialWorker)).rejects.toMatchObject(notFound);
    await expect(check(itemId, {}, world.bergvik.unitManager)).rejects.toMatchObject(notFound);
    expect(await pageOf(world.almby.southSocialWorker)).toMatchObject({ total: 0, items: [], results: [] });
    expect((await pageOf(world.bergvik.unitManager)).months).toEqual([]);
    await rowsOf(`update cases set protection = 'MARKED', named_user_ids = array[$2::uuid] where id = $1`, [
      elif.caseId,
      world.almby.unitManager.userId,
    ]);
    await expect(check(itemId)).rejects.toMatchObject(notFound);
    expect((await pageOf(world.almby.headManager)).total).toBe(0);
    expect((await pageOf(world.almby.unitManager)).items[0]).toMatchObject({ isProtected: true });
  });

  it('is the municipality’s alone: neither the provider nor Arbetsförmedlingen knows what is drawn', async () => {
    const itemId = await drawn();
    const wrongParty = { reason: 'wrongParty' };
    for (const actor of [world.stigen.coach, world.office.officer, world.office.manager]) {
      expect(hasPermission(actor.role, 'attendance.verify')).toBe(false);
      await expect(check(itemId, {}, actor)).rejects.toMatchObject(wrongParty);
      await expect(pageOf(actor)).rejects.toMatchObject(wrongParty);
      expect(await withActor(actor, (db) => db.verificationSampleItem.count())).toBe(0);
      expect(await withActor(actor, (db) => db.verificationSample.count())).toBe(0);
    }
  });
});

describe('getSamplePage', () => {
  it('tells shares of a provider only of five or more, and audits every person who is shown', async () => {
    const cases = [elif];
    while (cases.length < 5) cases.push(await buildCase(world, registered(world), atProvider(world)));
    for (const each of cases) await report(each, world.stigen.coach);
    await drawSample(world.almby.id, DECEMBER);
    const { items } = await pageOf(world.almby.unitManager);
    expect(items).toHaveLength(5);
    for (const { itemId } of items.slice(0, 4)) await check(itemId);
    expect((await pageOf(world.almby.unitManager)).results).toEqual([
      { id: world.stigen.id, name: 'Stigen AB', shares: null },
    ]);
    await check(items[4]?.itemId ?? '');
    expect((await pageOf(world.almby.unitManager)).results[0]?.shares).toEqual({
      checked: 5,
      agreesPercent: 100,
      differsPercent: 0,
      notCheckablePercent: 0,
    });
    const audits = await rowsOf(
      `select count(distinct case_id)::int as cases from audit_events where action = 'sample.read' and municipality_id = $1`,
      [world.almby.id],
    );
    expect(audits).toEqual([{ cases: 5 }]);
  });
});
