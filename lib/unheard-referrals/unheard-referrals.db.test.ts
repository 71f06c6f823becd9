import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { answerConsultation, concludeConsultation } from '@/lib/consultations/server';
import { withActor } from '@/lib/platform/database';
import { decideReferral, getReferralPage, saveReferral } from '@/lib/referrals/server';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, NOW, TODAY, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import {
  acknowledgeUnheard,
  decideWithoutConsultation,
  getFoundForm,
  getUnheardDecision,
  listCaseUnheard,
  listUnheardCounts,
  recordFoundReferral,
} from './server';

let world: World;
const HOUR_MS = 3_600_000;
const later = (hours: number) => ({ now: new Date(NOW.getTime() + hours * HOUR_MS) });

beforeAll(async () => {
  world = await buildWorld();
});

const newCase = (...traits: Parameters<typeof buildCase>[1][]) =>
  buildCase(world, registered(world), assessed, withPlanInForce, ...traits);

async function draft(built: BuiltCase, asksNow = false) {
  const { referralId, consultationId } = await saveReferral(contextOf(world.office.officer), {
    caseId: built.caseId,
    referralId: null,
    revision: 0,
    asksNow,
    providerId: world.stigen.id,
    coachId: world.stigen.coach.userId,
    typeCode: 'ROM',
    startsOn: '2026-11-23',
    endsOn: '2027-05-22',
    flexibleWeeklyMinutes: 90,
    slots: [],
    endsLineageIds: built.activities.map(({ lineageId }) => lineageId),
    purpose: 'Matchning mot lager',
    differenceFromEarlier: '',
  });
  return { caseId: built.caseId, referralId, consultationId: consultationId ?? '' };
}

async function rowsOf(sql: string, values: unknown[]) {
  return (await (await ownerClient()).query(sql, values)).rows;
}

const decide = async (
  asked: { caseId: string; referralId: string },
  {
    actor = world.office.manager,
    hours = 3,
    ...changes
  }: Partial<{ actor: Actor; hours: number; reason: 'UNANSWERED' | 'NOT_AGREED' }> = {},
) => {
  const [row] = await rowsOf('select revision from referrals where id = $1', [asked.referralId]);
  return decideWithoutConsultation(contextOf(actor, later(hours)), {
    ...asked,
    revision: row.revision,
    reason: 'URGENT_START',
    words: 'Utbildningen börjar på måndag',
    ...changes,
  });
};

const found = (built: BuiltCase) => ({
  caseId: built.caseId,
  requestId: randomUUID(),
  providerId: world.broar.id,
  providerName: '',
  typeCode: 'ROM',
  startsOn: '2026-11-02',
  endsOn: null,
  foundHow: 'PERSON_TOLD' as const,
  foundOn: TODAY,
  words: '',
});

