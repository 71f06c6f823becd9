import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import type { WriteMessageInput } from '@/lib/conversations';
import { getConversation, getConversationStamp, waiveAnswer, writeMessage } from '@/lib/conversations/server';
import { getNotificationPage } from '@/lib/notifications/server';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { assessed, type CaseTraits, protectedFor, registered } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, NOW, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const at = (minutes: number) => ({ now: new Date(NOW.getTime() + minutes * 60_000) });

function open(...traits: CaseTraits[]): Promise<BuiltCase> {
  return buildCase(world, registered(world), assessed, ...traits);
}

function write(actor: Actor, { caseId }: BuiltCase, change: Partial<WriteMessageInput> & { minutes?: number } = {}) {
  const { minutes = 0, ...input } = change;
  return writeMessage(contextOf(actor, at(minutes)), {
    caseId,
    requestId: randomUUID(),
    text: 'Kan praktiken börja på måndag?',
    awaitsAnswer: true,
    notifies: true,
    ground: null,
    ...input,
  });
}

const read = (actor: Actor, { caseId }: BuiltCase, minutes = 60, before: string | null = null) =>
  getConversation(contextOf(actor, at(minutes)), { caseId, before });

async function auditsOf({ caseId }: BuiltCase, action: string) {
  const client = await ownerClient();
  const { rows } = await client.query(
    'select user_id, subject_id, detail from audit_events where case_id = $1 and action = $2 order by id',
    [caseId, action],
  );
  return rows;
}

async function told(actor: Actor, { caseId }: BuiltCase): Promise<number> {
  const client = await ownerClient();
  const { rows } = await client.query(
    'select count(*)::int as count from notifications where to_user_id = $1 and path = $2 and read_at is null',
    [actor.userId, `/arenden/${caseId}/samtal`],
  );
  return rows[0].count;
}

