import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay, fromDayOrNull, toDayOrNull } from '@/lib/platform/days';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import type { IsoDay } from '@/lib/time';
import { authorityOf } from '../queries/case-plans';
import { decideRecording } from '../rules/corrections';
import { decideFollowUp } from '../rules/decide-follow-up';
import { listUndertakings, mayJudge } from '../rules/undertakings';
import type { RecordFollowUpInput } from '../schemas';

/**
 * Concludes a follow-up of a plan version: from then on it stands, and a fault is mended by a new one that names it. The undertakings of
 * the other authority are written down without a judgement, which is its own to give. Nothing in the approved version is changed.
 * @throws Refusal 'notFound', 'caseClosed', 'followUpPlanNotInForce', 'followUpNotYours', 'followUpUndertakingsDiffer',
 * 'outcomeAlreadyRecorded', or 'invalidInput' beside the day that is wrong.
 */
export async function recordFollowUp(
  { actor, now, today }: CommandContext,
  input: RecordFollowUpInput,
): Promise<{ followUpId: string; nextOn: IsoDay | null }> {
  const authority = authorityOf(actor);
  const { caseId, versionId, correctsId, heldOn, nextOn } = input;
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await lockVisibleCase(db, actor, caseId);
    if (closedOn !== null) throw new Refusal('caseClosed');
    const key = { municipalityId, caseId };
    const version = await db.planVersion.findFirst({ where: { ...key, id: versionId } });
    if (!version) throw notFoundRefusal();
    const undertakings = listUndertakings(version);
    const decision = decideFollowUp(
      { inForceFrom: toDayOrNull(version.inForceFrom), inForceTo: toDayOrNull(version.inForceTo), undertakings },
      { heldOn, goal: input.goal, nextOn, judged: input.undertakings },
      { today, authority },
    );
    if (!decision.allowed && decision.field !== null)
      throw new Refusal('invalidInput', { [decision.field]: decision.reason });
    refuseUnless(decision);
    const earlier = correctsId === null ? null : await findCorrected(db, { ...key, versionId, correctsId });
    if (correctsId === null) await refuseSecondOfDay(db, { municipalityId, versionId, heldOn });

    const created = await db.followUp.create({
      data: {
        ...key,
        planVersionId: versionId,
        heldOn: fromDay(heldOn),
        individualTookPart: input.individualTookPart,
        municipalityTookPart: input.authorities.includes('MUNICIPALITY'),
        employmentServiceTookPart: input.authorities.includes('EMPLOYMENT_SERVICE'),
        goal: input.goal,
        goalNote: input.goalNote,
        individualWords: input.individualWords,
        nextOn: fromDayOrNull(nextOn),
        recordedBy: actor.userId,
        recordedAt: now,
        correctsId,
      },
      select: { id: true },
    });
    await db.followUpUndertaking.createMany({
      data: undertakings.map(({ party, position, text }) => {
        const isMine = mayJudge(authority, party);
        const judged = isMine
          ? input.undertakings.find((each) => each.party === party && each.position === position)
          : earlier?.undertakings.find((each) => each.party === party && each.position === position);
        const isJudged = judged !== undefined && judged.judgement !== null;
        return {
          municipalityId,
          caseId,
          followUpId: created.id,
          party,
          position,
          text,
          judgement: judged?.judgement ?? null,
          note: judged?.note ?? '',
          judgedBy: isJudged ? ('judgedBy' in judged ? judged.judgedBy : actor.userId) : null,
          judgedAt: isJudged ? ('judgedAt' in judged ? judged.judgedAt : now) : null,
        };
      }),
    });
    await recordAudit(
      db,
      actor,
      {
        action: 'follow-up.record',
        ...key,
        subjectId: created.id,
        detail: { goal: input.goal, heldOn, nextOn, undertakings: input.undertakings.length, correctsId },
      },
      now,
    );
    return { followUpId: created.id, nextOn };
  });
}

/** The follow-up that is corrected, if it is of the same version and still stands. */
async function findCorrected(
  db: Db,
  { versionId, correctsId, ...key }: { municipalityId: string; caseId: string; versionId: string; correctsId: string },
) {
  const rows = await db.followUp.findMany({
    where: { ...key, planVersionId: versionId, OR: [{ id: correctsId }, { correctsId }] },
    include: { undertakings: true },
  });
  refuseUnless(decideRecording(rows, correctsId));
  return rows.find(({ id }) => id === correctsId) ?? null;
}

/** The two authorities follow up together: the second of a day is told of the first. */
async function refuseSecondOfDay(
  db: Db,
  { municipalityId, versionId, heldOn }: { municipalityId: string; versionId: string; heldOn: IsoDay },
): Promise<void> {
  const held = await db.followUp.findFirst({
    where: { municipalityId, planVersionId: versionId, heldOn: fromDay(heldOn), correctsId: null },
    select: { id: true },
  });
  if (held) throw new Refusal('invalidInput', { heldOn: 'followUpAlreadyHeld' });
}
