import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import {
  getMunicipalityPage,
  getSubjectContacts,
  listPagedMunicipalities,
  saveMunicipalityPage,
  saveSubjectContact,
} from '@/lib/municipality-pages/server';
import { withActor } from '@/lib/platform/database';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const sections = [{ heading: 'Samråd', text: 'Ring först.' }];

async function rowsOf(sql: string, values: unknown[] = []) {
  return (await (await ownerClient()).query(sql, values)).rows;
}

const read = (actor: Actor, code = '9901', version: number | null = null) =>
  getMunicipalityPage(contextOf(actor), { code, version });

describe('the page of how a municipality works', () => {
  it('is written in versions, of which none is lost and none made twice', async () => {
    const { unitManager, administrator } = world.almby;
    expect(await read(unitManager)).toMatchObject({ version: null, latestNumber: 0, mayWrite: true });
    const first = await Promise.allSettled(
      [1, 2, 3].map(() => saveMunicipalityPage(contextOf(unitManager), { basedOn: 0, sections })),
    );
    expect(first.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await rowsOf('select number from municipality_page_versions')).toEqual([{ number: 1 }]);
    const next = [...sections, { heading: 'Telefon', text: 'Växeln' }];
    expect(await saveMunicipalityPage(contextOf(administrator), { basedOn: 1, sections: next })).toEqual({ number: 2 });
    await expect(
      saveMunicipalityPage(contextOf(unitManager), { basedOn: 1, sections: [{ heading: 'Annat', text: 'Annat' }] }),
    ).rejects.toMatchObject({ reason: 'changedMeanwhile' });
    expect(await read(world.office.officer)).toMatchObject({
      version: { number: 2, sections: next, writtenByName: 'Adam Rike' },
      versions: [{ number: 2 }, { number: 1, writtenByName: 'Eva Nord' }],
      mayWrite: false,
    });
    expect(await read(world.stigen.coach, '9901', 1)).toMatchObject({ version: { number: 1, sections } });
    expect(
      await rowsOf(`select user_id, detail from audit_events where action = 'municipality-page.write' order by id`),
    ).toMatchObject([{ user_id: unitManager.userId, detail: { number: 1 } }, { detail: { number: 2 } }]);
  });

  it('is not found by those who do not work there, as one that does not exist', async () => {
    for (const [actor, code] of [
      [world.bergvik.unitManager, '9901'],
      [world.broar.coach, '9902'],
      [world.bergvikOffice.officer, '9901'],
      [world.almby.unitManager, '0000'],
    ] as const) {
      await expect(read(actor, code)).rejects.toMatchObject({ reason: 'notFound' });
    }
    expect(await listPagedMunicipalities(contextOf(world.broar.coach))).toEqual([
      { name: 'Almby kommun', code: '9901' },
    ]);
  });

  it.each([
    ['someone who is no manager', () => world.almby.socialWorker],
    ['Arbetsförmedlingen', () => world.office.manager],
    ['a provider', () => world.stigen.coach],
    ['the manager of another municipality', () => world.bergvik.unitManager],
  ])('is refused by PostgreSQL for %s', async (_who, actorOf) => {
    const actor = actorOf();
    await expect(
      withActor(actor, (db) =>
        db.municipalityPageVersion.create({
          data: {
            municipalityId: world.almby.id,
            number: 90,
            sections,
            writtenBy: actor.userId,
            writtenAt: new Date(0),
          },
        }),
      ),
    ).rejects.toThrow();
    expect(await rowsOf('select 1 from municipality_page_versions where number = 90')).toEqual([]);
  });
});

describe('who answers for what', () => {
  const input = { subject: 'EMPLOYER' as const, revision: 0, note: 'Ring före lunch' };

  it('is named with a stand-in, once however often it is sent, and read by the provider', async () => {
    const { unitManager, jobCoach, socialWorker } = world.almby;
    const values = { ...input, userId: jobCoach.userId, standInId: socialWorker.userId };
    await Promise.all([1, 2, 3].map(() => saveSubjectContact(contextOf(unitManager), values)));
    const { subjects, colleagues } = await getSubjectContacts(contextOf(world.stigen.coach), { code: '9901' });
    expect(subjects).toHaveLength(7);
    expect(subjects.find(({ subject }) => subject === 'EMPLOYER')).toMatchObject({
      contact: { name: 'Jonas Vik', phone: '010-555 00 00' },
      standIn: { name: 'Sara Holm' },
      note: 'Ring före lunch',
      revision: 1,
    });
    expect(colleagues).toEqual([]);
    await saveSubjectContact(contextOf(unitManager), {
      ...values,
      revision: 1,
      userId: null,
      standInId: null,
      note: '',
    });
    const after = await getSubjectContacts(contextOf(unitManager), { code: null });
    expect(after.subjects.find(({ subject }) => subject === 'EMPLOYER')).toMatchObject({ contact: null, revision: 0 });
    expect(
      await rowsOf(`select detail from audit_events where action = 'subject-contacts.write' order by id`),
    ).toMatchObject([
      { detail: { subject: 'EMPLOYER', to: jobCoach.userId } },
      { detail: { from: jobCoach.userId, to: null } },
    ]);
  });

  it('is someone who works there, and is changed from what it is', async () => {
    const { unitManager, jobCoach, socialWorker } = world.almby;
    const context = contextOf(unitManager);
    const values = { ...input, subject: 'EDUCATION' as const, userId: jobCoach.userId, standInId: null };
    for (const stranger of [world.bergvik.jobCoach, world.office.officer, world.stigen.coach]) {
      await expect(saveSubjectContact(context, { ...values, userId: stranger.userId })).rejects.toMatchObject({
        fields: { userId: 'contactNotHere' },
      });
    }
    await saveSubjectContact(context, values);
    await expect(saveSubjectContact(context, { ...values, userId: socialWorker.userId })).rejects.toMatchObject({
      reason: 'changedMeanwhile',
    });
    await expect(
      withActor(unitManager, (db) =>
        db.subjectContact.updateMany({
          where: { subject: 'EDUCATION' },
          data: { userId: world.office.officer.userId },
        }),
      ),
    ).rejects.toThrow();
    await expect(saveSubjectContact(contextOf(world.office.manager), values)).rejects.toMatchObject({
      reason: 'wrongParty',
    });
  });
});
