import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { withActor } from '@/lib/platform/database';
import { getTaskPage } from '@/lib/tasks/server';
import { protectedFor, registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { atProvider } from '@/tests/builders/groups';
import { buildWorld, contextOf, NOW, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { getParticipant } from '../queries/get-participant';
import { listCaseDeviations } from '../queries/list-deviations';
import { listParticipants } from '../queries/list-participants';
import type { ReportDeviationInput } from '../schemas';
import { readDeviation } from './read-deviation';
import { reportDeviation } from './report-deviation';
import { withdrawDeviation } from './withdraw-deviation';

let world: World;
let elif: BuiltCase;
beforeAll(async () => {
  world = await buildWorld();
  elif = await buildCase(world, registered(world), atProvider(world), { givenName: 'Elif' });
});

function report(built: BuiltCase, change: Partial<ReportDeviationInput> = {}, actor: Actor = world.stigen.coach) {
  return reportDeviation(contextOf(actor), {
    caseId: built.caseId,
    deviationId: randomUUID(),
    happenedOn: '2026-11-17',
    kind: 'STAYED_AWAY',
    words: 'Kom inte och svarade inte i telefon',
    ...change,
  });
}

async function rows(sql: string, values: unknown[]) {
  return (await (await ownerClient()).query(sql, values)).rows;
}

describe('a deviation', () => {
  it('is told once however often it is sent, reaches both officers, and changes no attendance', async () => {
    const built = await buildCase(world, registered(world), atProvider(world));
    const deviationId = randomUUID();
    await Promise.all([1, 2, 3].map(() => report(built, { deviationId })));
    expect(await rows('select id from provider_deviations where case_id = $1', [built.caseId])).toHaveLength(1);
    expect(
      await rows(`select detail from audit_events where case_id = $1 and action = 'deviation.report'`, [built.caseId]),
    ).toEqual([{ detail: { kind: 'STAYED_AWAY', happenedOn: '2026-11-17' } }]);
    expect(await rows('select 1 from attendances where case_id = $1', [built.caseId])).toEqual([]);
    expect(
      await rows('select to_user_id, kind from notifications where path = $1 order by to_user_id', [
        `/arenden/${built.caseId}/narvaro`,
      ]),
    ).toEqual(
      [world.almby.socialWorker.userId, world.office.officer.userId]
        .toSorted()
        .map((to_user_id) => ({ to_user_id, kind: 'DEVIATION' })),
    );
    for (const officer of [world.almby.socialWorker, world.office.officer]) {
      expect(await listCaseDeviations(contextOf(officer), { caseId: built.caseId })).toMatchObject([
        { id: deviationId, kind: 'STAYED_AWAY', mayRead: true, mayWithdraw: false },
      ]);
    }
    expect(
      await rows('select 1 from notifications where path = $1 and read_at is null', [
        `/arenden/${built.caseId}/narvaro`,
      ]),
    ).toEqual([]);
  });

  it('is read by each authority for itself, and the first reader counts', async () => {
    const { deviationId } = await report(elif);
    const input = { caseId: elif.caseId, deviationId };
    await readDeviation(contextOf(world.almby.jobCoach), input);
    await readDeviation(contextOf(world.almby.socialWorker), input);
    await readDeviation(contextOf(world.office.officer), input);
    const found = await listCaseDeviations(contextOf(world.almby.socialWorker), { caseId: elif.caseId });
    expect(found.find(({ id }) => id === deviationId)).toMatchObject({
      mayRead: false,
      readBy: { MUNICIPALITY: world.almby.jobCoach.name, EMPLOYMENT_SERVICE: world.office.officer.name },
    });
    await expect(readDeviation(contextOf(world.stigen.coach), input)).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(readDeviation(contextOf(world.bergvik.socialWorker), input)).rejects.toMatchObject({
      reason: 'notFound',
    });
  });

  it('waits in Att göra for the officers of each authority until it is read there, the earliest day first', async () => {
    const [first, second] = [
      await buildCase(world, registered(world), atProvider(world), { unit: 'south' }),
      await buildCase(world, registered(world), atProvider(world), { unit: 'south' }),
    ];
    const { deviationId } = await report(first);
    await report(second, { happenedOn: '2026-11-12', kind: 'LEFT_EARLY' });
    const waiting = async (actor: Actor) => {
      const { sections } = await getTaskPage(contextOf(actor), { only: 'DEVIATION', page: 1 });
      const rows = sections.flatMap((section) => (section.key === 'DEVIATION' ? section.rows : []));
      return rows
        .filter(({ person }) => [first.caseId, second.caseId].includes(person.caseId))
        .map(({ person, kind, happenedOn, providerName }) => [person.caseId, kind, happenedOn, providerName]);
    };
    const early = [second.caseId, 'LEFT_EARLY', '2026-11-12', 'Stigen AB'];
    const late = [first.caseId, 'STAYED_AWAY', '2026-11-17', 'Stigen AB'];
    const { southSocialWorker, southUnitManager, unitManager, otherSocialWorker } = world.almby;
    for (const actor of [southSocialWorker, southUnitManager, world.office.officer, world.office.manager]) {
      expect(await waiting(actor)).toEqual([early, late]);
    }
    for (const actor of [unitManager, otherSocialWorker, world.office.otherOfficer, world.stigen.coach]) {
      expect(await waiting(actor)).toEqual([]);
    }
    await readDeviation(contextOf(southSocialWorker), { caseId: first.caseId, deviationId });
    expect(await waiting(southUnitManager)).toEqual([early]);
    expect(await waiting(world.office.officer)).toEqual([early, late]);
    await withdrawDeviation(contextOf(world.stigen.coach), { caseId: first.caseId, deviationId });
    expect(await waiting(world.office.officer)).toEqual([early]);
  });

  it('is taken back by the one who told it, and then stands still', async () => {
    const { deviationId } = await report(elif);
    const input = { caseId: elif.caseId, deviationId };
    await expect(withdrawDeviation(contextOf(world.broar.coach), input)).rejects.toMatchObject({ reason: 'notFound' });
    await withdrawDeviation(contextOf(world.stigen.coach), input);
    await readDeviation(contextOf(world.almby.socialWorker), input);
    expect(
      await rows('select municipality_read_at, withdrawn_at from provider_deviations where id = $1', [deviationId]),
    ).toEqual([{ municipality_read_at: null, withdrawn_at: NOW }]);
    await expect(
      withActor(world.almby.socialWorker, (db) =>
        db.providerDeviation.updateMany({ where: { id: deviationId }, data: { words: 'Annat' } }),
      ),
    ).rejects.toThrow(/stands/);
  });

  it.each([
    ['tomorrow', { happenedOn: '2026-11-19' }, 'deviationInFuture'],
    ['long ago', { happenedOn: '2026-09-01' }, 'deviationTooOld'],
  ])('is refused %s', async (_name, change, reason) => {
    await expect(report(elif, change)).rejects.toMatchObject({ reason });
  });

  it('is refused for a colleague’s participant, another provider’s, a protected person’s, and for an officer', async () => {
    const hidden = await buildCase(world, registered(world), atProvider(world), protectedFor(world.almby.socialWorker));
    await expect(report(hidden)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(report(elif, {}, world.broar.coach)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(report(elif, {}, world.almby.socialWorker)).rejects.toMatchObject({ reason: 'wrongParty' });
    const colleague = await buildCase(world, registered(world), atProvider(world));
    await (await ownerClient()).query('update referrals set coach_id = $1 where case_id = $2', [
      world.broar.coach.userId,
      colleague.caseId,
    ]);
    await expect(report(colleague)).rejects.toMatchObject({ reason: 'notFound' });
  });

  it('is refused by the database in another’s name, and in the future', async () => {
    const add = (change: object) =>
      withActor(world.stigen.coach, (db) =>
        db.providerDeviation.create({
          data: {
            municipalityId: elif.municipalityId,
            id: randomUUID(),
            caseId: elif.caseId,
            providerId: world.stigen.id,
            happenedOn: new Date('2026-11-17'),
            kind: 'OTHER',
            words: 'Ord',
            reportedBy: world.stigen.coach.userId,
            reportedAt: NOW,
            ...change,
          },
        }),
      );
    await expect(add({ reportedBy: world.broar.coach.userId })).rejects.toThrow(/for itself/);
    await expect(add({ providerId: world.broar.id })).rejects.toThrow(/row-level security|for itself/);
    await expect(add({ happenedOn: new Date('2026-11-20') })).rejects.toThrow(/provider_deviations_day/);
    await expect(add({})).resolves.toBeDefined();
  });
});

describe('own participants', () => {
  it('come with own days and times, what is to be reported, what comes next, and whom to call', async () => {
    const { rows: listed, toReport } = await listParticipants(contextOf(world.stigen.coach));
    const found = listed.find(({ caseId }) => caseId === elif.caseId);
    expect(found).toMatchObject({
      weekMinutes: 120,
      days: [
        { day: '2026-11-17', times: [{ startsMinute: 600, endsMinute: 660 }], isFlexible: false },
        { day: '2026-11-19' },
      ],
      turn: { kind: 'ENDS' },
      contacts: [{ name: world.office.officer.name }, { name: world.almby.socialWorker.name }],
    });
    expect(found?.days.every(({ title }) => title === 'Rusta och matcha')).toBe(true);
    expect(toReport.map(({ week }) => week)).not.toContain('2026-W47');
    expect(
      await rows(`select 1 from audit_events where case_id = $1 and action = 'participant.list'`, [elif.caseId]),
    ).toHaveLength(1);
  });

  it('are told nothing of the plan or of what others hold', async () => {
    const page = await getParticipant(contextOf(world.stigen.coach), { caseId: elif.caseId });
    expect(JSON.stringify(page)).not.toMatch(/Yrkessvenska|goal/i);
    expect(page.referrals).toMatchObject([{ state: 'STARTED' }]);
  });

  it('are nobody else’s to read', async () => {
    const asked = { caseId: elif.caseId };
    await expect(getParticipant(contextOf(world.broar.coach), asked)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(getParticipant(contextOf(world.almby.socialWorker), asked)).rejects.toMatchObject({
      reason: 'wrongParty',
    });
    const hidden = await buildCase(world, registered(world), atProvider(world), protectedFor(world.almby.socialWorker));
    await expect(getParticipant(contextOf(world.stigen.coach), { caseId: hidden.caseId })).rejects.toMatchObject({
      reason: 'notFound',
    });
    const { rows: listed } = await listParticipants(contextOf(world.stigen.coach));
    expect(listed.map(({ caseId }) => caseId)).not.toContain(hidden.caseId);
  });
});
