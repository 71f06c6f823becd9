import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { getAgreementTerms } from '@/lib/agreements/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { addWorkingDays } from '@/lib/time';
import type { HoldPlaceInput } from '../schemas';

/**
 * The municipality holds a place for the person until a day and, when `requestsNow`, asks for AF's decision, which is due by the
 * överenskommelse. One place at a time is held. @throws Refusal 'notFound', 'caseClosed', 'wrongParty', 'employmentAlreadyHeld',
 * 'employmentNotRegistered' when AF is asked about someone who is not registered there, 'invalidInput' with fields
 */
export async function holdPlace(
  { actor, now, today }: CommandContext,
  input: HoldPlaceInput,
): Promise<{ employmentId: string }> {
  return withActor(actor, async (db) => {
    if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
    const { municipalityId, id: caseId, closedOn, registeredSince } = await lockVisibleCase(db, actor, input.caseId);
    if (closedOn !== null) throw new Refusal('caseClosed');
    if (input.heldUntil < today) throw new Refusal('invalidInput', { heldUntil: 'employmentHoldInThePast' });
    if (input.startsOn < today) throw new Refusal('invalidInput', { startsOn: 'startsInThePast' });
    if (input.requestsNow && registeredSince === null) {
      throw new Refusal('employmentNotRegistered', { requestsNow: 'employmentNotRegistered' });
    }
    const { id: employmentId } = await db.subsidisedEmployment.create({
      data: {
        municipalityId,
        caseId,
        work: input.work,
        workplace: input.workplace,
        weeklyMinutes: input.weeklyMinutes,
        startsOn: fromDay(input.startsOn),
        heldUntil: fromDay(input.heldUntil),
        heldAt: now,
      },
      select: { id: true },
    });
    const step = { municipalityId, caseId, employmentId, takenBy: actor.userId, takenAt: now };
    await db.employmentStep.create({
      data: { ...step, kind: 'HELD', day: fromDay(input.heldUntil), words: input.words },
    });
    const audit = { municipalityId, caseId, subjectId: employmentId };
    await recordAudit(db, actor, { action: 'employment.hold', ...audit, detail: { heldUntil: input.heldUntil } }, now);
    if (!input.requestsNow) return { employmentId };
    const { responseTimes } = await getAgreementTerms(db, { municipalityId, day: today });
    const dueOn = addWorkingDays(today, responseTimes.employmentDecisionWorkingDays);
    await db.subsidisedEmployment.update({
      where: { municipalityId_id: { municipalityId, id: employmentId } },
      data: { state: 'REQUESTED', requestedAt: now, dueOn: fromDay(dueOn) },
    });
    await db.employmentStep.create({ data: { ...step, kind: 'REQUESTED' } });
    await recordAudit(db, actor, { action: 'employment.request', ...audit, detail: { dueOn } }, now);
    return { employmentId };
  });
}
