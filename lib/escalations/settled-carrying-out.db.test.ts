import { beforeAll, describe, expect, it } from 'vitest';
import {
  answerConsultation,
  carryOutConsultation,
  concludeConsultation,
  getConsultationPage,
  requestConsultation,
} from '@/lib/consultations/server';
import { getPlan } from '@/lib/plans/server';
import { withActor } from '@/lib/platform/database';
import { describeDatabaseRefusal } from '@/lib/platform/database-refusals';
import { assessed, registered, withPlanInForce } from '@/tests/builders/case-traits';
import { buildCase } from '@/tests/builders/cases';
import { placementRequest } from '@/tests/builders/consultations';
import { buildWorld, contextOf, NOW, type World } from '@/tests/builders/world';
import { ownerClient } from '@/tests/database';
import { agreeToEnd, concludeUnanswered, disagreeForGood, getEscalationPage, proposeEnd } from './server';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});

const HOUR_MS = 3_600_000;
const later = (hours: number) => ({ now: new Date(NOW.getTime() + hours * HOUR_MS) });
interface Asked {
  caseId: string;
  consultationId: string;
}

/** A praktik that AF objected to, so that it went to the managers. */
async function objected(): Promise<Asked> {
  const built = await buildCase(world, registered(world), assessed, withPlanInForce);
  const { consultationId } = await requestConsultation(contextOf(world.almby.socialWorker), placementRequest(built));
  const asked = { caseId: built.caseId, consultationId };
  const { officer } = world.office;
  const answer = { answer: 'OBJECT' as const, answerReasons: 'Utbildningen börjar då' };
  await answerConsultation(contextOf(officer, later(1)), { ...asked, ...answer });
  const conclusion = { conclusion: 'NOT_AGREED' as const, conclusionNote: '' };
  await concludeConsultation(contextOf(officer, later(2)), { ...asked, ...conclusion });
  return asked;
}

async function settle(asked: Asked): Promise<Asked> {
  const words = 'Praktiken går före, utbildningen senare';
  await proposeEnd(contextOf(world.office.manager, later(3)), { ...asked, outcome: 'AGREED', words });
  const { agreesToId } = await getEscalationPage(contextOf(world.almby.unitManager, later(4)), asked);
  await agreeToEnd(contextOf(world.almby.unitManager, later(4)), { ...asked, answersId: agreesToId ?? '' });
  return asked;
}

const carry = (asked: Asked, hours = 5, actor = world.almby.socialWorker) =>
  carryOutConsultation(contextOf(actor, later(hours)), asked);
const carryingOutOf = async (asked: Asked, hours = 5) =>
  (await getConsultationPage(contextOf(world.almby.socialWorker, later(hours)), asked)).carryingOut;

/** Marks it as carried out past the command. */
const force = ({ consultationId }: Asked, hours = 5, set = '') => {
  const { userId } = world.almby.socialWorker;
  return withActor(world.almby.socialWorker, (db) =>
    db.$executeRawUnsafe(`update consultations set carried_out_by = '${userId}',
      carried_out_at = '${later(hours).now.toISOString()}' ${set} where id = '${consultationId}'`),
  ).then(
    () => 'done',
    (error) => describeDatabaseRefusal(error)?.reason ?? String(error),
  );
};

describe('a samråd that the managers ended in agreement', () => {
  it('is carried into the plan once, by the party that asked, with both managers behind it', async () => {
    const asked = await settle(await objected());
    expect(await carryingOutOf(asked)).toEqual({ allowed: true });
    await expect(carry(asked, 5, world.office.officer)).rejects.toMatchObject({ reason: 'wrongParty' });
    const results = await Promise.allSettled([carry(asked), carry(asked), carry(asked)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { agreed } = await getPlan(contextOf(world.almby.socialWorker), { caseId: asked.caseId });
    expect(agreed?.activities.map(({ title }) => title)).toContain('Praktik i köket');
    const { rows } = await (await ownerClient()).query(
      `select municipality_approved_by as m, employment_service_approved_by as e from plan_versions
       where case_id = $1 and state = 'APPROVED'`,
      [asked.caseId],
    );
    expect(rows).toEqual([{ m: world.almby.unitManager.userId, e: world.office.manager.userId }]);
  });

  it('is good for as long as any other', async () => {
    const asked = await settle(await objected());
    await expect(carry(asked, 5 + 30 * 24)).rejects.toMatchObject({ reason: 'consultationTooOld' });
    expect(await force(asked, 5 + 30 * 24)).toBe('consultationTooOld');
    expect(await force(asked, 3)).toBe('consultationTooOld');
  });

  it('is changed in nothing else', async () => {
    const asked = await settle(await objected());
    expect(await force(asked, 5, `, withdrawn_by = requested_by, withdrawn_at = now()`)).toBe('consultationSettled');
  });
});

describe('a samråd is never carried into the plan', () => {
  it('while it lies with the managers', async () => {
    const asked = await objected();
    expect(await carryingOutOf(asked)).toBeNull();
    await expect(carry(asked)).rejects.toMatchObject({ reason: 'consultationNotAgreed' });
    expect(await force(asked)).toBe('consultationTooOld');
  });

  it('where the managers disagree', async () => {
    const asked = await objected();
    const words = 'Vi står fast';
    await disagreeForGood(contextOf(world.office.manager, later(3)), { ...asked, words });
    await disagreeForGood(contextOf(world.almby.unitManager, later(4)), { ...asked, words });
    expect(await carryingOutOf(asked)).toBeNull();
    await expect(carry(asked)).rejects.toMatchObject({ reason: 'consultationNotAgreedForGood' });
    expect(await force(asked)).toBe('consultationTooOld');
  });

  it('where nobody answered: silence changes no plan', async () => {
    const built = await buildCase(world, registered(world), assessed, withPlanInForce);
    const programme = {
      kind: 'PROGRAMME' as const,
      typeCode: 'AF_WORK_TRAINING',
      title: '',
      flexibleWeeklyMinutes: 300,
    };
    const { consultationId } = await requestConsultation(contextOf(world.office.officer), {
      ...placementRequest(built),
      ...programme,
    });
    const asked = { caseId: built.caseId, consultationId };
    const overdue = (minutes = 0) => ({
      now: new Date(Date.parse('2026-11-26T08:00:00Z') + minutes * 60_000),
      today: '2026-11-26',
    });
    await concludeUnanswered(contextOf(world.office.manager, overdue()), { ...asked, words: 'Ingen har svarat' });
    await expect(carryOutConsultation(contextOf(world.office.officer, overdue(9)), asked)).rejects.toMatchObject({
      reason: 'consultationUnanswered',
    });
    const { rows } = await (await ownerClient()).query(
      'select settled_as from consultation_settlements where consultation_id = $1',
      [consultationId],
    );
    expect(rows).toEqual([{ settled_as: 'UNANSWERED' }]);
  });
});