describe('a message', () => {
  it('is read by the other authority, and its author sees by whom and when', async () => {
    const built = await open();
    const { id } = await write(world.almby.socialWorker, built);
    expect((await read(world.office.officer, built, 12)).messages).toMatchObject([
      { id, authorName: 'Sara Holm', party: 'MUNICIPALITY', isMine: false, isNew: true, answer: 'WAITING', readBy: [] },
    ]);
    expect((await read(world.office.officer, built, 30)).messages).toMatchObject([{ isNew: false }]);
    expect((await read(world.almby.socialWorker, built)).messages).toMatchObject([
      {
        isMine: true,
        readBy: [{ name: 'Anna Ros', party: 'EMPLOYMENT_SERVICE', at: '2026-11-18T09:12:00.000Z' }],
      },
    ]);
    expect(await auditsOf(built, 'conversation.write')).toMatchObject([
      { user_id: world.almby.socialWorker.userId, subject_id: id, detail: { awaitsAnswer: true } },
    ]);
    expect((await auditsOf(built, 'conversation.read')).map(({ detail }) => detail)).toEqual([
      { messages: 1, new: 1 },
      { messages: 1, new: 0 },
      { messages: 1, new: 0 },
    ]);
  });

  it('starts the clock of the other authority, and an answer stops it', async () => {
    const built = await open();
    await write(world.almby.socialWorker, built, { minutes: -60 * 24 * 5 });
    expect(await read(world.office.officer, built)).toMatchObject({ answerWorkingDays: 2 });
    expect((await read(world.office.officer, built)).waiting).toEqual({
      MUNICIPALITY: null,
      EMPLOYMENT_SERVICE: { since: '2026-11-13', workingDays: 3 },
    });
    await write(world.office.otherOfficer, built, { text: 'Ja. Hur många timmar?', minutes: 5 });
    const after = await read(world.almby.socialWorker, built);
    expect(after.waiting).toEqual({
      MUNICIPALITY: { since: '2026-11-18', workingDays: 0 },
      EMPLOYMENT_SERVICE: null,
    });
    expect(after.messages.map(({ answer }) => answer)).toEqual(['ANSWERED', 'WAITING']);
    await write(world.almby.jobCoach, built, { text: 'Tjugo.', awaitsAnswer: false, minutes: 6 });
    expect((await read(world.almby.socialWorker, built)).waiting).toEqual({
      MUNICIPALITY: null,
      EMPLOYMENT_SERVICE: null,
    });
  });

  it('may need no answer after all, as the authority that asked says and no other', async () => {
    const built = await open();
    const { id: messageId } = await write(world.almby.socialWorker, built);
    const key = { caseId: built.caseId, messageId };
    await expect(waiveAnswer(contextOf(world.office.officer), key)).rejects.toMatchObject({ reason: 'wrongParty' });
    await waiveAnswer(contextOf(world.almby.jobCoach), key);
    expect((await read(world.office.officer, built)).waiting.EMPLOYMENT_SERVICE).toBeNull();
    await expect(waiveAnswer(contextOf(world.almby.jobCoach), key)).rejects.toMatchObject({ reason: 'messageSettled' });
    expect(await auditsOf(built, 'conversation.waive-answer')).toMatchObject([{ subject_id: messageId }]);
  });

  it('tells the responsible officer of the other authority when its author wants that, and nobody else', async () => {
    const built = await open();
    await write(world.almby.jobCoach, built, { notifies: false });
    expect(await told(world.office.officer, built)).toBe(0);
    await write(world.almby.jobCoach, built);
    expect(await told(world.office.officer, built)).toBe(1);
    expect(await told(world.office.manager, built)).toBe(0);
    expect(await told(world.almby.socialWorker, built)).toBe(0);
    await write(world.office.otherOfficer, built);
    expect(await told(world.almby.socialWorker, built)).toBe(1);
    // To read the conversation is to have seen what one was told.
    await read(world.office.officer, built);
    expect(await told(world.office.officer, built)).toBe(0);
    const { notifications } = await getNotificationPage(contextOf(world.office.officer));
    expect(JSON.stringify(notifications)).not.toContain(built.name);
  });

  it('keeps on what ground a fact was disclosed, in which direction and by whom', async () => {
    const built = await open();
    const { id } = await write(world.almby.socialWorker, built, { ground: 'CONSENT' });
    expect((await read(world.office.officer, built)).messages).toMatchObject([{ ground: 'CONSENT' }]);
    expect(await auditsOf(built, 'conversation.write')).toMatchObject([
      { subject_id: id, detail: { ground: 'CONSENT', from: 'MUNICIPALITY' } },
    ]);
  });

  it('is written once however often it is sent', async () => {
    const built = await open();
    const requestId = randomUUID();
    const ids = await Promise.all([1, 2, 3].map(() => write(world.almby.socialWorker, built, { requestId })));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
    expect((await read(world.office.officer, built)).messages).toHaveLength(1);
    expect(await told(world.office.officer, built)).toBe(0);
    expect(await auditsOf(built, 'conversation.write')).toHaveLength(1);
  });

  it('is lost by nobody when many write at once', async () => {
    const built = await open();
    const authors = [world.almby.socialWorker, world.almby.jobCoach, world.office.officer, world.office.otherOfficer];
    await Promise.all(
      authors.flatMap((author) => [1, 2, 3].map((n) => write(author, built, { text: `${author.name} ${n}` }))),
    );
    const { messages, waiting } = await read(world.almby.unitManager, built);
    expect(new Set(messages.map(({ text }) => text)).size).toBe(12);
    // Whoever wrote last waits for the other; nobody waits for both.
    expect([waiting.MUNICIPALITY, waiting.EMPLOYMENT_SERVICE].filter((clock) => clock !== null)).toHaveLength(1);
  });

  it('is not written in a closed case, nor where the other authority does not see the case', async () => {
    const closed = await open({ closedOn: '2026-11-10' });
    await expect(write(world.almby.socialWorker, closed)).rejects.toMatchObject({ reason: 'messageCaseClosed' });
    const alone = await buildCase(world, assessed);
    await expect(write(world.almby.socialWorker, alone)).rejects.toMatchObject({ reason: 'messageNoCounterpart' });
    expect(await read(world.almby.socialWorker, alone)).toMatchObject({
      obstacle: 'messageNoCounterpart',
      messages: [],
    });
  });
});

describe('a long conversation', () => {
  it('shows the last fifty, and those before a message', async () => {
    const built = await open();
    for (let n = 1; n <= 120; n += 1)
      await write(world.office.officer, built, { text: String(n), notifies: false, minutes: n });
    const last = await read(world.almby.socialWorker, built, 200);
    expect(last.messages.map(({ text }) => text)).toEqual(Array.from({ length: 50 }, (_, index) => String(71 + index)));
    const middle = await read(world.almby.socialWorker, built, 200, last.olderBefore);
    expect([middle.messages[0]?.text, middle.messages.at(-1)?.text, middle.isLatest]).toEqual(['21', '70', false]);
    const first = await read(world.almby.socialWorker, built, 200, middle.olderBefore);
    expect([first.messages.length, first.olderBefore]).toEqual([20, null]);
  }, 60_000);
});

