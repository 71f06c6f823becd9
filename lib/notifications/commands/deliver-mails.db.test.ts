import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import type { NotificationKind } from '@/lib/notifications';
import { deliverMails, notify, openMailServer, openNotification } from '@/lib/notifications/server';
import { withActor } from '@/lib/platform/database';
import { buildWorld, contextOf, NOW, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { type MailServer, startMailServer } from '@/tests/mail-server';
import { chooseNotifications } from './choose-notifications';
import { claimDueMails, settleMail } from './deliver-mails';

const PUBLIC_URL = 'https://samspel.exempel.se';
const FROM = 'samspel@exempel.se';
const PATH = '/arenden/0192f3c4-0000-7000-8000-000000000001/samtal';
const QUICK = { answerMs: 400, wholeMs: 1500 };

let world: World;
let server: MailServer;
const open: (() => Promise<void>)[] = [];

beforeAll(async () => {
  world = await buildWorld();
});

beforeEach(async () => {
  const client = await ownerClient();
  await client.query('delete from notifications');
  await client.query('delete from notification_choices');
  server = await startMailServer();
  open.push(server.stop);
});

afterEach(async () => {
  for (const stop of open.splice(0)) await stop();
});

const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

function tell(
  to: Actor[],
  {
    kind = 'MESSAGE',
    path = PATH,
    minutes = 0,
    by = world.almby.socialWorker,
  }: { kind?: NotificationKind; path?: string; minutes?: number; by?: Actor } = {},
) {
  const context = contextOf(by, { now: at(minutes) });
  return withActor(by, (db) =>
    notify(db, context, { municipalityId: world.almby.id, toUserIds: to.map(({ userId }) => userId), kind, path }),
  );
}

function deliver(
  minutes = 0,
  { url = server.url, ...timeouts }: { url?: string; answerMs?: number; wholeMs?: number } = {},
) {
  return deliverMails(
    { now: at(minutes), publicUrl: PUBLIC_URL },
    openMailServer({ url, from: FROM }, { ...QUICK, ...timeouts }),
  );
}

async function outbox() {
  const client = await ownerClient();
  const { rows } = await client.query(
    'select mail, mail_fault as fault, mail_attempts as attempts from notifications order by created_at, to_user_id',
  );
  return rows;
}

/** A server that takes the connection and then does what it is told. */
async function startStranger(onConnection: (socket: Socket) => void): Promise<string> {
  const sockets: Socket[] = [];
  const stranger: Server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  open.push(
    () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        stranger.close(() => resolve());
      }),
  );
  return `smtp://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
}

describe('a mail', () => {
  it('says that there is something to read, from which organisation and where, and nothing else of anyone', async () => {
    await tell([world.office.officer]);
    expect(await deliver()).toEqual({ sent: 1, failed: 0, fault: null });
    const [mail] = server.mails;
    expect(mail?.to).toEqual(['anna.ros@af.example']);
    expect(mail?.from).toBe(FROM);
    expect(mail?.subject).toBe('Samspel: Nytt meddelande i ett ärende');
    expect(mail?.text).toContain('Det kommer från Almby kommun.');
    const client = await ownerClient();
    const { rows } = await client.query('select id from notifications');
    expect(mail?.text).toContain(`${PUBLIC_URL}/avisering/${rows[0].id}`);
    // Neither who wrote, nor who reads, nor the case, nor when it was written.
    for (const secret of ['Sara', 'Holm', 'Anna', 'Ros ', '0192f3c4', 'arenden', '2026-']) {
      expect(`${mail?.subject}\n${mail?.text}`).not.toContain(secret);
    }
    // A random id: version four, which tells no time.
    expect(rows[0].id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });

  it('is not written to the one who acts, and to each other person once', async () => {
    const { socialWorker, jobCoach } = world.almby;
    await tell([socialWorker, jobCoach, jobCoach]);
    expect(await deliver()).toEqual({ sent: 1, failed: 0, fault: null });
    expect(server.mails.map(({ to }) => to)).toEqual([['jonas.vik@almby.example']]);
  });

  it('stands or falls with what it is about', async () => {
    const { socialWorker } = world.almby;
    const undone = withActor(socialWorker, async (db) => {
      const toUserIds = [world.office.officer.userId];
      await notify(db, contextOf(socialWorker), {
        municipalityId: world.almby.id,
        toUserIds,
        kind: 'MESSAGE',
        path: PATH,
      });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await outbox()).toEqual([]);
  });

  it('comes once an hour at most about the same thing, and then tells of all that came meanwhile', async () => {
    const { officer } = world.office;
    await tell([officer]);
    await tell([officer], { minutes: 1 });
    await deliver(1);
    await tell([officer], { minutes: 10 });
    await tell([officer], { minutes: 20 });
    await deliver(20);
    expect(server.mails).toHaveLength(1);
    await deliver(62);
    await deliver(200);
    expect(server.mails).toHaveLength(2);
    expect((await outbox()).map(({ mail }) => mail)).toEqual(['SENT', 'WITH_ANOTHER', 'SENT', 'WITH_ANOTHER']);
    await tell([officer], { minutes: 201, path: '/arenden/en-annan/samtal' });
    await deliver(201);
    expect(server.mails).toHaveLength(3);
  });

  it('is not sent of what has been read', async () => {
    const { officer } = world.office;
    await tell([officer]);
    const client = await ownerClient();
    const { rows } = await client.query('select id from notifications');
    expect(await openNotification(contextOf(officer), { notificationId: rows[0].id })).toEqual({ path: PATH });
    await deliver();
    expect(server.mails).toEqual([]);
    expect(await outbox()).toMatchObject([{ mail: 'READ_FIRST' }]);
  });

  it('is never sent against the recipient’s own choice, nor to a closed account', async () => {
    const { officer, otherOfficer } = world.office;
    await tell([officer, otherOfficer]);
    await chooseNotifications(contextOf(officer), { byMail: [] });
    const client = await ownerClient();
    await client.query('update user_accounts set disabled_at = now() where id = $1', [otherOfficer.userId]);
    await deliver();
    await client.query('update user_accounts set disabled_at = null where id = $1', [otherOfficer.userId]);
    expect(server.mails).toEqual([]);
    expect(await outbox()).toMatchObject([{ mail: 'NOT_WANTED' }, { mail: 'NOT_WANTED' }]);
    await chooseNotifications(contextOf(officer), { byMail: ['MESSAGE'] });
    await tell([officer], { minutes: 1 });
    await deliver(1);
    expect(server.mails).toHaveLength(1);
  });
});

describe('a mail server that', () => {
  it('refuses the connection gets its mail when it is there again, exactly once', async () => {
    await tell([world.office.officer]);
    await server.stop();
    expect(await deliver()).toEqual({ sent: 0, failed: 1, fault: 'NO_CONNECTION' });
    expect(await outbox()).toEqual([{ mail: 'WAITING', fault: 'NO_CONNECTION', attempts: 1 }]);
    const again = await startMailServer();
    open.push(again.stop);
    await deliver(4, again);
    expect(again.mails).toEqual([]);
    await deliver(5, again);
    await deliver(500, again);
    expect(again.mails).toHaveLength(1);
    expect(await outbox()).toEqual([{ mail: 'SENT', fault: null, attempts: 2 }]);
  });

  it('says nothing, or hangs up, is given up after a moment and tried again', async () => {
    await tell([world.office.officer]);
    const silent = await startStranger(() => undefined);
    expect(await deliver(0, { url: silent })).toEqual({ sent: 0, failed: 1, fault: 'NO_CONNECTION' });
    const rude = await startStranger((socket) => {
      socket.write('220 welcome\r\n');
      socket.once('data', () => socket.destroy());
    });
    expect(await deliver(5, { url: rude })).toEqual({ sent: 0, failed: 1, fault: 'NO_CONNECTION' });
    await deliver(15);
    expect(server.mails).toHaveLength(1);
    expect(await outbox()).toEqual([{ mail: 'SENT', fault: null, attempts: 3 }]);
  });

  it('drips one letter at a time is given up when the whole mail has taken too long', async () => {
    await tell([world.office.officer]);
    const dripping = await startStranger((socket) => {
      const drip = setInterval(() => socket.write('2'), 100);
      socket.on('close', () => clearInterval(drip));
    });
    expect(await deliver(0, { url: dripping, answerMs: 5000, wholeMs: 800 })).toEqual({
      sent: 0,
      failed: 1,
      fault: 'NO_CONNECTION',
    });
    expect(await outbox()).toEqual([{ mail: 'WAITING', fault: 'NO_CONNECTION', attempts: 1 }]);
  });

  it('does not know the address is not asked again; one that is busy is', async () => {
    const picky = await startMailServer({
      onRcptTo({ address }, _session, done) {
        const isUnknown = address.startsWith('anna');
        const code = isUnknown ? 550 : 451;
        done(Object.assign(new Error(isUnknown ? 'no such user' : 'busy'), { responseCode: code }));
      },
    });
    open.push(picky.stop);
    await tell([world.office.officer]);
    await tell([world.office.otherOfficer], { minutes: 1 });
    await deliver(1, picky);
    expect(await outbox()).toEqual([
      { mail: 'FAILED', fault: 'ADDRESS_REFUSED', attempts: 1 },
      { mail: 'WAITING', fault: 'TRY_LATER', attempts: 1 },
    ]);
  });

  it('does not let the login in stops the round: nobody else’s mail is tried', async () => {
    let asked = 0;
    const locked = await startMailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onConnect(_session, done) {
        asked += 1;
        done();
      },
    });
    open.push(locked.stop);
    await tell([world.office.officer, world.office.otherOfficer]);
    // A login is only ever sent over TLS, which this server does not have.
    const url = locked.url.replace('smtp://', 'smtp://samspel:hemligt@');
    expect(await deliver(0, { url })).toEqual({ sent: 0, failed: 2, fault: 'NO_SIGN_IN' });
    expect(asked).toBe(1);
    expect((await outbox()).every(({ mail, attempts }) => mail === 'WAITING' && attempts === 1)).toBe(true);
  });

  it('has been away for three days has its mail told as no news, and what was tried all that time as failed', async () => {
    await tell([world.office.officer]);
    await tell([world.office.otherOfficer], { minutes: 1 });
    await server.stop();
    const claimed = await claimDueMails(at(0));
    for (const due of claimed ?? []) await settleMail(due, 'NO_CONNECTION', at(0));
    await deliver(72 * 60 + 2);
    expect((await outbox()).map(({ mail }) => mail)).toEqual(['FAILED', 'TOO_OLD']);
  });
});

describe('a server of ours that', () => {
  it('is killed between sending and marking sends once more, with the same Message-ID, and then no more', async () => {
    await tell([world.office.officer]);
    // What a killed process has done: claimed and sent, and no more.
    const [due] = (await claimDueMails(at(0))) ?? [];
    if (!due) throw new Error('nothing was due');
    const send = openMailServer({ url: server.url, from: FROM }, QUICK);
    await send({ to: due.email, subject: 'x', text: 'x', messageId: `<${due.id}@samspel.exempel.se>` });
    await deliver(4);
    expect(server.mails).toHaveLength(1);
    await deliver(5);
    await deliver(300);
    expect(server.mails).toHaveLength(2);
    expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('delivers beside another sends each mail once', async () => {
    const { officer, otherOfficer, manager } = world.office;
    for (const minutes of [0, 1, 2])
      await tell([officer, otherOfficer, manager], { minutes, path: `/arenden/${minutes}/samtal` });
    const both = await Promise.all([deliver(2), deliver(2), deliver(2)]);
    await deliver(2);
    expect(server.mails).toHaveLength(9);
    expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(9);
    expect(both.reduce((sum, { failed }) => sum + failed, 0)).toBe(0);
  });
});
