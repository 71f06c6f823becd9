import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import {
  followUpBarrier,
  getBarrierPage,
  getCaseBarriers,
  handOverBarrier,
  recordGapCause,
  solveBarrier,
} from '@/lib/gap-causes/server';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, NOW, THIS_MONDAY, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const LATER = { now: new Date(NOW.getTime() + 3_600_000) };

interface Barrier {
  caseId: string;
  gapCauseId: string;
  built: BuiltCase;
}

async function barrier(
  code: 'NO_PLACE' | 'AF_DECISION' | 'HEALTH' | 'WAITING_FOR_SFI' = 'NO_PLACE',
  actor: Actor = world.almby.socialWorker,
): Promise<Barrier> {
  const built = await buildCase(world, registered(world), assessed, withPlanInForce);
  await recordGapCause(contextOf(actor), {
    caseId: built.caseId,
    code,
    party: null,
    note: 'Kön är lång',
    fromOn: THIS_MONDAY,
    toOn: null,
    dueOn: null,
    ownerContact: '',
  });
  const { open } = await getCaseBarriers(contextOf(actor), { caseId: built.caseId });
  return { caseId: built.caseId, gapCauseId: open[0]?.id ?? '', built };
}

const keys = ({ caseId, gapCauseId }: Barrier) => ({ caseId, gapCauseId });
const followUp = { text: 'Ringde samordnaren', isShared: false, dueOn: null, ownerUserId: null, ownerContact: '' };
const handOver = { text: 'AF tar över', isShared: true, party: null, dueOn: null, ownerContact: '' } as const;

async function seenBy(actor: Actor, { caseId }: Barrier) {
  return getCaseBarriers(contextOf(actor), { caseId });
}

async function ownerOfWeek({ caseId }: Barrier, week: string) {
  const client = await ownerClient();
  const { rows } = await client.query('select gap_cause, gap_owner from case_weeks where case_id = $1 and week = $2', [
    caseId,
    week,
  ]);
  return rows[0];
}

async function auditsOf({ caseId }: Barrier, action: string) {
  const client = await ownerClient();
  const { rows } = await client.query(
    'select user_id, subject_id, detail from audit_events where case_id = $1 and action = $2',
    [caseId, action],
  );
  return rows;
}