describe('a referral decided without samråd', () => {
  it('is decided and marked; the plan and its week stand, and both are told that the plan must be revised', async () => {
    const built = await newCase();
    const asked = await draft(built, true);
    await decide(asked);

    expect(await rowsOf('select state, decided_by from referrals where id = $1', [asked.referralId])).toEqual([
      { state: 'DECIDED', decided_by: world.office.manager.userId },
    ]);
    expect(await rowsOf('select count(*)::int as n from plan_versions where case_id = $1', [built.caseId])).toEqual([
      { n: 1 },
    ]);
    expect(
      await rowsOf(`select assigned_minutes from case_weeks where case_id = $1 and week = '2026-11-23'`, [
        built.caseId,
      ]),
    ).toEqual([{ assigned_minutes: 1920 }]);
    expect(await rowsOf('select state from consultations where id = $1', [asked.consultationId])).toEqual([
      { state: 'WITHDRAWN' },
    ]);
    const [marked] = await listCaseUnheard(contextOf(world.almby.unitManager, later(4)), built);
    expect(marked).toMatchObject({
      kind: 'DECIDED',
      reason: 'URGENT_START',
      recordedByName: 'Agnes Hult',
      needsPlanRevision: true,
      awaits: ['MUNICIPALITY'],
      mayAcknowledge: true,
      effect: { beforeMinutes: 1920, afterMinutes: 90, brokenOff: ['Praktik på lagret'] },
    });
    const actions = await rowsOf('select action from audit_events where case_id = $1', [built.caseId]);
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['referral.decide-unheard', 'unheard-referral.list']),
    );
    const { events } = await getReferralPage(contextOf(world.almby.socialWorker, later(4)), asked);
    expect(events.slice(-2).map(({ kind, byName }) => [kind, byName])).toEqual([
      ['CONSULTATION_WITHDRAWN', 'Agnes Hult'],
      ['DECIDED_UNHEARD', 'Agnes Hult'],
    ]);
  });

  it('is taken note of by each manager, once', async () => {
    const built = await newCase();
    const { unheardId } = await decide(await draft(built));
    const note = { caseId: built.caseId, unheardId };
    await expect(acknowledgeUnheard(contextOf(world.office.manager), note)).rejects.toMatchObject({
      reason: 'unheardAlreadyAcknowledged',
    });
    await expect(acknowledgeUnheard(contextOf(world.almby.socialWorker), note)).rejects.toMatchObject({
      reason: 'wrongParty',
    });
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => acknowledgeUnheard(contextOf(world.almby.unitManager, later(5)), note)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [marked] = await listCaseUnheard(contextOf(world.almby.unitManager, later(6)), built);
    expect(marked).toMatchObject({ awaits: [], mayAcknowledge: false });
  });

  it('asks for a revision also when there is no plan any more', async () => {
    const built = await newCase();
    await decide(await draft(built));
    await (await ownerClient()).query(`update plan_versions set ended_at = now() where id = $1`, [built.planVersionId]);
    const [without] = await listCaseUnheard(contextOf(world.almby.socialWorker), built);
    expect(without?.needsPlanRevision).toBe(true);
  });

  it('shows the manager what the decision does before it is made', async () => {
    const asked = await draft(await newCase(), true);
    const page = await getUnheardDecision(contextOf(world.office.manager), asked);
    expect(page).toMatchObject({
      decision: { allowed: true },
      consultationState: 'REQUESTED',
      reasons: ['URGENT_START', 'LEGAL_DUTY', 'OWN_WISH', 'OTHER'],
      effect: { before: { assignedMinutes: 1920, otherDutiesMinutes: 0 }, after: { assignedMinutes: 0 } },
    });
  });
});

describe('to decide without samråd is refused', () => {
  it('for everyone but a manager at Arbetsförmedlingen', async () => {
    const asked = await draft(await newCase());
    for (const actor of [world.office.officer, world.almby.unitManager, world.almby.socialWorker]) {
      await expect(decide(asked, { actor })).rejects.toMatchObject({ reason: 'unheardOnlyManager' });
    }
  });

  it('where the samråd agreed', async () => {
    const asked = await draft(await newCase(), true);
    await answerConsultation(contextOf(world.almby.socialWorker, later(1)), {
      ...asked,
      answer: 'AGREE',
      answerReasons: '',
    });
    await concludeConsultation(contextOf(world.office.officer, later(2)), {
      ...asked,
      conclusion: 'AGREED',
      conclusionNote: '',
    });
    await expect(decide(asked)).rejects.toMatchObject({ reason: 'unheardHasAgreement' });
  });

  it.each(['UNANSWERED', 'NOT_AGREED'] as const)(
    'for the reason %s, which the facts do not bear out',
    async (reason) => {
      const asked = await draft(await newCase(), true);
      await expect(decide(asked, { reason })).rejects.toMatchObject({ fields: { reason: 'unheardReasonUnfounded' } });
    },
  );

  it('twice: one decision stands', async () => {
    const asked = await draft(await newCase());
    const results = await Promise.allSettled([decide(asked), decide(asked), decide(asked)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { reason: 'referralWrongOrder' } },
      { reason: { reason: 'referralWrongOrder' } },
    ]);
  });

  it('where the case is not found', async () => {
    const asked = await draft(await newCase(protectedFor(world.office.officer, world.almby.socialWorker)));
    await expect(decide(asked)).rejects.toMatchObject({ reason: 'notFound' });
    await expect(listCaseUnheard(contextOf(world.bergvik.unitManager), asked)).rejects.toMatchObject({
      reason: 'notFound',
    });
  });
});

