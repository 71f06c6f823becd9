import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access';
import { getCasePage } from '@/lib/cases/server';
import {
  answerConsultation,
  concludeConsultation,
  getConsultationPage,
  withdrawConsultation,
} from '@/lib/consultations/server';
import { getMonthPage } from '@/lib/monthly-assessments/server';
import { withActor } from '@/lib/platform/database';
import { decideReferral, getReferralPage, saveReferral } from '@/lib/referrals/server';
import { getTaskPage } from '@/lib/tasks/server';
import { assessed, protectedFor, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, NOW, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import {
  agreeToEnd,
  concludeUnanswered,
  disagreeForGood,
  getEscalationPage,
  proposeEnd,
  remindOfConsultations,
} from './server';

let world: World;
const HOUR_MS = 3_600_000;
const later = (hours: number) => ({ now: new Date(NOW.getTime() + hours * HOUR_MS) });
/** The day after the answer should have come, and the moments of it. */
const OVERDUE = '2026-11-26';
const overdue = (minutes = 0) => ({
  now: new Date(Date.parse(`${OVERDUE}T08:00:00Z`) + minutes * 60_000),
  today: OVERDUE,
});

beforeAll(async () => {
  world = await buildWorld();
});

const newCase = (...traits: Parameters<typeof buildCase>[1][]) =>
  buildCase(world, registered(world), assessed, withPlanInForce, ...traits);

interface Asked {
  caseId: string;
  referralId: string;
  consultationId: string;
}

async function ask(built: BuiltCase, { breaksOff = true } = {}): Promise<Asked> {
  const { referralId, consultationId } = await saveReferral(contextOf(world.office.officer), {
    caseId: built.caseId,
    referralId: null,
    revision: 0,
    asksNow: true,
    providerId: world.stigen.id,
    coachId: world.stigen.coach.userId,
    typeCode: 'ROM',
    startsOn: '2026-11-30',
    endsOn: '2027-05-29',
    flexibleWeeklyMinutes: 90,
    slots: [],
    endsLineageIds: breaksOff ? built.activities.map(({ lineageId }) => lineageId) : [],
    purpose: 'Matchning mot lager',
    differenceFromEarlier: '',
  });
  return { caseId: built.caseId, referralId, consultationId: consultationId ?? '' };
}

async function disagree(asked: Asked): Promise<Asked> {
  await answerConsultation(contextOf(world.almby.socialWorker, later(1)), {
    ...asked,
    answer: 'OBJECT',
    answerReasons: 'Praktiken leder till jobb',
  });
  await concludeConsultation(contextOf(world.office.officer, later(2)), {
    ...asked,
    conclusion: 'NOT_AGREED',
    conclusionNote: '',
  });
  return asked;
}

async function rowsOf(sql: string, values: unknown[]) {
  return (await (await ownerClient()).query(sql, values)).rows;
}
const settledAs = async ({ consultationId }: Asked) =>
  (await rowsOf('select settled_as from consultation_settlements where consultation_id = $1', [consultationId]))[0]
    ?.settled_as ?? null;

async function decide(asked: Asked, actor: Actor = world.office.officer, at: ReturnType<typeof overdue> = overdue(60)) {
  const [row] = await rowsOf('select revision from referrals where id = $1', [asked.referralId]);
  return decideReferral(contextOf(actor, at), { ...asked, revision: row.revision });
}

describe('what goes to the managers', () => {
  it('is a disagreement, from the moment it is concluded', async () => {
    const asked = await disagree(await ask(await newCase()));
    const page = await getEscalationPage(contextOf(world.almby.unitManager, later(3)), asked);
    expect(page).toMatchObject({
      state: 'ESCALATED',
      escalations: [{ cause: 'NOT_AGREED', at: later(2).now.toISOString() }],
      mayPropose: true,
      mayDisagree: true,
      activities: [{ title: 'Praktik på lagret' }],
    });
    expect(page.otherManagers.map(({ userId }) => userId)).toEqual([world.office.manager.userId]);
    const atOffice = await getEscalationPage(contextOf(world.office.manager, later(3)), asked);
    expect(atOffice.otherManagers.map(({ name }) => name)).toEqual(['Eva Nord', 'Helge Ås']);
    expect(
      (await getTaskPage(contextOf(world.office.manager, later(3)), { only: 'DISAGREED', page: 1 })).sections,
    ).toHaveLength(1);
  });

  it('is what was not answered in time: officers are reminded before and after, then the managers, each once', async () => {
    const asked = await ask(await newCase());
    const of = ({ consultationId }: Asked) =>
      rowsOf('select step, sent_to from consultation_reminders where consultation_id = $1 order by sent_at, step', [
        consultationId,
      ]);
    const remind = (day: string) =>
      remindOfConsultations(world.almby.id, { now: new Date(`${day}T08:00:00Z`), today: day });
    await remind('2026-11-20');
    expect(await of(asked)).toEqual([]);
    await remind('2026-11-24');
    await remind('2026-11-24');
    expect(await of(asked)).toEqual([{ step: 'BEFORE_DUE', sent_to: [world.almby.socialWorker.userId] }]);
    await rowsOf(
      `insert into contact_cards (user_id, away_from, away_to, stand_in_id, changed_at) values ($1, $2, $2, $3, now())`,
      [world.almby.socialWorker.userId, OVERDUE, world.almby.otherSocialWorker.userId],
    );
    await Promise.all([remind(OVERDUE), remind(OVERDUE), remind(OVERDUE)].map((each) => each.catch(() => undefined)));
    await remind('2026-11-27');
    const sent = await of(asked);
    expect(sent.map(({ step }) => step)).toEqual(['BEFORE_DUE', 'AFTER_DUE', 'MANAGERS']);
    expect(sent[1].sent_to).toEqual([world.almby.socialWorker.userId, world.almby.otherSocialWorker.userId]);
    await rowsOf('delete from contact_cards where user_id = $1', [world.almby.socialWorker.userId]);
    expect([...sent[2].sent_to].sort()).toEqual(
      [world.almby.unitManager.userId, world.almby.headManager.userId, world.office.manager.userId].sort(),
    );
    expect(
      await rowsOf('select cause from consultation_escalations where consultation_id = $1', [asked.consultationId]),
    ).toEqual([{ cause: 'OVERDUE' }]);
    const told = await rowsOf(
      `select kind, count(*)::int as n from notifications where path like $1 group by kind order by kind`,
      [`%${asked.consultationId}%`],
    );
    expect(told).toEqual([
      { kind: 'CONSULTATION_ESCALATED', n: 3 },
      { kind: 'CONSULTATION_REMINDER', n: 3 },
      { kind: 'CONSULTATION_REQUESTED', n: 1 },
    ]);
    const page = await getEscalationPage(contextOf(world.office.manager, overdue()), asked);
    const reminders = [{ names: ['Sara Holm'] }, { step: 'AFTER_DUE' }, { step: 'MANAGERS' }];
    expect(page.reminders).toMatchObject(reminders);
    // The officers read of them in the log of the samråd as well.
    const log = await getConsultationPage(contextOf(world.almby.socialWorker, overdue()), asked);
    expect(log.reminders).toMatchObject(reminders);
    // Who has seen the page has read what was told of it.
    expect(
      await rowsOf(
        'select kind, to_user_id from notifications where path like $1 and read_at is not null order by kind',
        [`%${asked.consultationId}%`],
      ),
    ).toEqual([
      { kind: 'CONSULTATION_ESCALATED', to_user_id: world.office.manager.userId },
      { kind: 'CONSULTATION_REMINDER', to_user_id: world.almby.socialWorker.userId },
      { kind: 'CONSULTATION_REMINDER', to_user_id: world.almby.socialWorker.userId },
      { kind: 'CONSULTATION_REQUESTED', to_user_id: world.almby.socialWorker.userId },
    ]);
  });

  it('reminds of a protected person only those who are named in the case', async () => {
    const asked = await ask(await newCase(protectedFor(world.almby.socialWorker, world.office.officer)));
    await remindOfConsultations(world.almby.id, overdue());
    expect(
      await rowsOf('select step, sent_to from consultation_reminders where consultation_id = $1 order by step', [
        asked.consultationId,
      ]),
    ).toEqual([
      { step: 'AFTER_DUE', sent_to: [world.almby.socialWorker.userId] },
      { step: 'MANAGERS', sent_to: [] },
    ]);
  });
});

describe('both managers together', () => {
  it('end it when one agrees to what the other proposed; the referral is decided on that, by the municipality’s manager', async () => {
    const asked = await disagree(await ask(await newCase()));
    await proposeEnd(contextOf(world.office.manager, overdue()), {
      ...asked,
      outcome: 'AGREED_WITH_CONDITIONS',
      words: 'Praktiken fortsätter två dagar',
    });
    const { agreesToId } = await getEscalationPage(contextOf(world.almby.unitManager, overdue(5)), asked);
    expect(agreesToId).not.toBeNull();
    const agree = (actor: Actor) =>
      agreeToEnd(contextOf(actor, overdue(10)), { ...asked, answersId: agreesToId ?? '' });
    await expect(agree(world.office.manager)).rejects.toMatchObject({ reason: 'escalationNoProposal' });
    const results = await Promise.allSettled([agree(world.almby.unitManager), agree(world.almby.unitManager)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await settledAs(asked)).toBe('AGREED_WITH_CONDITIONS');
    expect(await getConsultationPage(contextOf(world.almby.socialWorker, overdue(20)), asked)).toMatchObject({
      state: 'CONCLUDED',
      settledAs: 'AGREED_WITH_CONDITIONS',
      waitingFor: null,
      mayConfirm: false,
    });
    const { basis } = await getMonthPage(contextOf(world.almby.socialWorker, overdue(20)), {
      caseId: asked.caseId,
      month: OVERDUE.slice(0, 7),
    });
    expect(basis.facts[0]).toMatchObject({
      kind: 'CONSULTATION_SETTLED',
      values: { settledAs: 'AGREED_WITH_CONDITIONS' },
      path: `/samrad/${asked.consultationId}`,
    });
    const officer = contextOf(world.office.officer, overdue(20));
    expect(await getReferralPage(officer, asked)).toMatchObject({ conditions: 'Praktiken fortsätter två dagar' });
    await decide(asked);
    const versions = await rowsOf(
      'select municipality_approved_by from plan_versions where case_id = $1 order by number',
      [asked.caseId],
    );
    expect(versions[1].municipality_approved_by).toBe(world.almby.unitManager.userId);
  });

  it('may change their minds: only the last proposal is agreed to', async () => {
    const asked = await disagree(await ask(await newCase()));
    const propose = (minutes: number) =>
      proposeEnd(contextOf(world.office.manager, overdue(minutes)), {
        ...asked,
        outcome: 'AGREED',
        words: `Så gör vi, förslag ${minutes}`,
      });
    await propose(0);
    const first = await getEscalationPage(contextOf(world.almby.unitManager, overdue(1)), asked);
    await propose(2);
    await expect(
      agreeToEnd(contextOf(world.almby.unitManager, overdue(3)), { ...asked, answersId: first.agreesToId ?? '' }),
    ).rejects.toMatchObject({ reason: 'escalationNoProposal' });
  });

  it('disagree for good when each has written why; the referral is never decided on it', async () => {
    const asked = await disagree(await ask(await newCase()));
    const disagreeAs = (actor: Actor, minutes: number) =>
      disagreeForGood(contextOf(actor, overdue(minutes)), { ...asked, words: 'Vi står fast' });
    await disagreeAs(world.almby.unitManager, 0);
    expect(await settledAs(asked)).toBeNull();
    await expect(disagreeAs(world.almby.headManager, 1)).rejects.toMatchObject({
      reason: 'escalationAlreadyDisagreed',
    });
    await disagreeAs(world.office.manager, 2);
    expect(await settledAs(asked)).toBe('NOT_AGREED');
    await expect(decide(asked)).rejects.toMatchObject({ reason: 'consultationNotAgreedForGood' });
    const tasks = await getTaskPage(contextOf(world.office.manager, overdue(30)), { only: 'DISAGREED', page: 1 });
    expect(JSON.stringify(tasks.sections)).not.toContain(asked.consultationId);
  });
});

/** Whether officers of both parties, and a manager, have it as a task to see the plan over, and what the pages say. */
async function outsidePlan(asked: Asked & { referralId: string }) {
  const tasks: boolean[] = [];
  for (const actor of [world.almby.socialWorker, world.office.officer, world.almby.unitManager]) {
    const page = await getTaskPage(contextOf(actor, overdue(30)), { only: 'UNHEARD', page: 1 });
    tasks.push(JSON.stringify(page.sections).includes(asked.referralId));
  }
  const { isOutsidePlan } = await getReferralPage(contextOf(world.office.officer, overdue(30)), asked);
  const { referrals } = await getCasePage(contextOf(world.almby.socialWorker, overdue(30)), asked);
  return { tasks, page: isOutsidePlan, interplay: referrals.map((each) => each.isOutsidePlan) };
}

describe('an unanswered samråd', () => {
  it('is concluded as unanswered by AF’s manager when nothing is broken off; the plan is left for both to change', async () => {
    const asked = await ask(await newCase(), { breaksOff: false });
    await concludeUnanswered(contextOf(world.office.manager, overdue()), { ...asked, words: 'Påmind tre gånger' });
    expect(await settledAs(asked)).toBe('UNANSWERED');
    await expect(
      answerConsultation(contextOf(world.almby.socialWorker, overdue(5)), {
        ...asked,
        answer: 'AGREE',
        answerReasons: '',
      }),
    ).rejects.toMatchObject({ reason: 'consultationSettled' });
    expect(await getReferralPage(contextOf(world.office.officer, overdue(6)), asked)).toMatchObject({
      decision: { allowed: true },
      entersPlan: false,
    });
    await decide(asked);
    expect(await rowsOf('select state from referrals where id = $1', [asked.referralId])).toEqual([
      { state: 'DECIDED' },
    ]);
    expect(await rowsOf('select count(*)::int as n from plan_versions where case_id = $1', [asked.caseId])).toEqual([
      { n: 1 },
    ]);
    expect(await outsidePlan(asked)).toEqual({ tasks: [true, true, false], page: true, interplay: [true] });
    // Seen over when both have approved a version since.
    const client = await ownerClient();
    await client.query('alter table plan_versions disable trigger all');
    await client.query(
      'update plan_versions set municipality_approved_at = $2, employment_service_approved_at = $2 where case_id = $1',
      [asked.caseId, overdue(90).now],
    );
    await client.query('alter table plan_versions enable trigger all');
    expect(await outsidePlan(asked)).toEqual({ tasks: [false, false, false], page: false, interplay: [false] });
  });

  const refused: [string, () => Promise<Asked>, () => Actor, ReturnType<typeof overdue>, string][] = [
    [
      'that breaks something off',
      async () => ask(await newCase()),
      () => world.office.manager,
      overdue(),
      'escalationBreaksOff',
    ],
    [
      'by an officer',
      async () => ask(await newCase(), { breaksOff: false }),
      () => world.office.officer,
      overdue(),
      'escalationOnlyManagers',
    ],
    [
      'by the municipality, which was asked',
      async () => ask(await newCase(), { breaksOff: false }),
      () => world.almby.unitManager,
      overdue(),
      'wrongParty',
    ],
    [
      'on its last day',
      async () => ask(await newCase(), { breaksOff: false }),
      () => world.office.manager,
      { now: new Date('2026-11-25T16:00:00Z'), today: '2026-11-25' },
      'consultationNotEscalated',
    ],
    [
      'that was answered',
      async () => disagree(await ask(await newCase(), { breaksOff: false })),
      () => world.office.manager,
      overdue(),
      'consultationNotUnanswered',
    ],
    [
      'about a plan that has changed since',
      async () => {
        const built = await newCase();
        const asked = await ask(built, { breaksOff: false });
        await (await ownerClient()).query('update plan_versions set ended_at = now() where id = $1', [
          built.planVersionId,
        ]);
        return asked;
      },
      () => world.office.manager,
      overdue(),
      'consultationPlanChanged',
    ],
    [
      'out of reach',
      async () => ask(await newCase(), { breaksOff: false }),
      () => world.bergvikOffice.manager,
      overdue(),
      'notFound',
    ],
  ];
  it.each(refused)('is not concluded as unanswered %s', async (_, prepare, actor, at, reason) => {
    const asked = await prepare();
    await expect(
      concludeUnanswered(contextOf(actor(), at), { ...asked, words: 'Påmind tre gånger' }),
    ).rejects.toMatchObject({ reason });
    expect(await settledAs(asked)).toBeNull();
  });
});

describe('PostgreSQL refuses on its own', () => {
  const say = (
    asked: Asked,
    {
      actor,
      kind,
      outcome = null,
      answersId = null,
      at = overdue().now,
    }: { actor: Actor; kind: string; outcome?: string | null; answersId?: string | null; at?: Date },
  ) =>
    withActor(
      actor,
      (
        db,
      ) => db.$executeRaw`insert into escalation_words (municipality_id, case_id, consultation_id, kind, outcome, answers_id, words, written_by,
          written_by_party, written_at)
        values (${world.almby.id}::uuid, ${asked.caseId}::uuid, ${asked.consultationId}::uuid, ${kind}::escalation_word_kind, ${outcome}::settlement,
          ${answersId}::uuid, 'Ord', ${actor.userId}::uuid, ${actor.organisationKind}::party, ${at})`,
    );

  it('words of someone who is no manager', async () => {
    const asked = await disagree(await ask(await newCase()));
    await expect(say(asked, { actor: world.almby.socialWorker, kind: 'DISAGREES' })).rejects.toThrow(
      /SES01|managers end/,
    );
  });

  it('words about a samråd that does not lie with the managers', async () => {
    const asked = await ask(await newCase());
    await expect(
      say(asked, { actor: world.office.manager, kind: 'PROPOSES', outcome: 'AGREED', at: later(1).now }),
    ).rejects.toThrow(/SES03|does not lie/);
  });

  it('a manager who agrees with herself', async () => {
    const asked = await disagree(await ask(await newCase()));
    await say(asked, { actor: world.office.manager, kind: 'PROPOSES', outcome: 'AGREED' });
    const [proposal] = await rowsOf('select id from escalation_words where consultation_id = $1', [
      asked.consultationId,
    ]);
    await expect(say(asked, { actor: world.office.manager, kind: 'AGREES', answersId: proposal.id })).rejects.toThrow(
      /SES04|one manager agrees/,
    );
  });

  it('an unanswered samråd that breaks something off', async () => {
    const asked = await ask(await newCase());
    await expect(say(asked, { actor: world.office.manager, kind: 'UNANSWERED' })).rejects.toThrow(
      /SES05|silence is never/,
    );
  });

  it('one that the plan in force collides with, whatever was computed', async () => {
    const built = await newCase();
    const asked = await ask(built, { breaksOff: false });
    const client = await ownerClient();
    await client.query('alter table referrals disable trigger guard_referral');
    await client.query(
      `update referrals set slots = '[{"weekday":1,"startsMinute":540,"endsMinute":600}]' where id = $1`,
      [asked.referralId],
    );
    await client.query('alter table referrals enable trigger guard_referral');
    await expect(say(asked, { actor: world.office.manager, kind: 'UNANSWERED' })).rejects.toThrow(
      /SES05|silence is never/,
    );
    await expect(
      concludeUnanswered(contextOf(world.office.manager, overdue()), { ...asked, words: 'Påmind' }),
    ).rejects.toMatchObject({ reason: 'escalationBreaksOff' });
  });

  it('an end that the managers have not agreed on', async () => {
    const asked = await disagree(await ask(await newCase()));
    await expect(
      withActor(
        world.office.manager,
        (
          db,
        ) => db.$executeRaw`insert into consultation_settlements (municipality_id, consultation_id, case_id, settled_as, settled_at)
          values (${world.almby.id}::uuid, ${asked.consultationId}::uuid, ${asked.caseId}::uuid, 'AGREED', now())`,
      ),
    ).rejects.toThrow(/SES06|ended by what its managers/);
  });

  it('a word taken back, and an answer after the end', async () => {
    const asked = await ask(await newCase(), { breaksOff: false });
    await concludeUnanswered(contextOf(world.office.manager, overdue()), { ...asked, words: 'Påmind' });
    await expect(withActor(world.office.manager, (db) => db.$executeRaw`delete from escalation_words`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      withActor(
        world.almby.socialWorker,
        (
          db,
        ) => db.$executeRaw`update consultations set answer = 'AGREE', answered_by = ${world.almby.socialWorker.userId}::uuid,
          answered_at = ${overdue(9).now} where id = ${asked.consultationId}::uuid`,
      ),
    ).rejects.toThrow(/SES07|have ended/);
    await expect(
      withdrawConsultation(contextOf(world.office.officer, overdue(10)), { ...asked, withdrawnReason: 'Nytt' }),
    ).rejects.toMatchObject({ reason: 'consultationSettled' });
  });

  it('an escalation of what is neither overdue nor disagreed', async () => {
    const asked = await ask(await newCase());
    await expect(
      withActor(
        world.office.manager,
        (
          db,
        ) => db.$executeRaw`insert into consultation_escalations values (${world.almby.id}::uuid, ${asked.consultationId}::uuid, 'OVERDUE',
          ${asked.caseId}::uuid, ${later(1).now})`,
      ),
    ).rejects.toThrow(/SES08|only what is overdue/);
  });
});
