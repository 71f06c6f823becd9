import { randomUUID } from 'node:crypto';
import type { Actor, CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import type { Db } from '@/lib/platform/database';
import { fromDay, fromDayOrNull } from '@/lib/platform/days';
import { addMonths, type IsoDay } from '@/lib/time';
import { findPlanVersionRow, type PlanVersionRow, toPlanContent } from '../queries/plan-versions';
import { forgetBefore } from '../rules/activity-dates';
import { type AgreedChange, applyAgreedChange } from '../rules/agreed-change';
import { calculateInForceFrom } from '../rules/plan-state';
import type { ActivityException, Slot } from '../rules/planned-activity';
import { endEarlierVersions } from './enter-into-force';
import { takeApprovals } from './lost-approvals';
import { nextPlanNumber } from './start-plan-version';
import { type StoredActivity, writeActivities } from './write-activities';

/** What two authorities agreed on in a concluded samråd, or what the end of a referral does to a plan that both have approved. */
export interface AgreedInConsultation {
  caseId: string;
  municipalityId: string;
  /** On what the approvals stand; the samråd unless said. */
  basis?: 'CONSULTATION' | 'REFERRAL_ENDED';
  /** Null when something only ends. */
  newActivity: {
    /** Given when it is an activity that the plan already has, which is then replaced. */
    lineageId?: string;
    typeCode: string;
    title: string;
    party: StoredActivity['party'];
    providerId: string | null;
    referralId: string | null;
    startsOn: IsoDay;
    endsOn: IsoDay | null;
    slots: Slot[];
    flexibleWeeklyMinutes: number | null;
    place?: string;
    contactName?: string;
    contactPhone?: string;
    contactEmail?: string;
    exceptions?: ActivityException[];
  } | null;
  /** Activities that end because of it, by lineage. */
  endLineageIds: string[];
  /** The last day of those. */
  endsOn: IsoDay;
  /** The first day of the new week. */
  startsOn: IsoDay;
  municipalityApproverId: string;
  employmentServiceApproverId: string;
}

export interface StartedThroughConsultation {
  /** The version that now holds the change; null when there was no plan to change. */
  versionId: string | null;
  /** What attendance refers to. */
  lineageId: string | null;
  /** From when it is in force; null when there was no plan in force and the activity waits in a draft. */
  inForceFrom: IsoDay | null;
}

/**
 * Carries a concluded samråd into the plan, in the caller's transaction: a new version that is the one both have agreed on with exactly
 * this change, approved by both through the samråd, in force from `startsOn` though not before today. An open draft or proposal gets
 * the same change and, being edited, loses its approvals. With no plan agreed on there is nothing to carry it into: the activity is put in the draft.
 */
export async function startVersionThroughConsultation(
  db: Db,
  { actor, now, today }: CommandContext,
  agreed: AgreedInConsultation,
): Promise<StartedThroughConsultation> {
  const { caseId, municipalityId } = agreed;
  const caseRecord = await lockVisibleCase(db, actor, caseId);
  const key = { municipalityId, caseId };
  const latest = await findPlanVersionRow(db, { ...key, state: 'APPROVED' });
  const open = await findPlanVersionRow(db, { ...key, state: { in: ['DRAFT', 'PROPOSED'] } });
  const change = toChange(agreed);
  const inForceFrom = latest ? calculateInForceFrom({ startsOn: agreed.startsOn, approvedOn: today }) : null;

  let versionId = open?.id ?? null;
  if (latest && inForceFrom !== null) {
    // Only one version may be open at a time: the other one steps aside while this is written.
    if (open) await db.planVersion.updateMany({ where: { ...key, id: open.id }, data: { supersededAt: now } });
    await endEarlierVersions(db, { ...key, inForceFrom }, now);
    versionId = await createAgreedVersion(db, { actor, now }, { latest, agreed, change, inForceFrom });
    if (open) await db.planVersion.updateMany({ where: { ...key, id: open.id }, data: { supersededAt: null } });
  }
  if (open) await changeOpenVersion(db, { actor, now }, { open, change });
  versionId ??= await createDraft(db, { actor, now }, { caseRecord, agreed, change });

  const lineageId = change.newActivity?.lineageId ?? null;
  const detail = { lineageId, ended: agreed.endLineageIds.length, inForceFrom };
  await recordAudit(db, actor, { action: 'plan.consultation', ...key, subjectId: versionId, detail }, now);
  await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: today }, today);
  return { versionId, lineageId, inForceFrom };
}

