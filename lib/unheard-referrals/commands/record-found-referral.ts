import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { notify } from '@/lib/notifications/server';
import { withActor } from '@/lib/platform/database';
import { fromDay, fromDayOrNull } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { listThoseToldOfFound } from '../queries/list-those-told';
import { notedPartyOf } from '../rules/unheard-referral';
import type { RecordFoundInput } from '../schemas';

/**
 * The municipality records a referral that it was not heard about. Neither plan nor week is changed by it; the plan is to be revised by both.
 * Sent twice, it is recorded once. The officers of the case and the managers of both parties are told. @throws Refusal notFound, wrongParty, invalidInput with fields. Source: överenskommelse.
 */
export async function recordFoundReferral(context: CommandContext, input: RecordFoundInput) {
  const { actor, now, today } = context;
  return withActor(actor, async (db) => {
    if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
    const { municipalityId, id: caseId } = await lockVisibleCase(db, actor, input.caseId);
    const sent = await db.unheardReferral.findFirst({
      where: { municipalityId, caseId, requestId: input.requestId },
      select: { id: true },
    });
    if (sent) return { unheardId: sent.id };
    if (input.foundOn > today) throw new Refusal('invalidInput', { foundOn: 'foundInTheFuture' });
    const type = await db.activityType.findFirst({ where: { code: input.typeCode, isProgramme: true } });
    if (!type) throw new Refusal('invalidInput', { typeCode: 'chooseService' });
    if (input.providerId !== null) {
      const serves = await db.providerMunicipality.findFirst({
        where: { providerId: input.providerId, municipalityId },
      });
      if (!serves) throw new Refusal('invalidInput', { providerId: 'chooseProvider' });
    }
    const { id: unheardId } = await db.unheardReferral.create({
      data: {
        municipalityId,
        caseId,
        kind: 'FOUND',
        providerId: input.providerId,
        providerName: input.providerId === null ? input.providerName : '',
        typeCode: type.code,
        startsOn: fromDay(input.startsOn),
        endsOn: fromDayOrNull(input.endsOn),
        foundHow: input.foundHow,
        foundOn: fromDay(input.foundOn),
        words: input.words,
        recordedBy: actor.userId,
        recordedByParty: 'MUNICIPALITY',
        recordedAt: now,
        requestId: input.requestId,
      },
      select: { id: true },
    });
    if (notedPartyOf(actor.role) === 'MUNICIPALITY') {
      await db.unheardAcknowledgement.create({
        data: {
          municipalityId,
          unheardReferralId: unheardId,
          caseId,
          party: 'MUNICIPALITY',
          acknowledgedBy: actor.userId,
          acknowledgedAt: now,
        },
      });
    }
    await notify(db, context, {
      municipalityId,
      toUserIds: await listThoseToldOfFound(db, { municipalityId, caseId }),
      kind: 'FOUND_REFERRAL',
      path: `/arenden/${caseId}`,
    });
    await recordAudit(
      db,
      actor,
      {
        action: 'referral.record-found',
        municipalityId,
        caseId,
        subjectId: unheardId,
        detail: { foundHow: input.foundHow },
      },
      now,
    );
    return { unheardId };
  });
}
