import { beforeAll, describe, expect, it } from 'vitest';
import { getConsultationPage, getConversationForm, getMeetings } from '@/lib/consultations/server';
import { getPlanTimeline } from '@/lib/plan-ideas/server';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { extendReferral, getReferralPage, requestExtension } from '@/lib/referrals/server';
import { assessed, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { type BuiltCase, buildCase } from '@/tests/builders/cases';
import { buildWorld, contextOf, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { agreeToEnd, concludeUnanswered, disagreeForGood, getEscalationPage, proposeEnd } from './server';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const TO = '2027-11-15';
const OVERDUE = '2026-11-26';
/** Minutes into the first day on which the question has not been answered in time. */
const overdue = (minutes = 0) => ({
  now: new Date(Date.parse(`${OVERDUE}T08:00:00Z`) + minutes * 60_000),
  today: OVERDUE,
});
const MONTH = 31 * 24 * 60;

interface Asked {
  caseId: string;
  consultationId: string;
}

const rowsOf = async (sql: string, values: unknown[]) => (await (await ownerClient()).query(sql, values)).rows;
async function stepOf({ caseId, referralId }: BuiltCase) {
  const [row] = await rowsOf('select revision from referrals where id = $1', [referralId]);
  return { caseId, referralId: referralId ?? '', revision: row.revision };
}

const ask = async (built: BuiltCase, context = contextOf(world.office.officer)) =>
  requestExtension(context, { ...(await stepOf(built)), toOn: TO, purpose: 'Praktiken blir klar i höst' });
const extend = async (built: BuiltCase, minutes = 9) =>
  extendReferral(contextOf(world.office.officer, overdue(minutes)), await stepOf(built));

/** An extension of a running referral that was asked for and never answered. */
async function unanswered(): Promise<{ built: BuiltCase; asked: Asked }> {
  const built = await buildCase(world, registered(world), assessed, withPlanInForce, {
    referral: { state: 'STARTED', startsOn: '2026-11-16', endsOn: '2027-05-15' },
  });
  const { consultationId } = await ask(built);
  return { built, asked: { caseId: built.caseId, consultationId } };
}

/** As it is when the referral was decided on a samråd: its activity is in the plan in force. */
async function putInPlan({ caseId, referralId }: BuiltCase): Promise<void> {
  const client = await ownerClient();
  await client.query('alter table activities disable trigger all');
  await client.query(
    `update activities set referral_id = $2, ends_on = '2027-05-15' where id = (select min(id::text)::uuid from activities where case_id = $1)`,
    [caseId, referralId],
  );
  await client.query('alter table activities enable trigger all');
}

async function settle(asked: Asked): Promise<void> {
  const words = 'Praktiken får bli klar';
  await proposeEnd(contextOf(world.office.manager, overdue()), { ...asked, outcome: 'AGREED', words });
  const { agreesToId } = await getEscalationPage(contextOf(world.almby.unitManager, overdue(1)), asked);
  await agreeToEnd(contextOf(world.almby.unitManager, overdue(1)), { ...asked, answersId: agreesToId ?? '' });
}

async function disagree(asked: Asked): Promise<void> {
  for (const manager of [world.office.manager, world.almby.unitManager]) {
    await disagreeForGood(contextOf(manager, overdue(1)), { ...asked, words: 'Vi står fast' });
  }
}

/** Extends it past the command. */
const force = ({ referralId }: BuiltCase, minutes = 9) =>
  withActor(
    world.office.officer,
    (
      db,
    ) => db.$executeRaw`update referrals set extended_to = ${TO}::date, extended_by = ${world.office.officer.userId}::uuid,
      extended_at = ${overdue(minutes).now} where id = ${referralId}::uuid`,
  ).then(
    () => 'done',
    (error) => describeDatabaseRefusal(error)?.reason ?? String(error),
  );

describe('an extension that both managers agreed on', () => {
  it('is decided once, with both managers behind what the plan then says', async () => {
    const { built, asked } = await unanswered();
    await putInPlan(built);
    await settle(asked);
    const page = await getReferralPage(contextOf(world.office.officer, overdue(2)), {
      caseId: built.caseId,
      referralId: built.referralId ?? '',
    });
    expect(page.extension).toMatchObject({ toOn: TO, decision: { allowed: true } });
    expect(page.events).toContainEqual(
      expect.objectContaining({
        kind: 'CONSULTATION_CONCLUDED',
        reason: 'AGREED',
        byName: world.office.manager.name,
        at: overdue(1).now.toISOString(),
      }),
    );
    const { events } = await getPlanTimeline(contextOf(world.office.officer, overdue(2)), {
      caseId: built.caseId,
      askedMonth: null,
    });
    expect(events).toContainEqual({
      kind: 'CONSULTATION_CONCLUDED',
      on: OVERDUE,
      consultationId: asked.consultationId,
    });
    const results = await Promise.allSettled([extend(built), extend(built), extend(built)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      await rowsOf(
        `select r.extended_to::text, v.municipality_approved_by as m, a.ends_on::text from referrals r
         join activities a on a.referral_id = r.id join plan_versions v on v.id = a.plan_version_id and v.state = 'APPROVED'
         where r.id = $1`,
        [built.referralId],
      ),
    ).toEqual([{ extended_to: TO, m: world.almby.unitManager.userId, ends_on: TO }]);
  });

  it('is good for as long as any other', async () => {
    const { built, asked } = await unanswered();
    await settle(asked);
    await expect(extend(built, MONTH)).rejects.toMatchObject({ reason: 'consultationTooOld' });
    expect(await force(built, MONTH)).toBe('extensionWithoutConsultation');
    expect(await force(built, 0)).toBe('extensionWithoutConsultation');
    expect(await force(built)).toBe('done');
  });
});

describe('an extension is never decided', () => {
  it('where the managers disagree', async () => {
    const { built, asked } = await unanswered();
    await disagree(asked);
    await expect(extend(built)).rejects.toMatchObject({ reason: 'consultationNotAgreedForGood' });
    expect(await force(built)).toBe('extensionWithoutConsultation');
  });

  it('where nobody answered: silence changes no plan', async () => {
    const { built, asked } = await unanswered();
    await concludeUnanswered(contextOf(world.office.manager, overdue()), { ...asked, words: 'Ingen har svarat' });
    await expect(extend(built)).rejects.toMatchObject({ reason: 'consultationUnanswered' });
    expect(await force(built)).toBe('extensionWithoutConsultation');
  });

  it('while it lies with the managers', async () => {
    const { built } = await unanswered();
    await expect(extend(built)).rejects.toMatchObject({ reason: 'consultationUnanswered' });
    expect(await force(built)).toBe('extensionWithoutConsultation');
  });
});

describe('an unanswered samråd that the managers ended waits for nobody', () => {
  it('and what it was about may be asked anew', async () => {
    const { built, asked } = await unanswered();
    const again = contextOf(world.office.officer, overdue(5));
    const first = await ask(built, again).catch((error) => describeDatabaseRefusal(error)?.reason);
    expect(first).toBe('consultationAlreadyOpen');
    await disagree(asked);
    const { consultationId } = await ask(built, again);
    expect(
      await rowsOf('select id, state::text from consultations where referral_id = $1 order by requested_at', [
        built.referralId,
      ]),
    ).toContainEqual({ id: consultationId, state: 'REQUESTED' });
    expect(await rowsOf('select state::text from consultations where id = $1', [asked.consultationId])).toEqual([
      { state: 'CONCLUDED' },
    ]);
  });

  it('is neither taken up at a meeting, logged afterwards nor counted as waiting', async () => {
    const { built, asked } = await unanswered();
    const officer = contextOf(world.office.officer, { now: overdue(9).now, today: '2026-12-10' });
    const offered = async () => ({
      meeting: (await getMeetings(officer, { municipalityId: null })).open.some(
        ({ consultationId }) => consultationId === asked.consultationId,
      ),
      log: (await getConversationForm(officer, { caseId: built.caseId, subjectId: null })).subjects.length,
      mayLog: (await getConsultationPage(officer, asked)).mayLog,
    });
    expect(await offered()).toEqual({ meeting: true, log: 1, mayLog: true });
    await settle(asked);
    expect(await offered()).toEqual({ meeting: false, log: 0, mayLog: false });
    expect(await getConsultationPage(officer, asked)).toMatchObject({
      waitingFor: null,
      waitedWorkingDays: { municipality: 6, employmentService: 0 },
      freshUntil: '2026-12-26',
    });
  });

  it('is said to be ended only as the managers ended it', async () => {
    const { asked } = await unanswered();
    const end = () =>
      withActor(
        world.office.officer,
        (db) =>
          db.$executeRaw`update consultations set settled_as = 'AGREED', settled_at = ${overdue().now} where id = ${asked.consultationId}::uuid`,
      ).then(
        () => 'done',
        (error) => describeDatabaseRefusal(error)?.reason ?? String(error),
      );
    expect(await end()).toBe('consultationNotEscalated');
    await disagree(asked);
    expect(await end()).toBe('consultationNotEscalated');
  });
});
