import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { notify } from '@/lib/notifications/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay, fromDayOrNull, toDayOrNull } from '@/lib/platform/days';
import { Refusal, refuseUnless } from '@/lib/platform/refusal';
import { decideReferralEnd, endStateOf, givesReturn, isResult } from '../rules/referral-course';
import type { EndReferralInput } from '../schemas';
import { dropReferral, tellCalledOff } from './cancel-referral';
import { withdrawExtension } from './hand-over';
import { type LockedReferral, lockReferral, stepReferral } from './lock-referral';
import { takeOutOfPlan } from './take-out-of-plan';
import { tellCoaches } from './tell-coaches';

/**
 * Arbetsförmedlingen ends a referral, or drops one that never began. Its activity leaves the plan's week: the rest stands as both have
 * approved it. One that was to take over from another provider and never did gives that one its time in the plan back. Work or studies end
 * also what was asked about going on elsewhere. @throws Refusal notFound, wrongParty, referralWrongOrder, referralTakenOver,
 * referralDayNotCome, referralEndsBeforeStart, changedMeanwhile.
 */
export async function endReferral(context: CommandContext, input: EndReferralInput) {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    if (actor.organisationKind !== 'EMPLOYMENT_SERVICE') throw new Refusal('wrongParty');
    const locked = await lockReferral(db, actor, input);
    const { municipalityId, referral } = locked;
    const { endedOn, reason, note } = input;
    const startedOn = toDayOrNull(referral.startedOn);
    const takenOverOn = toDayOrNull(referral.takenOverOn);
    refuseUnless(decideReferralEnd({ state: referral.state, startedOn, endedOn, takenOverOn, today }));
    const hasResult = isResult(reason);
    const { former, next } = await findNeighbours(db, locked);
    const formerStays = former !== null && endedOn < former.on;
    await stepReferral(db, locked, input, {
      state: endStateOf(referral.state),
      endedOn: fromDay(endedOn),
      endReason: reason,
      endedBy: actor.userId,
      endedAt: now,
      endNote: note,
      resultOn: hasResult ? fromDayOrNull(input.resultOn) : null,
      resultPlace: hasResult ? input.resultPlace : '',
      resultWeeklyMinutes: hasResult ? input.resultWeeklyMinutes : null,
    });
    const key = { municipalityId, caseId: referral.caseId };
    await withdrawExtension(db, context, { ...key, referralId: referral.id });
    const { caseRecord } = locked;
    if (next && hasResult) await dropReferral(db, context, { caseRecord, referral: next });
    const versionId = await takeOutOfPlan(db, context, {
      ...key,
      referralId: referral.id,
      endsOn: endedOn,
      putBack: formerStays ? former : null,
    });
    if (versionId !== null) {
      await db.referral.updateMany({ where: { municipalityId, id: referral.id }, data: { endVersionId: versionId } });
    }
    const goesOn = (next !== null && !hasResult) || formerStays;
    await tellMunicipality(db, context, locked, { isReturn: givesReturn(reason, { goesOn }) });
    const kind = referral.state === 'DECIDED' ? 'PARTICIPANT_NEVER_CAME' : 'PARTICIPANT_PERIOD';
    await tellCoaches(db, context, referral, kind);
    if (formerStays) await tellCoaches(db, context, { ...former, ...key }, 'PARTICIPANT_PERIOD');
    const detail = { reason, endedOn, versionId };
    await recordAudit(db, actor, { action: 'referral.end', ...key, subjectId: referral.id, detail }, now);
    return { referralId: referral.id, versionId };
  });
}

/** Whoever is responsible is told that the person is given back, or that a decided referral will not be. */
async function tellMunicipality(
  db: Db,
  context: CommandContext,
  { municipalityId, caseRecord, referral: { caseId, id, state } }: LockedReferral,
  { isReturn }: { isReturn: boolean },
): Promise<void> {
  const { responsibleUserId } = caseRecord;
  if (responsibleUserId !== null && isReturn) {
    const path = `/arenden/${caseId}/atergang`;
    await notify(db, context, { municipalityId, toUserIds: [responsibleUserId], kind: 'RETURN', path });
  } else if (state === 'DECIDED') {
    await tellCalledOff(db, context, { municipalityId, caseId, id, toUserId: responsibleUserId });
  }
}

/** The running referral that this one was to take over from, with the day; and the one that is being asked about to go on from this. */
async function findNeighbours(db: Db, { municipalityId, referral }: LockedReferral) {
  const key = { municipalityId, caseId: referral.caseId };
  const former =
    referral.continuesReferralId === null
      ? null
      : await db.referral.findFirst({ where: { ...key, id: referral.continuesReferralId, state: 'STARTED' } });
  const on = toDayOrNull(former?.takenOverOn ?? null);
  const next = await db.referral.findFirst({
    where: {
      ...key,
      continuesReferralId: referral.id,
      state: { in: ['DRAFT', 'AWAITING_CONSULTATION', 'CLEARED'] },
    },
  });
  if (!former || on === null) return { former: null, next };
  const { id: referralId, providerId, coachId } = former;
  return { former: { referralId, providerId, coachId, on }, next };
}