describe('a barrier', () => {
  it('has a due date by its owner, and is minded by the responsible officer there', async () => {
    const [municipal, state] = [await barrier('NO_PLACE'), await barrier('AF_DECISION')];
    expect((await seenBy(world.almby.socialWorker, municipal)).open).toMatchObject([
      {
        state: 'OPEN',
        dueOn: '2026-12-02',
        workingDaysLeft: 10,
        mindedByName: 'Sara Holm',
        note: 'Kön är lång',
        mayChange: true,
      },
    ]);
    expect((await seenBy(world.office.officer, state)).open).toMatchObject([
      { code: 'AF_DECISION', mindedByName: 'Anna Ros', note: '', mayChange: true },
    ]);
  });

  it('refuses a due date that has been', async () => {
    const built = await buildCase(world, assessed);
    const input = {
      code: 'NO_PLACE',
      party: null,
      note: '',
      fromOn: THIS_MONDAY,
      toOn: null,
      ownerContact: '',
    } as const;
    await expect(
      recordGapCause(contextOf(world.almby.socialWorker), { ...input, caseId: built.caseId, dueOn: '2026-11-17' }),
    ).rejects.toMatchObject({ reason: 'invalidInput', fields: { dueOn: 'barrierDueInThePast' } });
  });

  it('is followed up with what was done, a new due date and another officer', async () => {
    const it_ = await barrier();
    await followUpBarrier(contextOf(world.almby.jobCoach), {
      ...keys(it_),
      ...followUp,
      dueOn: '2026-12-10',
      ownerUserId: world.almby.jobCoach.userId,
    });
    expect((await seenBy(world.almby.socialWorker, it_)).open).toMatchObject([
      {
        dueOn: '2026-12-10',
        mindedByName: 'Jonas Vik',
        notes: [
          { kind: 'FOLLOW_UP', text: 'Ringde samordnaren', movedDueOn: '2026-12-10', writtenByName: 'Jonas Vik' },
        ],
      },
    ]);
    expect(await auditsOf(it_, 'barrier.follow-up')).toMatchObject([
      { subject_id: it_.gapCauseId, detail: { dueOn: '2026-12-10', isShared: false } },
    ]);
  });

  it('refuses a follow-up with a day that has been, or an officer who is not there', async () => {
    const it_ = await barrier();
    const attempt = (change: object) =>
      followUpBarrier(contextOf(world.almby.socialWorker), { ...keys(it_), ...followUp, ...change });
    await expect(attempt({ dueOn: '2026-11-17' })).rejects.toMatchObject({ fields: { dueOn: 'barrierDueInThePast' } });
    for (const other of [world.office.officer, world.bergvik.socialWorker, world.almby.southSocialWorker]) {
      await expect(attempt({ ownerUserId: other.userId })).rejects.toMatchObject({
        fields: { ownerUserId: 'barrierOfficerNotThere' },
      });
    }
  });

  it('is solved with what happened: the week after is no longer its', async () => {
    const it_ = await barrier();
    expect(await ownerOfWeek(it_, '2026-11-23')).toEqual({ gap_cause: 'NO_PLACE', gap_owner: 'MUNICIPALITY' });
    await solveBarrier(contextOf(world.almby.socialWorker, LATER), {
      ...keys(it_),
      text: 'Plats i grupp B',
      isShared: false,
    });
    expect(await ownerOfWeek(it_, THIS_MONDAY)).toEqual({ gap_cause: 'NO_PLACE', gap_owner: 'MUNICIPALITY' });
    expect(await ownerOfWeek(it_, '2026-11-23')).toEqual({ gap_cause: 'UNKNOWN', gap_owner: 'UNKNOWN' });
    expect(await seenBy(world.almby.socialWorker, it_)).toMatchObject({
      open: [],
      past: [
        { state: 'SOLVED', closedOn: TODAY, notes: [{ kind: 'SOLVED', text: 'Plats i grupp B' }], mayChange: false },
      ],
    });
    expect(await auditsOf(it_, 'barrier.solve')).toHaveLength(1);
  });

  it('is handed over to another owner: this week is the new one’s, those before stay the old one’s', async () => {
    const it_ = await barrier();
    const client = await ownerClient();
    await client.query(
      `update case_weeks set gap_cause = 'NO_PLACE', gap_owner = 'MUNICIPALITY' where case_id = $1 and week = '2026-11-09'`,
      [it_.caseId],
    );
    expect(
      await handOverBarrier(contextOf(world.almby.socialWorker, LATER), {
        ...keys(it_),
        ...handOver,
        code: 'AF_DECISION',
      }),
    ).toMatchObject({ owner: 'EMPLOYMENT_SERVICE' });
    expect(await ownerOfWeek(it_, '2026-11-09')).toEqual({ gap_cause: 'NO_PLACE', gap_owner: 'MUNICIPALITY' });
    expect(await ownerOfWeek(it_, THIS_MONDAY)).toEqual({ gap_cause: 'AF_DECISION', gap_owner: 'EMPLOYMENT_SERVICE' });
    const { open, past } = await seenBy(world.almby.socialWorker, it_);
    expect(open).toMatchObject([
      { code: 'AF_DECISION', followsId: it_.gapCauseId, fromOn: TODAY, mindedByName: 'Anna Ros' },
    ]);
    expect(past).toMatchObject([
      { id: it_.gapCauseId, state: 'HANDED_OVER', notes: [{ kind: 'HANDED_OVER', text: 'AF tar över' }] },
    ]);
    expect(await auditsOf(it_, 'barrier.hand-over')).toMatchObject([
      { subject_id: open[0]?.id, detail: { followsId: it_.gapCauseId, owner: 'EMPLOYMENT_SERVICE' } },
    ]);
  });

  it('is not handed over to the owner that it has', async () => {
    const it_ = await barrier();
    await expect(
      handOverBarrier(contextOf(world.almby.socialWorker), { ...keys(it_), ...handOver, code: 'NO_PLACE' }),
    ).rejects.toMatchObject({ fields: { code: 'barrierSameOwner' } });
  });

  it('is closed once, also by two at once', async () => {
    const it_ = await barrier();
    const solve = (actor: Actor) =>
      solveBarrier(contextOf(actor, LATER), { ...keys(it_), text: 'Klart', isShared: false });
    const [first, second] = await Promise.allSettled([solve(world.almby.socialWorker), solve(world.almby.jobCoach)]);
    const refused = [first, second].filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { reason: 'barrierClosed' } }]);
    expect((await seenBy(world.almby.socialWorker, it_)).past[0]?.notes).toHaveLength(1);
    await expect(
      followUpBarrier(contextOf(world.almby.socialWorker), { ...keys(it_), ...followUp }),
    ).rejects.toMatchObject({ reason: 'barrierClosed' });
  });

  it('is found by nobody out of reach, and changed by no provider', async () => {
    const it_ = await barrier();
    for (const actor of [world.bergvik.socialWorker, world.almby.southSocialWorker, world.stigen.coach]) {
      await expect(solveBarrier(contextOf(actor), { ...keys(it_), text: 'x', isShared: false })).rejects.toMatchObject({
        reason: 'notFound',
      });
    }
    const secret = await buildCase(world, registered(world), assessed, protectedFor(world.almby.unitManager));
    await expect(getBarrierPage(contextOf(world.almby.socialWorker), secret)).rejects.toMatchObject({
      reason: 'notFound',
    });
    const page = await getBarrierPage(contextOf(world.almby.unitManager), secret);
    expect(page.officers.map(({ name }) => name)).toEqual(['Eva Nord']);
    // Another case's barrier is not found through this one.
    const other = await barrier();
    await expect(
      solveBarrier(contextOf(world.almby.socialWorker), {
        caseId: other.caseId,
        gapCauseId: it_.gapCauseId,
        text: 'x',
        isShared: false,
      }),
    ).rejects.toMatchObject({ reason: 'notFound' });
  });
});

