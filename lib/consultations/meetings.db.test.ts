import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { withActor } from '@/lib/platform/database';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { buildCase } from '@/tests/builders/cases';
import { placementRequest } from '@/tests/builders/consultations';
import { buildWorld, contextOf, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import {
  answerConsultation,
  concludeConsultation,
  getConsultationPage,
  getMeeting,
  getMeetings,
  holdMeeting,
  requestConsultation,
} from './server';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

async function ask(...traits: Parameters<typeof buildCase>[1][]) {
  const built = await buildCase(world, registered(world), assessed, withPlanInForce, ...traits);
  const { consultationId } = await requestConsultation(contextOf(world.almby.socialWorker), placementRequest(built));
  return { caseId: built.caseId, consultationId };
}

const meetingOf = (asked: { consultationId: string }[], requestId: string = randomUUID()) => ({
  municipalityId: world.almby.id,
  requestId,
  heldOn: TODAY,
  participants: 'Sara Holm, Anna Ros',
  consultationIds: asked.map(({ consultationId }) => consultationId),
});

/** Who has been told of a samråd, and of what. */
async function toldOf({ consultationId }: { consultationId: string }) {
  const { rows } = await (await ownerClient()).query(
    `select kind, to_user_id as "to" from notifications where path like '%/samrad/' || $1`,
    [consultationId],
  );
  return rows;
}

describe('a samråd', () => {
  it('tells the other party each time that its turn comes', async () => {
    const { office, almby } = world;
    const asked = await ask();
    const requested = { kind: 'CONSULTATION_REQUESTED', to: office.officer.userId };
    expect(await toldOf(asked)).toEqual([requested]);
    await answerConsultation(contextOf(office.officer), { ...asked, answer: 'AGREE', answerReasons: '' });
    const answered = { kind: 'CONSULTATION_ANSWERED', to: almby.socialWorker.userId };
    expect(await toldOf(asked)).toEqual(expect.arrayContaining([requested, answered]));
    await concludeConsultation(contextOf(office.officer), { ...asked, conclusion: 'AGREED', conclusionNote: '' });
    const toConfirm = { kind: 'CONSULTATION_TO_CONFIRM', to: almby.socialWorker.userId };
    expect(await toldOf(asked)).toEqual(expect.arrayContaining([requested, answered, toConfirm]));
    expect(await toldOf(asked)).toHaveLength(3);
  });

  it('is told to whoever stands in for the one who is away, too', async () => {
    const { officer, otherOfficer } = world.office;
    await (await ownerClient()).query(
      `insert into contact_cards (user_id, away_from, away_to, stand_in_id, changed_at) values ($1, $2, $2, $3, now())`,
      [officer.userId, TODAY, otherOfficer.userId],
    );
    expect((await toldOf(await ask())).map(({ to }) => to).sort()).toEqual(
      [officer.userId, otherOfficer.userId].sort(),
    );
    expect(await toldOf(await ask(protectedFor(world.almby.socialWorker, officer)))).toHaveLength(1);
    await (await ownerClient()).query('delete from contact_cards where user_id = $1', [officer.userId]);
  });

  it('of a protected person is told to those alone who are named', async () => {
    expect(await toldOf(await ask(protectedFor(world.almby.socialWorker)))).toEqual([]);
    expect(await toldOf(await ask(protectedFor(world.almby.socialWorker, world.office.officer)))).toHaveLength(1);
  });
});

describe('a group samråd', () => {
  it('takes up several, each answered by itself and with the meeting named in its log', async () => {
    const [first, second] = [await ask(), await ask()];
    const { meetingId } = await holdMeeting(contextOf(world.almby.socialWorker), meetingOf([second, first]));
    const before = await getMeeting(contextOf(world.office.officer), { meetingId });
    expect(before.rows).toMatchObject([
      { consultationId: second.consultationId, mayAnswer: true },
      { consultationId: first.consultationId, mayAnswer: true },
    ]);
    await answerConsultation(contextOf(world.office.officer), { ...first, answer: 'AGREE', answerReasons: '' });
    // Those who sit there see it.
    expect(await toldOf(first)).toMatchObject([{ kind: 'CONSULTATION_REQUESTED' }]);
    const after = await getMeeting(contextOf(world.office.officer), { meetingId });
    expect(after.rows).toMatchObject([
      { state: 'REQUESTED', mayAnswer: true },
      { state: 'ANSWERED', mayAnswer: false, mayConclude: true },
    ]);
    expect(await getConsultationPage(contextOf(world.office.officer), first)).toMatchObject({
      meetings: [{ meetingId, heldOn: TODAY }],
    });
    const { rows } = await (await ownerClient()).query('select action from audit_events where subject_id = $1', [
      meetingId,
    ]);
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['consultation.meeting', 'consultation.meeting-read']),
    );
  });

  it('tells of a protected person the number of the case and no more, and only to those who are named', async () => {
    const asked = await ask(protectedFor(world.almby.socialWorker, world.office.officer));
    const { meetingId } = await holdMeeting(contextOf(world.almby.socialWorker), meetingOf([asked]));
    expect((await getMeeting(contextOf(world.office.officer), { meetingId })).rows).toMatchObject([
      { name: null, effect: null, mayAnswer: true },
    ]);
    expect((await getMeeting(contextOf(world.office.otherOfficer), { meetingId })).rows).toEqual([]);
    const { open, meetings } = await getMeetings(contextOf(world.office.otherOfficer), {
      municipalityId: world.almby.id,
    });
    expect(open.map(({ consultationId }) => consultationId)).not.toContain(asked.consultationId);
    expect(meetings.find((each) => each.meetingId === meetingId)?.rows).toBe(0);
  });

  it('is not made of what one may not see', async () => {
    const asked = await ask();
    await expect(holdMeeting(contextOf(world.almby.southSocialWorker), meetingOf([asked]))).rejects.toMatchObject({
      reason: 'notFound',
    });
    await expect(holdMeeting(contextOf(world.bergvik.socialWorker), meetingOf([asked]))).rejects.toMatchObject({
      reason: 'notFound',
    });
    const { meetingId } = await holdMeeting(contextOf(world.almby.socialWorker), meetingOf([asked]));
    await expect(getMeeting(contextOf(world.bergvik.socialWorker), { meetingId })).rejects.toMatchObject({
      reason: 'notFound',
    });
  });

  it('sent three times by one form is one, and is never rewritten', async () => {
    const input = meetingOf([await ask()]);
    const context = contextOf(world.almby.socialWorker);
    await holdMeeting(context, input);
    expect(await holdMeeting(context, input)).toEqual({ meetingId: input.requestId });
    await expect(
      withActor(
        world.almby.socialWorker,
        (db) => db.$executeRaw`update consultation_meetings set participants = 'x' where id = ${input.requestId}::uuid`,
      ),
    ).rejects.toThrow(/permission denied|42501/);
  });
});
