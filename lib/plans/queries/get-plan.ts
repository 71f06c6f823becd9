import type { Actor, CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { listContacts } from '@/lib/contacts/server';
import { findNextFollowUpOn } from '@/lib/follow-ups/server';
import { type Db, withActor } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import type { PlanPage, PlanVersionView } from '../plan-dto';
import { calculateLeadTime } from '../rules/lead-time';
import type { ApprovingParty } from '../rules/plan-state';
import { listPlanCorrections } from './list-corrections';
import { loadPlanSurroundings } from './plan-surroundings';
import {
  findFirstApproval,
  findPlanVersionRow,
  loadPlanNames,
  toPlanVersionLine,
  toPlanVersionView,
} from './plan-versions';

/** For which authority the actor speaks in a plan. @throws Refusal 'notFound' for one who speaks for neither. */
export function requireParty(actor: Actor): ApprovingParty {
  if (actor.organisationKind === 'PROVIDER') throw notFoundRefusal();
  return actor.organisationKind;
}

/** Whether the actor is the responsible officer of the case at their own authority. */
export function isResponsibleOfficer(
  actor: Actor,
  caseRecord: { responsibleUserId: string | null; employmentOfficerId: string | null },
): boolean {
  const responsible =
    actor.organisationKind === 'MUNICIPALITY' ? caseRecord.responsibleUserId : caseRecord.employmentOfficerId;
  return responsible === actor.userId;
}

/**
 * The plan page of a case: the open version if any, the one both have agreed on, the asked-for older one, the history, and all that
 * the planner chooses from. @throws Refusal 'notFound' for a case or a version that the actor may not see.
 */
export async function getPlan(
  { actor, now, today }: CommandContext,
  { caseId, versionId }: { caseId: string; versionId?: string },
): Promise<PlanPage> {
  const party = requireParty(actor);
  return withActor(actor, async (db) => {
    const caseRecord = await getVisibleCase(db, actor, caseId);
    const key = { municipalityId: caseRecord.municipalityId, caseId };
    const rows = await db.planVersion.findMany({ where: key, orderBy: { number: 'desc' } });
    const open = await findPlanVersionRow(db, { ...key, state: { in: ['DRAFT', 'PROPOSED'] } });
    const agreed = await findPlanVersionRow(db, { ...key, state: 'APPROVED' });
    const asked = versionId === undefined ? null : await findPlanVersionRow(db, { ...key, id: versionId });
    if (versionId !== undefined && asked === null) throw notFoundRefusal();

    const whole = [open, agreed, asked].filter((row) => row !== null);
    const names = await loadPlanNames(db, key, [...rows, ...whole]);
    const view = (row: (typeof whole)[number] | null): PlanVersionView | null =>
      row === null ? null : toPlanVersionView(row, names, { today });
    const older = asked && asked.id !== open?.id && asked.id !== agreed?.id ? asked : null;
    await recordAudit(db, actor, { action: 'plan.read', ...key, subjectId: asked?.id ?? null }, now);

    return {
      caseId,
      today,
      viewer: { party, userId: actor.userId, isResponsible: isResponsibleOfficer(actor, caseRecord) },
      contactCards: await listContacts(
        db,
        whole.flatMap((row) => [row.municipalityContactId, row.employmentServiceContactId]),
        today,
      ),
      responsibleNames: await findResponsibleNames(db, caseRecord),
      isRegistered: caseRecord.registeredSince !== null,
      isClosed: caseRecord.closedOn !== null,
      open: view(open),
      agreed: view(agreed),
      nextFollowUpOn: agreed ? await findNextFollowUpOn(db, agreed) : null,
      older: view(older),
      versions: rows.map((row) => toPlanVersionLine(row, names, { today })),
      corrections: await listPlanCorrections(db, key),
      leadTime: calculateLeadTime({
        openedOn: toDay(caseRecord.openedOn),
        recordedOn: toDayOrNull(caseRecord.recordedOn),
        approvedOn: findFirstApproval(rows),
        today,
      }),
      ...(await loadPlanSurroundings(db, caseRecord, {
        reader: actor.organisationKind,
        from: [today, ...whole.map(({ startsOn }) => toDay(startsOn))].toSorted()[0] ?? today,
        today,
      })),
    };
  });
}

async function findResponsibleNames(
  db: Db,
  { responsibleUserId, employmentOfficerId }: { responsibleUserId: string | null; employmentOfficerId: string | null },
): Promise<PlanPage['responsibleNames']> {
  const ids = [responsibleUserId, employmentOfficerId].filter((id) => id !== null);
  const users = await db.userAccount.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const nameOf = (id: string | null) => users.find((user) => user.id === id)?.name ?? null;
  return { MUNICIPALITY: nameOf(responsibleUserId), EMPLOYMENT_SERVICE: nameOf(employmentOfficerId) };
}

/** The open version alone, for one who must see what another has saved meanwhile. Null when it is gone. */
export async function findOpenPlanVersion(
  { actor, now, today }: CommandContext,
  { caseId }: { caseId: string },
): Promise<PlanVersionView | null> {
  requireParty(actor);
  return withActor(actor, async (db) => {
    const { municipalityId } = await getVisibleCase(db, actor, caseId);
    const key = { municipalityId, caseId };
    const row = await findPlanVersionRow(db, { ...key, state: { in: ['DRAFT', 'PROPOSED'] } });
    await recordAudit(db, actor, { action: 'plan.read', ...key, subjectId: row?.id ?? null }, now);
    return row === null ? null : toPlanVersionView(row, await loadPlanNames(db, key, [row]), { today });
  });
}
