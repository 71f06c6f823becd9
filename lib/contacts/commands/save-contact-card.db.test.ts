import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { withActor } from '@/lib/platform/database';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { listContacts } from '../queries/list-contacts';
import type { SaveContactCardInput } from '../schemas';
import { saveContactCard } from './save-contact-card';

const TODAY = '2026-11-18';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const EMPTY: SaveContactCardInput = {
  seenRevision: 0,
  phone: '010-555 00 01',
  sharedMailbox: '',
  hours: [],
  awayFrom: null,
  awayTo: null,
  standInId: null,
};

async function revisionOf(actor: Actor): Promise<number> {
  const { rows } = await (await ownerClient()).query('select revision from contact_cards where user_id = $1', [
    actor.userId,
  ]);
  return rows[0]?.revision ?? 0;
}

/** Saves upon what stands. */
async function save(actor: Actor, change: Partial<SaveContactCardInput> = {}) {
  return saveContactCard(contextOf(actor), { ...EMPTY, seenRevision: await revisionOf(actor), ...change });
}

const read = (reader: Actor, person: Actor, day = TODAY) =>
  withActor(reader, (db) => listContacts(db, [person.userId], day));

async function withPhone(actor: Actor, phone: string | null) {
  await (await ownerClient()).query('update user_accounts set phone = $2 where id = $1', [actor.userId, phone]);
}

describe('saving one’s own card', () => {
  it('shows the phone, the hours and the stand-in to those of other organisations', async () => {
    const { socialWorker, jobCoach } = world.almby;
    await save(socialWorker, {
      hours: [
        { weekday: 1, isReached: true, startsMinute: 480, endsMinute: 960 },
        { weekday: 2, isReached: false, startsMinute: 480, endsMinute: 960 },
      ],
      sharedMailbox: 'norr@almby.example',
      awayFrom: '2026-11-16',
      awayTo: '2026-11-20',
      standInId: jobCoach.userId,
    });
    for (const reader of [world.office.officer, world.stigen.coach, world.bergvik.socialWorker]) {
      expect(await read(reader, socialWorker)).toMatchObject([
        {
          name: socialWorker.name,
          party: 'MUNICIPALITY',
          phone: '010-555 00 01',
          sharedMailbox: 'norr@almby.example',
          hours: [{ weekday: 1, startsMinute: 480, endsMinute: 960 }],
          away: {
            fromOn: '2026-11-16',
            toOn: '2026-11-20',
            isNow: true,
            standIn: { name: jobCoach.name, isAway: false },
          },
        },
      ]);
    }
    expect(await read(jobCoach, socialWorker, '2026-11-21')).toMatchObject([{ away: null }]);
    expect(await read(jobCoach, socialWorker, '2026-11-15')).toMatchObject([{ away: { isNow: false } }]);
  });

  it('says when the stand-in is away too', async () => {
    const { unitManager, southSocialWorker } = world.almby;
    const away = { awayFrom: TODAY, awayTo: TODAY };
    await save(southSocialWorker, away);
    await save(unitManager, { ...away, standInId: southSocialWorker.userId });
    expect(await read(world.office.officer, unitManager)).toMatchObject([{ away: { standIn: { isAway: true } } }]);
  });

  it('leaves an audit row with the person and no phone number', async () => {
    await save(world.office.manager);
    const { rows } = await (await ownerClient()).query(
      `select action, subject_id, detail from audit_events where user_id = $1 and action = 'contact-card.save'`,
      [world.office.manager.userId],
    );
    expect(rows).toEqual([
      { action: 'contact-card.save', subject_id: world.office.manager.userId, detail: { revision: 1 } },
    ]);
  });

  it('lets one of two windows through, the first time and every other', async () => {
    const actor = world.bergvik.socialWorker;
    for (const seenRevision of [0, 1]) {
      const context = contextOf(actor);
      const results = await Promise.allSettled([
        saveContactCard(context, { ...EMPTY, seenRevision, phone: '010-555 00 02' }),
        saveContactCard(context, { ...EMPTY, seenRevision, phone: '010-555 00 03' }),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = results.find((result) => result.status === 'rejected');
      expect(refused?.reason).toMatchObject({ reason: 'changedMeanwhile' });
    }
  });

  it('refuses a stand-in of another organisation and oneself', async () => {
    const { socialWorker } = world.almby;
    const away = { awayFrom: TODAY, awayTo: TODAY };
    for (const standInId of [world.bergvik.socialWorker.userId, world.office.officer.userId, socialWorker.userId]) {
      await expect(save(socialWorker, { ...away, standInId })).rejects.toMatchObject({ reason: 'standInElsewhere' });
    }
    await expect(
      withActor(socialWorker, (db) =>
        db.contactCard.updateMany({
          where: { userId: socialWorker.userId },
          data: { standInId: world.office.officer.userId },
        }),
      ),
    ).rejects.toThrow(/same organisation/);
  });
});

describe('a shared mailbox', () => {
  it('is refused as the only contact by the command and by the database', async () => {
    const actor = world.office.otherOfficer;
    const { email } = await accountOf(actor);
    await expect(save(actor, { phone: '', sharedMailbox: email.toUpperCase() })).rejects.toMatchObject({
      reason: 'sharedMailboxOnly',
      fields: { phone: 'sharedMailboxOnly' },
    });
    await withPhone(actor, null);
    await expect(
      withActor(actor, (db) =>
        db.contactCard.create({ data: { userId: actor.userId, sharedMailbox: email, changedAt: new Date(0) } }),
      ),
    ).rejects.toThrow(/never the only contact/);
    await save(actor, { phone: '010-555 00 04', sharedMailbox: email });
    await expect(
      withActor(actor, (db) => db.userAccount.updateMany({ where: { id: actor.userId }, data: { phone: null } })),
    ).rejects.toThrow(/never the only contact/);
  });

  it('is refused when it is all that a colleague has', async () => {
    const { headManager, southUnitManager } = world.almby;
    await withPhone(southUnitManager, null);
    const { email } = await accountOf(southUnitManager);
    await expect(save(headManager, { sharedMailbox: email })).rejects.toMatchObject({
      fields: { sharedMailbox: 'sharedMailboxOnlyOfColleague' },
    });
    await withPhone(southUnitManager, '010-555 00 05');
    await save(headManager, { sharedMailbox: email });
    await expect(save(southUnitManager, { phone: '' })).rejects.toMatchObject({ reason: 'sharedMailboxOnly' });
  });
});

describe('the accounts', () => {
  it('let people change their own phone, and nothing else of any account', async () => {
    const { socialWorker, jobCoach } = world.almby;
    const change = (id: string, data: { phone?: string; role?: 'UNIT_MANAGER' }) =>
      withActor(socialWorker, (db) => db.userAccount.updateMany({ where: { id }, data }));
    await expect(change(socialWorker.userId, { phone: '010-555 00 06' })).resolves.toEqual({ count: 1 });
    await expect(change(socialWorker.userId, { role: 'UNIT_MANAGER' })).rejects.toThrow(/only their phone/);
    await expect(change(jobCoach.userId, { phone: '010-555 00 06' })).rejects.toThrow(/row-level security/);
    await expect(
      withActor(socialWorker, (db) =>
        db.contactCard.create({ data: { userId: jobCoach.userId, changedAt: new Date(0) } }),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

async function accountOf(actor: Actor): Promise<{ email: string }> {
  const { rows } = await (await ownerClient()).query('select email from user_accounts where id = $1', [actor.userId]);
  return rows[0];
}