function toChange({ newActivity, endLineageIds, endsOn }: AgreedInConsultation): AgreedChange<StoredActivity> {
  const texts = { place: '', contactName: '', contactPhone: '', contactEmail: '', travelMinutes: null, exceptions: [] };
  return {
    newActivity: newActivity && { lineageId: randomUUID(), ...texts, groupId: null, ...newActivity },
    endLineageIds,
    endsOn,
  };
}

interface Writer {
  actor: Actor;
  now: Date;
}

async function createAgreedVersion(
  db: Db,
  { actor, now }: Writer,
  {
    latest,
    agreed,
    change,
    inForceFrom,
  }: {
    latest: PlanVersionRow;
    agreed: AgreedInConsultation;
    change: AgreedChange<StoredActivity>;
    inForceFrom: IsoDay;
  },
): Promise<string> {
  const {
    caseId,
    municipalityId,
    municipalityApproverId,
    employmentServiceApproverId,
    basis = 'CONSULTATION',
  } = agreed;
  const key = { municipalityId, caseId };
  const { activities, startsOn: _startsOn, followUpOn, ...texts } = toPlanContent(latest);
  const { id } = await db.planVersion.create({
    data: {
      ...key,
      ...texts,
      employmentServiceContactId: texts.employmentServiceContactId ?? employmentServiceApproverId,
      number: await nextPlanNumber(db, key),
      startsOn: fromDay(inForceFrom),
      followUpOn: fromDayOrNull(followUpOn),
      isEmploymentServiceParty: true,
      createdBy: actor.userId,
      createdAt: now,
      changedBy: actor.userId,
      changedAt: now,
    },
    select: { id: true },
  });
  const remaining = applyAgreedChange(activities, change)
    .filter(({ endsOn }) => endsOn === null || endsOn >= inForceFrom)
    .map((activity) => forgetBefore(activity, inForceFrom));
  await writeActivities(db, { ...key, planVersionId: id }, remaining);
  await db.planVersion.updateMany({
    where: { ...key, id, state: 'DRAFT' },
    data: {
      proposedBy: actor.userId,
      proposedAt: now,
      municipalityApprovedBy: municipalityApproverId,
      municipalityApprovedAt: now,
      municipalityApprovalBasis: basis,
      employmentServiceApprovedBy: employmentServiceApproverId,
      employmentServiceApprovedAt: now,
      employmentServiceApprovalBasis: basis,
      inForceFrom: fromDay(inForceFrom),
    },
  });
  return id;
}

/** Makes the agreed change in the open version too: approving it later must not undo what was agreed. */
async function changeOpenVersion(
  db: Db,
  { actor, now }: Writer,
  { open, change }: { open: PlanVersionRow; change: AgreedChange<StoredActivity> },
): Promise<void> {
  const { municipalityId, caseId, id, revision } = open;
  await takeApprovals(db, { version: open, actor, now });
  await db.planVersion.updateMany({
    where: { municipalityId, caseId, id, revision },
    data: { revision: revision + 1, changedBy: actor.userId, changedAt: now },
  });
  const { activities, startsOn } = toPlanContent(open);
  // What ends before the open version begins has no day in it: left there, it would keep the version from being saved.
  const remaining = applyAgreedChange(activities, change).filter(
    ({ lineageId, endsOn }) => !change.endLineageIds.includes(lineageId) || endsOn === null || endsOn >= startsOn,
  );
  await writeActivities(db, { municipalityId, caseId, planVersionId: id }, remaining);
}

async function createDraft(
  db: Db,
  { actor, now }: Writer,
  {
    caseRecord,
    agreed,
    change,
  }: {
    caseRecord: { responsibleUserId: string | null; employmentOfficerId: string | null };
    agreed: AgreedInConsultation;
    change: AgreedChange<StoredActivity>;
  },
): Promise<string | null> {
  if (!change.newActivity) return null;
  const key = { municipalityId: agreed.municipalityId, caseId: agreed.caseId };
  const { id } = await db.planVersion.create({
    data: {
      ...key,
      number: await nextPlanNumber(db, key),
      municipalityContactId: caseRecord.responsibleUserId,
      employmentServiceContactId: caseRecord.employmentOfficerId,
      startsOn: fromDay(agreed.startsOn),
      followUpOn: fromDay(addMonths(agreed.startsOn, 3)),
      isEmploymentServiceParty: true,
      createdBy: actor.userId,
      createdAt: now,
      changedBy: actor.userId,
      changedAt: now,
    },
    select: { id: true },
  });
  await writeActivities(db, { ...key, planVersionId: id }, [change.newActivity]);
  return id;
}