describe('what Arbetsförmedlingen is told of a barrier', () => {
  it('of health: that there is something, and no more', async () => {
    const it_ = await barrier('HEALTH');
    await followUpBarrier(contextOf(world.almby.socialWorker), {
      ...keys(it_),
      ...followUp,
      text: 'Operation i januari',
    });
    const seen = await seenBy(world.office.officer, it_);
    expect(seen.open).toMatchObject([
      { code: null, owner: 'MUNICIPALITY', note: '', notes: [], mindedByName: null, mayChange: false },
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/HEALTH|Operation|Kön/);
    await expect(
      solveBarrier(contextOf(world.office.officer), { ...keys(it_), text: 'x', isShared: false }),
    ).rejects.toMatchObject({ reason: 'barrierNotYours' });
  });

  it('a note that was written for both, and no other', async () => {
    const it_ = await barrier('AF_DECISION');
    const note = (actor: Actor, text: string, isShared: boolean) =>
      followUpBarrier(contextOf(actor), { ...keys(it_), ...followUp, text, isShared });
    await note(world.almby.socialWorker, 'bara kommunen', false);
    await note(world.almby.socialWorker, 'båda', true);
    await note(world.office.officer, 'bara AF', false);
    const textsSeenBy = async (actor: Actor) => (await seenBy(actor, it_)).open[0]?.notes.map(({ text }) => text);
    expect(await textsSeenBy(world.almby.socialWorker)).toEqual(['bara kommunen', 'båda']);
    expect(await textsSeenBy(world.office.officer)).toEqual(['båda', 'bara AF']);
  });

  it('nothing of health, however it is shared', async () => {
    const it_ = await barrier('HEALTH');
    await expect(
      followUpBarrier(contextOf(world.almby.socialWorker), { ...keys(it_), ...followUp, isShared: true }),
    ).rejects.toMatchObject({ fields: { isShared: 'barrierNotShared' } });
  });

  it('it solves what waits for it, and not what the municipality minds', async () => {
    const [own, other] = [await barrier('AF_DECISION'), await barrier('NO_PLACE')];
    await solveBarrier(contextOf(world.office.officer), { ...keys(own), text: 'Beslutat', isShared: true });
    expect((await seenBy(world.almby.socialWorker, own)).past[0]?.notes).toMatchObject([{ text: 'Beslutat' }]);
    await expect(
      solveBarrier(contextOf(world.office.officer), { ...keys(other), text: 'x', isShared: false }),
    ).rejects.toMatchObject({ reason: 'barrierNotYours' });
    await expect(
      handOverBarrier(contextOf(world.office.officer), {
        ...keys(await barrier('AF_DECISION')),
        ...handOver,
        code: 'HEALTH',
      }),
    ).rejects.toMatchObject({ reason: 'gapCauseNotYours' });
  });
});

describe('what PostgreSQL itself refuses', () => {
  async function reasonOf(actor: Actor, sql: string, values: unknown[]) {
    const error = await withActor(actor, (db) => db.$executeRawUnsafe(sql, ...values)).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    return error === null ? 'done' : (describeDatabaseRefusal(error)?.reason ?? 'fault');
  }

  it('to open a closed one again, to rewrite what was recorded, to close it without saying who', async () => {
    const it_ = await barrier();
    const of = 'where id = $1::uuid';
    const worker = world.almby.socialWorker;
    expect(await reasonOf(worker, `update gap_causes set code = 'INDIVIDUAL' ${of}`, [it_.gapCauseId])).toBe(
      'barrierKept',
    );
    expect(await reasonOf(worker, `update gap_causes set closed_as = 'SOLVED' ${of}`, [it_.gapCauseId])).toBe('fault');
    await solveBarrier(contextOf(worker), { ...keys(it_), text: 'Klart', isShared: false });
    expect(
      await reasonOf(worker, `update gap_causes set closed_as = null, closed_at = null, closed_by = null ${of}`, [
        it_.gapCauseId,
      ]),
    ).toBe('barrierClosed');
  });

  it('Arbetsförmedlingen to write a cause of health, and anyone to change or remove a note', async () => {
    const it_ = await barrier('AF_DECISION');
    const insert = `insert into gap_causes (municipality_id, case_id, code, owner, from_on, recorded_by, recorded_at)
      values ($1::uuid, $2::uuid, 'HEALTH', 'HEALTH', '2026-11-16', $3::uuid, now())`;
    const values = [it_.built.municipalityId, it_.caseId, world.office.officer.userId];
    expect(await reasonOf(world.office.officer, insert, values)).toBe('fault');
    expect(await reasonOf(world.almby.socialWorker, insert, values)).toBe('done');
    expect(
      await reasonOf(world.almby.socialWorker, `update barrier_notes set text = 'x' where case_id = $1::uuid`, [
        it_.caseId,
      ]),
    ).toBe('fault');
    expect(
      await reasonOf(world.almby.socialWorker, 'delete from barrier_notes where case_id = $1::uuid', [it_.caseId]),
    ).toBe('fault');
  });
});
