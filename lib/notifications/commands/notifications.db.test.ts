import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import {
  chooseNotifications,
  countUnreadNotifications,
  forgetOldNotifications,
  getNotificationPage,
  notify,
  openNotification,
  readAllNotifications,
} from '@/lib/notifications/server';
import { withActor } from '@/lib/platform/database';
import { buildWorld, contextOf, NOW, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { claimDueMails, settleMail } from './deliver-mails';

const PATH = '/arenden/0192f3c4-0000-7000-8000-000000000001/samtal';

let world: World;
let earlierAudits = 0;
beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(async () => {
  const client = await ownerClient();
  await client.query('delete from notifications');
  await client.query('delete from notification_choices');
  const { rows } = await client.query('select count(*)::int as count from audit_events');
  earlierAudits = rows[0].count;
});

const at = (minutes: number) => ({ now: new Date(NOW.getTime() + minutes * 60_000) });

function tell(to: Actor, minutes = 0, path = PATH) {
  const by = world.almby.socialWorker;
  return withActor(by, (db) =>
    notify(db, contextOf(by, at(minutes)), {
      municipalityId: world.almby.id,
      toUserIds: [to.userId],
      kind: 'MESSAGE',
      path,
    }),
  );
}

/** The audit rows of this test alone: those of the earlier ones are never removed. */
async function auditsOf(action: string) {
  const client = await ownerClient();
  const { rows } = await client.query(
    'select * from (select * from audit_events order by id offset $1) since where action = $2',
    [earlierAudits, action],
  );
  return rows;
}

describe('the page of notifications', () => {
  it('has one line for each thing one was told of, the latest first, until it is opened', async () => {
    const { officer } = world.office;
    await tell(officer);
    await tell(officer, 5);
    await tell(officer, 3, '/arenden/annat/samtal');
    const page = await getNotificationPage(contextOf(officer));
    expect(page.notifications).toMatchObject([
      { kind: 'MESSAGE', count: 2, isRead: false, at: '2026-11-18T09:05:00.000Z', fromOrganisation: 'Almby kommun' },
      { count: 1, isRead: false },
    ]);
    expect(await countUnreadNotifications({ actor: officer })).toBe(2);
    expect(await countUnreadNotifications({ actor: world.almby.socialWorker })).toBe(0);
    await openNotification(contextOf(officer, at(6)), { notificationId: page.notifications[0]?.id ?? '' });
    const after = await getNotificationPage(contextOf(officer));
    expect(after.notifications.map(({ isRead }) => isRead)).toEqual([true, false]);
    expect(await countUnreadNotifications({ actor: officer })).toBe(1);
    expect(await readAllNotifications(contextOf(officer))).toEqual({ read: 1 });
    expect((await getNotificationPage(contextOf(officer))).notifications.every(({ isRead }) => isRead)).toBe(true);
  });

  it('says that no mail server is there, and keeps the choice all the same', async () => {
    const { officer } = world.office;
    expect(await getNotificationPage(contextOf(officer))).toMatchObject({ mailAddress: null, mailStatus: null });
    await chooseNotifications(contextOf(officer), { byMail: ['CONSULTATION_REMINDER'] });
    const page = await getNotificationPage(contextOf(officer));
    expect(page.kinds).toEqual([
      'MESSAGE',
      'CONSULTATION_REQUESTED',
      'CONSULTATION_ANSWERED',
      'CONSULTATION_TO_CONFIRM',
      'CONSULTATION_REMINDER',
      'FOUND_REFERRAL',
      'PLACE_NEAR_LOSS',
      'DEVIATION',
    ]);
    expect(page.byMail).toEqual(['CONSULTATION_REMINDER']);
  });

  it('offers each role only what may reach it', async () => {
    expect((await getNotificationPage(contextOf(world.office.manager))).kinds).toContain(
      'DECIDED_WITHOUT_CONSULTATION',
    );
    expect((await getNotificationPage(contextOf(world.stigen.coach))).kinds).toEqual([
      'PARTICIPANT_NEW',
      'PARTICIPANT_PERIOD',
      'PARTICIPANT_NEVER_CAME',
    ]);
  });

  it('tells an administrator how the mails fared, a stranger by organisation alone, and never what they were about', async () => {
    await tell(world.office.officer);
    await tell(world.almby.jobCoach, 1);
    for (const due of (await claimDueMails(at(1).now)) ?? []) await settleMail(due, 'ADDRESS_REFUSED', at(1).now);
    const { mailStatus } = await getNotificationPage(contextOf(world.almby.administrator));
    expect(mailStatus).toMatchObject({ waiting: 0, sent: 0, failed: 2 });
    expect(mailStatus?.faults.map(({ recipient }) => recipient)).toEqual([
      'Jonas Vik',
      'Arbetsförmedlingen Mellanbygden',
    ]);
    expect(JSON.stringify(mailStatus)).not.toMatch(/arenden|Anna|Ros/);
    const { mailStatus: others } = await getNotificationPage(contextOf(world.bergvik.administrator));
    expect(others).toMatchObject({ failed: 0, faults: [] });
  });
});

describe('a notification', () => {
  it('is opened by its recipient alone', async () => {
    await tell(world.office.officer);
    const client = await ownerClient();
    const { rows } = await client.query('select id from notifications');
    for (const other of [world.office.otherOfficer, world.almby.socialWorker, world.bergvik.socialWorker]) {
      await expect(openNotification(contextOf(other), { notificationId: rows[0].id })).rejects.toMatchObject({
        reason: 'notFound',
      });
    }
    expect(await auditsOf('notification.open')).toEqual([]);
    await openNotification(contextOf(world.office.officer), { notificationId: rows[0].id });
    expect(await auditsOf('notification.open')).toMatchObject([{ user_id: world.office.officer.userId }]);
  });

  it('leaves an audit row when it is written and when it is mailed', async () => {
    await tell(world.office.officer);
    expect(await auditsOf('notification.send')).toMatchObject([
      {
        user_id: world.almby.socialWorker.userId,
        detail: { kind: 'MESSAGE', toUserIds: [world.office.officer.userId] },
      },
    ]);
    for (const due of (await claimDueMails(NOW)) ?? []) await settleMail(due, null, NOW);
    expect(await auditsOf('notification.mail')).toMatchObject([{ user_id: null, municipality_id: world.almby.id }]);
  });

  it('is forgotten after ninety days', async () => {
    await tell(world.office.officer);
    await tell(world.office.officer, 60 * 24);
    await forgetOldNotifications(at(60 * 24 * 90 + 1).now);
    expect((await getNotificationPage(contextOf(world.office.officer))).notifications).toHaveLength(1);
  });
});

describe('PostgreSQL itself refuses', () => {
  const insert = `insert into notifications (municipality_id, to_user_id, from_organisation_id, kind, path, created_at, mail_due_at)
    values ($1::uuid, $2::uuid, $3::uuid, 'MESSAGE', $4, now(), now())`;
  const attempt = (actor: Actor, sql: string, values: unknown[]) =>
    withActor(actor, (db) => db.$executeRawUnsafe(sql, ...values)).then(
      (count) => count,
      () => 'refused',
    );

  it('to write in another’s name, about a municipality out of reach, or anything but a path', async () => {
    const { socialWorker } = world.almby;
    const to = world.office.officer.userId;
    expect(await attempt(socialWorker, insert, [world.almby.id, to, world.almby.id, PATH])).toBe(1);
    expect(await attempt(socialWorker, insert, [world.almby.id, to, world.office.id, PATH])).toBe('refused');
    expect(await attempt(socialWorker, insert, [world.bergvik.id, to, world.almby.id, PATH])).toBe('refused');
    for (const path of ['https://elak.example', '//elak.example', '/arenden/Ärende Test Person', 'arenden']) {
      expect(await attempt(socialWorker, insert, [world.almby.id, to, world.almby.id, path])).toBe('refused');
    }
  });

  it('to read, mark or remove what is another’s, to choose for another, and to change what was written', async () => {
    await tell(world.office.officer);
    const { otherOfficer, officer } = world.office;
    expect(await attempt(otherOfficer, 'update notifications set read_at = now()', [])).toBe(0);
    expect(await attempt(otherOfficer, 'delete from notifications', [])).toBe(0);
    expect(await attempt(officer, `update notifications set path = '/annat'`, [])).toBe('refused');
    const choose = `insert into notification_choices values ($1::uuid, 'MESSAGE', false, now())`;
    expect(await attempt(otherOfficer, choose, [officer.userId])).toBe('refused');
  });
});
