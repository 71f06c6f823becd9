import type { Actor, CommandContext } from '@/lib/access';
import { getVisibleCase, runningOwnReferrals } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { type ActivityChange, applyProposedChange, listPlanChanges, type PlanContent } from '@/lib/plans';
import { findAgreedPlan } from '@/lib/plans/server';
import { type Db, type Prisma, withActor } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { addDays, type IsoDay } from '@/lib/time';
import type { PlanProposalPage, PlanProposalView, ProposableActivity } from '../proposal-dto';
import { answeringPartyOf, decideProposalStep } from '../rules/proposal-state';
import { toChange, toProposalActor } from './proposal-rows';

const MOST_SHOWN = 50;
/** How far ahead a provider is told of its own days. */
const DAYS_AHEAD = 14;

interface Key {
  municipalityId: string;
  caseId: string;
}

/**
 * The proposals of a case, and what one may propose a change of. A provider is told of its own activities and its own proposals, and of
 * those only own participants (docs/decisions/0013). @throws Refusal 'notFound' for a case out of reach.
 */
export async function getPlanProposals(
  { actor, now, today }: CommandContext,
  { caseId }: { caseId: string },
): Promise<PlanProposalPage> {
  return withActor(actor, async (db) => {
    const caseRecord = await getVisibleCase(db, actor, caseId);
    const key = { municipalityId: caseRecord.municipalityId, caseId };
    const isProvider = actor.organisationKind === 'PROVIDER';
    if (isProvider && !(await isOwnParticipant(db, actor, key))) throw notFoundRefusal();
    const agreed = isProvider ? null : await findAgreedPlan(db, key);
    const activities = isProvider
      ? await listOwnActivities(db, { ...key, providerId: actor.organisationId, today })
      : (agreed?.activities ?? []).map((activity): ProposableActivity => ({ ...activity, plannedDays: [] }));
    const types = isProvider
      ? []
      : await db.activityType.findMany({ orderBy: { position: 'asc' }, select: { code: true, name: true } });
    const rows = await db.planProposal.findMany({
      where: key,
      orderBy: [{ settledAt: { sort: 'desc', nulls: 'first' } }, { proposedAt: 'desc' }],
      take: MOST_SHOWN,
    });
    const proposals = await toViews(db, rows, { actor, caseRecord, agreed });
    await recordAudit(db, actor, { action: 'plan-proposal.read', ...key }, now);
    return {
      caseId,
      today,
      party: actor.organisationKind,
      proposals,
      activities,
      catalogue: types,
      hindrance:
        caseRecord.closedOn !== null
          ? 'caseClosed'
          : (isProvider ? activities.length === 0 : agreed === null)
            ? 'planProposalNoPlan'
            : null,
    };
  });
}

async function isOwnParticipant(db: Db, actor: Actor, { municipalityId, caseId }: Key): Promise<boolean> {
  const where = { AND: [{ municipalityId, caseId }, runningOwnReferrals(actor)] };
  return (await db.referral.count({ where })) > 0;
}

/** A provider's own activities with planned days to come, by those days: the plan's times are not its to read. */
async function listOwnActivities(
  db: Db,
  { today, ...where }: Key & { providerId: string; today: IsoDay },
): Promise<ProposableActivity[]> {
  const days = await db.providerDay.findMany({
    where: { ...where, day: { gte: fromDay(today), lte: fromDay(addDays(today, DAYS_AHEAD)) } },
    orderBy: { day: 'asc' },
  });
  const byLineage = Map.groupBy(days, ({ lineageId }) => lineageId);
  const rows = await db.activity.findMany({
    where: { ...where, lineageId: { in: [...byLineage.keys()] } },
    orderBy: { id: 'asc' },
  });
  return [...new Map(rows.map((row) => [row.lineageId, row])).values()].map((row) => ({
    lineageId: row.lineageId,
    title: row.title,
    place: row.place,
    contactName: row.contactName,
    contactPhone: row.contactPhone,
    contactEmail: row.contactEmail,
    slots: [],
    flexibleWeeklyMinutes: null,
    plannedDays: (byLineage.get(row.lineageId) ?? []).map(({ day, plannedMinutes }) => ({
      day: toDay(day),
      minutes: plannedMinutes,
    })),
  }));
}

type Row = Prisma.PlanProposalGetPayload<object>;

async function toViews(
  db: Db,
  rows: readonly Row[],
  {
    actor,
    caseRecord,
    agreed,
  }: { actor: Actor; caseRecord: Parameters<typeof toProposalActor>[1]; agreed: PlanContent | null },
): Promise<PlanProposalView[]> {
  const users = await db.userAccount.findMany({
    where: { id: { in: rows.flatMap(({ proposedBy, settledBy }) => [proposedBy, settledBy ?? proposedBy]) } },
    select: { id: true, name: true, organisation: { select: { id: true, name: true } } },
  });
  const who = toProposalActor(actor, caseRecord);
  return rows.map((row) => {
    const proposer = users.find(({ id }) => id === row.proposedBy);
    const facts = {
      state: row.state,
      proposedByParty: row.proposedByParty,
      proposedByOrganisationId: proposer?.organisation.id ?? '',
    };
    return {
      id: row.id,
      title: row.title,
      change: toChange(row.change),
      changes: row.state === 'OPEN' && agreed ? listChangesOf(row, agreed) : null,
      reason: row.reason,
      state: row.state,
      proposedByParty: row.proposedByParty,
      proposedByName: proposer?.name ?? '',
      organisationName: proposer?.organisation.name ?? '',
      proposedAt: row.proposedAt.toISOString(),
      settledAt: row.settledAt?.toISOString() ?? null,
      settledByName: users.find(({ id }) => id === row.settledBy)?.name ?? null,
      settledReason: row.settledReason,
      waitsFor: answeringPartyOf(row.proposedByParty),
      mayAnswer: decideProposalStep(facts, 'ACCEPT', who).allowed,
      mayWithdraw: decideProposalStep(facts, 'WITHDRAW', who).allowed,
    };
  });
}

/** What the proposal would do to the plan in force. */
function listChangesOf(row: Row, agreed: PlanContent): ActivityChange[] {
  const about = { lineageId: row.lineageId, change: toChange(row.change) };
  const activities = applyProposedChange(agreed.activities, about, { startsOn: agreed.startsOn });
  return activities ? listPlanChanges(agreed, { ...agreed, activities }).activities : [];
}