describe('who is out of reach', () => {
  it('finds no conversation: another unit, another municipality, a provider, whoever is not named', async () => {
    const built = await open();
    await write(world.almby.socialWorker, built);
    const strangers = [
      world.almby.southSocialWorker,
      world.bergvik.socialWorker,
      world.stigen.coach,
      world.almby.administrator,
    ];
    for (const actor of strangers) {
      await expect(read(actor, built)).rejects.toMatchObject({ reason: 'notFound' });
      await expect(write(actor, built)).rejects.toMatchObject({ reason: 'notFound' });
      await expect(getConversationStamp(contextOf(actor), built)).rejects.toMatchObject({ reason: 'notFound' });
    }
    const provided = await open({ referral: { state: 'STARTED', provider: 'stigen' } });
    await expect(read(world.stigen.coach, provided)).rejects.toMatchObject({ reason: 'wrongParty' });
    await expect(write(world.stigen.coach, provided)).rejects.toMatchObject({ reason: 'wrongParty' });
  });

  it('is not told of a protected person, even as the responsible officer', async () => {
    const secret = await open(protectedFor(world.almby.socialWorker, world.office.manager));
    await write(world.almby.socialWorker, secret);
    expect(await told(world.office.officer, secret)).toBe(0);
    expect(await read(world.almby.socialWorker, secret)).toMatchObject({ recipientName: null });
    await expect(read(world.office.officer, secret)).rejects.toMatchObject({ reason: 'notFound' });
    expect((await read(world.office.manager, secret)).messages).toHaveLength(1);
  });
});

describe('the stamp', () => {
  it('changes when something is written, read or settled, and leaves no audit row', async () => {
    const built = await open();
    const stamp = (actor: Actor) => getConversationStamp(contextOf(actor), built);
    const empty = await stamp(world.office.officer);
    const { id: messageId } = await write(world.almby.socialWorker, built);
    const written = await stamp(world.office.officer);
    await read(world.office.officer, built);
    const seen = await stamp(world.almby.socialWorker);
    await waiveAnswer(contextOf(world.almby.socialWorker), { caseId: built.caseId, messageId });
    const settled = await stamp(world.almby.socialWorker);
    expect(new Set([empty, written, seen, settled]).size).toBe(4);
    expect((await read(world.almby.socialWorker, built)).stamp).toBe(settled);
    const client = await ownerClient();
    const { rows } = await client.query(
      `select action from audit_events where case_id = $1 and action like '%stamp%'`,
      [built.caseId],
    );
    expect(rows).toEqual([]);
  });
});

describe('PostgreSQL itself refuses', () => {
  async function reasonOf(actor: Actor, sql: string, values: unknown[]) {
    const error = await withActor(actor, (db) => db.$executeRawUnsafe(sql, ...values)).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    return error === null ? 'done' : (describeDatabaseRefusal(error)?.reason ?? 'fault');
  }

  const insert = `insert into messages (municipality_id, case_id, text, written_by, written_by_party, written_at, awaits_answer, request_id)
    values ($1::uuid, $2::uuid, $3, $4::uuid, $5::party, now(), true, gen_random_uuid())`;

  it('to change, remove or take over what was written, to settle it twice, and to write for the other party', async () => {
    const built = await open();
    const { id } = await write(world.almby.socialWorker, built);
    const worker = world.almby.socialWorker;
    expect(await reasonOf(worker, `update messages set text = 'x' where id = $1::uuid`, [id])).toBe('fault');
    expect(await reasonOf(worker, 'delete from messages where id = $1::uuid', [id])).toBe('fault');
    const settle = `update messages set settled_as = 'WAIVED', settled_at = now() where id = $1::uuid`;
    expect(await reasonOf(worker, settle, [id])).toBe('done');
    expect(await reasonOf(worker, settle, [id])).toBe('messageStands');
    const row = [built.municipalityId, built.caseId, 'x', worker.userId];
    expect(await reasonOf(worker, insert, [...row, 'EMPLOYMENT_SERVICE'])).toBe('wrongParty');
    expect(await reasonOf(worker, insert, [...row, 'MUNICIPALITY'])).toBe('done');
    expect(
      await reasonOf(worker, insert, [built.municipalityId, built.caseId, ' ', worker.userId, 'MUNICIPALITY']),
    ).toBe('fault');
  });

  it('a provider to read, and anyone to write a receipt for another', async () => {
    const built = await open({ referral: { state: 'STARTED', provider: 'stigen' } });
    const { id } = await write(world.almby.socialWorker, built);
    const seen = await withActor(world.stigen.coach, (db) => db.message.count({ where: { id } }));
    expect(seen).toBe(0);
    const receipt = `insert into message_reads (municipality_id, message_id, user_id, case_id, read_at) values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, now())`;
    const forAnother = [built.municipalityId, id, world.office.officer.userId, built.caseId];
    expect(await reasonOf(world.almby.jobCoach, receipt, forAnother)).toBe('fault');
    expect(await reasonOf(world.office.officer, receipt, forAnother)).toBe('done');
  });
});