describe('PostgreSQL refuses on its own', () => {
  const record = (asked: { caseId: string; referralId: string }, actor: Actor, alsoDecides = false) =>
    withActor(actor, async (db) => {
      const at = later(3).now;
      await db.$executeRaw`insert into unheard_referrals (municipality_id, case_id, kind, referral_id, provider_id, type_code, starts_on, reason, words,
          recorded_by, recorded_by_party, recorded_at)
        values (${world.almby.id}::uuid, ${asked.caseId}::uuid, 'DECIDED', ${asked.referralId}::uuid, ${world.stigen.id}::uuid, 'ROM', '2026-11-23',
          'URGENT_START', 'Bråttom', ${actor.userId}::uuid, 'EMPLOYMENT_SERVICE', ${at})`;
      if (!alsoDecides) return;
      await db.$executeRaw`update referrals set state = 'DECIDED', decided_by = ${world.office.officer.userId}::uuid, decided_at = ${at}
        where id = ${asked.referralId}::uuid`;
    });

  it('a decision with neither samråd nor a record of why', async () => {
    const asked = await draft(await newCase());
    await expect(
      withActor(
        world.office.manager,
        (db) =>
          db.$executeRaw`update referrals set state = 'DECIDED', decided_by = ${world.office.manager.userId}::uuid, decided_at = now() where id = ${asked.referralId}::uuid`,
      ),
    ).rejects.toThrow(/SR001|cannot go from/);
  });

  it('a record by an officer', async () => {
    const asked = await draft(await newCase());
    await expect(record(asked, world.office.officer, true)).rejects.toThrow(/SUH01|only a manager/);
  });

  it('a record in the name of another', async () => {
    const asked = await draft(await newCase());
    await expect(
      withActor(
        world.office.officer,
        (
          db,
        ) => db.$executeRaw`insert into unheard_referrals (municipality_id, case_id, kind, referral_id, provider_id, type_code, starts_on,
            reason, words, recorded_by, recorded_by_party, recorded_at)
          values (${world.almby.id}::uuid, ${asked.caseId}::uuid, 'DECIDED', ${asked.referralId}::uuid, ${world.stigen.id}::uuid, 'ROM', '2026-11-23',
            'URGENT_START', 'Bråttom', ${world.office.manager.userId}::uuid, 'EMPLOYMENT_SERVICE', now())`,
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('a record that decides nothing, which would open the gate for later', async () => {
    const asked = await draft(await newCase());
    await expect(record(asked, world.office.manager)).rejects.toThrow(/SUH03|decides its referral/);
  });

  it('an officer who decides behind a manager’s record', async () => {
    const asked = await draft(await newCase());
    await expect(record(asked, world.office.manager, true)).rejects.toThrow(/SR001|cannot go from/);
  });

  it('a change of what was recorded, and its removal', async () => {
    const built = await newCase();
    const { unheardId } = await decide(await draft(built));
    for (const sql of [
      `update unheard_referrals set words = 'Något annat' where id = '${unheardId}'`,
      `delete from unheard_referrals where id = '${unheardId}'`,
      `delete from unheard_acknowledgements where unheard_referral_id = '${unheardId}'`,
    ]) {
      await expect(withActor(world.office.manager, (db) => db.$executeRawUnsafe(sql))).rejects.toThrow(
        /permission denied/,
      );
    }
  });

  it('a note taken for the other party', async () => {
    const built = await newCase();
    const { unheardId } = await decide(await draft(built));
    await expect(
      withActor(
        world.office.manager,
        (
          db,
        ) => db.$executeRaw`insert into unheard_acknowledgements values (${world.almby.id}::uuid, ${unheardId}::uuid, ${built.caseId}::uuid,
          'MUNICIPALITY', ${world.office.manager.userId}::uuid, now())`,
      ),
    ).rejects.toThrow(/row-level security|SUH04|manager of each party/);
  });
});

describe('a referral that the municipality found out about', () => {
  it('is recorded once, however often it is sent, and both managers are to take note', async () => {
    const built = await newCase();
    const input = found(built);
    const sent = await Promise.all([1, 2, 3].map(() => recordFoundReferral(contextOf(world.almby.jobCoach), input)));
    expect(new Set(sent.map(({ unheardId }) => unheardId)).size).toBe(1);
    expect(await listCaseUnheard(contextOf(world.office.officer, later(1)), built)).toMatchObject([
      {
        kind: 'FOUND',
        providerName: 'Broar AB',
        foundHow: 'PERSON_TOLD',
        needsPlanRevision: true,
        awaits: ['MUNICIPALITY', 'EMPLOYMENT_SERVICE'],
      },
    ]);
  });

  it('is told of once, until they see it, to the officers and managers of both parties who may see the case, never to the one who recorded it', async () => {
    const told = async ({ caseId }: BuiltCase) => {
      const rows = await rowsOf(
        `select u.name from notifications n join user_accounts u on u.id = n.to_user_id where n.kind = 'FOUND_REFERRAL' and n.path = $1 and n.read_at is null`,
        [`/arenden/${caseId}`],
      );
      return rows.map(({ name }) => name).toSorted();
    };
    const { socialWorker, unitManager, headManager, jobCoach } = world.almby;
    const { officer, manager } = world.office;
    const [built, hidden, elsewhere] = [
      await newCase(),
      await newCase(protectedFor(socialWorker, manager)),
      await newCase({ registeredSince: null, employmentOfficer: null }),
    ];
    const input = found(built);
    await Promise.all([1, 2, 3].map(() => recordFoundReferral(contextOf(socialWorker), input)));
    await recordFoundReferral(contextOf(socialWorker), found(hidden));
    await recordFoundReferral(contextOf(jobCoach), found(elsewhere));
    const names = (...actors: Actor[]) => actors.map(({ name }) => name).toSorted();
    expect(await told(built)).toEqual(names(officer, manager, unitManager, headManager));
    await listCaseUnheard(contextOf(officer, later(1)), built);
    expect(await told(built)).toEqual(names(manager, unitManager, headManager));
    expect(await told(hidden)).toEqual(names(manager));
    expect(await told(elsewhere)).toEqual(names(socialWorker, unitManager, headManager));
  });

  it('may be made to a provider that is not in the register', async () => {
    const built = await newCase();
    const input = { ...found(built), providerId: null, providerName: 'Jobbvägen AB' };
    await recordFoundReferral(contextOf(world.almby.unitManager), input);
    expect(await listCaseUnheard(contextOf(world.almby.unitManager), built)).toMatchObject([
      { providerName: 'Jobbvägen AB', awaits: ['EMPLOYMENT_SERVICE'] },
    ]);
  });

  it('is the municipality’s to record', async () => {
    const built = await newCase();
    await expect(recordFoundReferral(contextOf(world.office.officer), found(built))).rejects.toMatchObject({
      reason: 'wrongParty',
    });
    await expect(recordFoundReferral(contextOf(world.bergvik.socialWorker), found(built))).rejects.toMatchObject({
      reason: 'notFound',
    });
    await expect(
      recordFoundReferral(contextOf(world.almby.socialWorker), { ...found(built), foundOn: '2026-11-19' }),
    ).rejects.toMatchObject({ fields: { foundOn: 'foundInTheFuture' } });
  });

  it('begins from the programme that AF’s data tells', async () => {
    const built = await newCase({ programmeCode: 'ROM' });
    expect(await getFoundForm(contextOf(world.almby.socialWorker), built)).toMatchObject({ programmeCode: 'ROM' });
  });
});

describe('the count', () => {
  it('tells each manager, of either party, every one in the cases that the manager may open, and no other', async () => {
    const { headManager, unitManager, socialWorker } = world.bergvik;
    for (const traits of [{}, protectedFor(socialWorker, headManager)]) {
      const built = await newCase({ municipality: 'bergvik' }, traits);
      await recordFoundReferral(contextOf(socialWorker), { ...found(built), providerId: world.stigen.id });
    }
    const asked = { municipalityId: world.bergvik.id };
    expect(await listUnheardCounts(contextOf(headManager), asked)).toMatchObject({
      units: [
        { unitName: 'Enhet Norr', decided: 0, found: 2 },
        { unitName: 'Enhet Syd', decided: 0, found: 0 },
      ],
      total: { decided: 0, found: 2 },
    });
    expect(await listUnheardCounts(contextOf(world.office.manager), asked)).toMatchObject({
      units: [{ found: 1 }, { found: 0 }],
      total: { decided: 0, found: 1 },
    });
    expect((await listUnheardCounts(contextOf(unitManager), asked)).units).toMatchObject([
      { unitName: 'Enhet Norr', found: 1 },
    ]);
    await expect(listUnheardCounts(contextOf(world.almby.unitManager), asked)).rejects.toMatchObject({
      reason: 'notFound',
    });
  });
});

it('leaves the ordinary way as it was: a cleared referral is decided on its samråd', async () => {
  const asked = await draft(await newCase(), true);
  await answerConsultation(contextOf(world.almby.socialWorker, later(1)), {
    ...asked,
    answer: 'AGREE',
    answerReasons: '',
  });
  await concludeConsultation(contextOf(world.office.officer, later(2)), {
    ...asked,
    conclusion: 'AGREED',
    conclusionNote: '',
  });
  const [row] = await rowsOf('select revision from referrals where id = $1', [asked.referralId]);
  await decideReferral(contextOf(world.office.officer, later(3)), { ...asked, revision: row.revision });
  expect(await listCaseUnheard(contextOf(world.almby.socialWorker), asked)).toEqual([]);
});
