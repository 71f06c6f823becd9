import { randomUUID } from 'node:crypto';
import type { Actor, CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { findAgreedPlan } from '@/lib/plans/server';
import { type Db, type Prisma, withActor } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { repeatedSince } from '@/lib/platform/repeated-click';
import type { IsoDay } from '@/lib/time';
import { toProposedChange } from '../rules/to-proposed-change';
import type { ProposePlanChangeInput } from '../schemas';
import { lockCaseWithinReach } from './lock-proposal';

/**
 * Proposes a change of the plan in force: either authority of any activity or of a new one, a provider of its own activity. An earlier open
 * proposal of the same organisation about the same activity is replaced. Nothing in the plan changes. @throws Refusal 'notFound',
 * 'caseClosed', 'planProposalNoPlan', 'wrongParty' for a provider that would add one, 'invalidInput' with the fields that are wrong.
 */
export async function proposePlanChange(
  { actor, now, today }: CommandContext,
  input: ProposePlanChangeInput,
): Promise<{ proposalId: string }> {
  return withActor(actor, async (db) => {
    const { municipalityId, id: caseId, closedOn } = await lockCaseWithinReach(db, actor, input.caseId);
    if (closedOn !== null) throw new Refusal('caseClosed');
    const key = { municipalityId, caseId };
    if (input.kind === 'END' && (input.endsOn ?? '') < today) {
      throw new Refusal('invalidInput', { endsOn: 'planLastDayPassed' });
    }
    const about = await findSubject(db, { actor, today }, { key, input });
    const ownOpen = {
      ...key,
      lineageId: about.lineageId,
      proposedByParty: actor.organisationKind,
      providerId: actor.organisationKind === 'PROVIDER' ? actor.organisationId : null,
    };
    const said = {
      kind: input.kind,
      title: about.title,
      change: toProposedChange(input, about.title) as unknown as Prisma.InputJsonObject,
      reason: input.reason,
      proposedBy: actor.userId,
    };
    // One that is to be added is given its lineage anew by each click.
    const { lineageId: _lineageId, ...ownOfCase } = ownOpen;
    const again = await db.planProposal.findFirst({
      where: {
        ...(input.kind === 'ADD' ? ownOfCase : ownOpen),
        ...said,
        change: { equals: said.change },
        state: 'OPEN',
        proposedAt: { gte: repeatedSince(now) },
      },
      select: { id: true },
    });
    if (again) return { proposalId: again.id };
    const { count: replaced } = await db.planProposal.updateMany({
      where: { ...ownOpen, state: 'OPEN' },
      data: { state: 'REPLACED', settledBy: actor.userId, settledAt: now },
    });
    const { id: proposalId } = await db.planProposal.create({
      data: { ...ownOpen, ...said, proposedAt: now },
      select: { id: true },
    });
    await recordAudit(
      db,
      actor,
      { action: 'plan-proposal.propose', ...key, subjectId: proposalId, detail: { kind: input.kind, replaced } },
      now,
    );
    return { proposalId };
  });
}

/** The activity that the proposal is about, as far as the actor may know of it. */
async function findSubject(
  db: Db,
  { actor, today }: { actor: Actor; today: IsoDay },
  { key, input }: { key: { municipalityId: string; caseId: string }; input: ProposePlanChangeInput },
): Promise<{ lineageId: string; title: string }> {
  if (actor.organisationKind === 'PROVIDER') {
    if (input.kind === 'ADD') throw new Refusal('wrongParty');
    return findOwnActivity(db, { ...key, lineageId: input.lineageId, providerId: actor.organisationId, today });
  }
  const agreed = await findAgreedPlan(db, key);
  if (!agreed) throw new Refusal('planProposalNoPlan');
  if (input.kind === 'ADD') {
    const type = await db.activityType.findUnique({ where: { code: input.typeCode } });
    if (!type) throw new Refusal('invalidInput', { typeCode: 'activityTypeUnknown' });
    return { lineageId: randomUUID(), title: input.title === '' ? type.name : input.title };
  }
  const found = agreed.activities.find(({ lineageId }) => lineageId === input.lineageId);
  if (!found) throw new Refusal('invalidInput', { lineageId: 'planProposalActivityGone' });
  return found;
}

/** What a provider is told of a plan are its own days (docs/decisions/0013): an activity of its own with days to come is in force. */
async function findOwnActivity(
  db: Db,
  { today, ...where }: { municipalityId: string; caseId: string; lineageId: string; providerId: string; today: IsoDay },
): Promise<{ lineageId: string; title: string }> {
  const day = await db.providerDay.findFirst({ where: { ...where, day: { gte: fromDay(today) } } });
  const activity = day && (await db.activity.findFirst({ where, orderBy: { id: 'desc' } }));
  if (!activity) throw new Refusal('invalidInput', { lineageId: 'planProposalActivityGone' });
  return { lineageId: activity.lineageId, title: activity.title };
}
