import { randomUUID } from 'node:crypto';
import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { addDays, addMonths, type IsoDay, weekday } from '@/lib/time';
import { listCatalogue } from '../queries/plan-surroundings';
import { findPlanVersionRow, toPlanContent } from '../queries/plan-versions';
import { forgetBefore } from '../rules/activity-dates';
import type { PlanTexts } from '../rules/plan-content';
import { buildFromTemplate, PLAN_TEMPLATES } from '../rules/plan-templates';
import type { StartPlanVersionInput, TemplateTexts } from '../schemas';
import { lockOpenCase } from './open-version';
import { completeActivities, type StoredActivity, writeActivities } from './write-activities';

/** When a plan is followed up unless someone says otherwise; six months is the most. */
const USUAL_FOLLOW_UP_MONTHS = 3;

type CaseRecord = Awaited<ReturnType<typeof lockOpenCase>>;

/**
 * Begins a new version of the plan as a draft: a copy of the one before with its lineages, a week from a template, or empty. Whether
 * the individual took part is asked anew each time. @throws Refusal 'planHasOpenVersion', 'planNothingToCopy', 'caseClosed'.
 */
export async function startPlanVersion(
  context: CommandContext,
  { caseId, from }: StartPlanVersionInput,
): Promise<{ versionId: string }> {
  return withActor(context.actor, async (db) => {
    const caseRecord = await lockOpenCase(db, context.actor, caseId);
    return startPlanDraft(db, context, { caseRecord, from });
  });
}

/** The same in the caller's transaction, with the case held still. */
export async function startPlanDraft(
  db: Db,
  { actor, now, today }: CommandContext,
  { caseRecord, from }: { caseRecord: CaseRecord; from: StartPlanVersionInput['from'] },
): Promise<{ versionId: string }> {
  const key = { municipalityId: caseRecord.municipalityId, caseId: caseRecord.id };
  if (
    await db.planVersion.findFirst({ where: { ...key, state: { in: ['DRAFT', 'PROPOSED'] } }, select: { id: true } })
  ) {
    throw new Refusal('planHasOpenVersion');
  }
  const startsOn = nextMonday(today);
  const { texts, activities } = await prepare(db, caseRecord, { from, startsOn });
  const created = await db.planVersion.create({
    data: {
      ...key,
      number: await nextPlanNumber(db, key),
      ...texts,
      startsOn: fromDay(startsOn),
      followUpOn: fromDay(addMonths(startsOn, USUAL_FOLLOW_UP_MONTHS)),
      isEmploymentServiceParty: caseRecord.registeredSince !== null,
      createdBy: actor.userId,
      createdAt: now,
      changedBy: actor.userId,
      changedAt: now,
    },
    select: { id: true },
  });
  await writeActivities(db, { ...key, planVersionId: created.id }, activities);
  const detail = { from: from.kind, activities: activities.length };
  await recordAudit(db, actor, { action: 'plan.start', ...key, subjectId: created.id, detail }, now);
  return { versionId: created.id };
}

async function prepare(
  db: Db,
  caseRecord: CaseRecord,
  { from, startsOn }: { from: StartPlanVersionInput['from']; startsOn: IsoDay },
): Promise<{ texts: Partial<Omit<PlanTexts, 'startsOn' | 'followUpOn'>>; activities: StoredActivity[] }> {
  const key = { municipalityId: caseRecord.municipalityId, caseId: caseRecord.id };
  if (from.kind === 'COPY') return copyLatest(db, caseRecord, startsOn);
  const texts = beginTexts(caseRecord);
  if (from.kind === 'EMPTY') return { texts, activities: [] };
  const template = PLAN_TEMPLATES.find(({ code }) => code === from.code);
  const catalogue = await listCatalogue(db);
  const activities = template ? buildFromTemplate({ template, catalogue, startsOn, newId: randomUUID }) : [];
  return {
    // Every template leads to work; what the authorities undertake is theirs to change before they approve.
    texts: { ...texts, goalKind: 'WORK', ...templateTexts(caseRecord, from.texts) },
    activities: await completeActivities(db, key, activities),
  };
}

function templateTexts({ registeredSince }: CaseRecord, texts: TemplateTexts | undefined): Partial<TemplateTexts> {
  if (!texts) return {};
  return registeredSince === null ? { ...texts, employmentServiceUndertakings: '' } : texts;
}

function beginTexts({ responsibleUserId, employmentOfficerId }: CaseRecord) {
  return { municipalityContactId: responsibleUserId, employmentServiceContactId: employmentOfficerId };
}

async function copyLatest(db: Db, caseRecord: CaseRecord, startsOn: IsoDay) {
  const key = { municipalityId: caseRecord.municipalityId, caseId: caseRecord.id };
  const latest =
    (await findPlanVersionRow(db, { ...key, state: 'APPROVED' })) ??
    (await findPlanVersionRow(db, { ...key, inForceFrom: { not: null } }));
  if (!latest) throw new Refusal('planNothingToCopy');
  const { activities, startsOn: _start, followUpOn: _followUp, ...texts } = toPlanContent(latest);
  return {
    texts: {
      ...texts,
      individualTookPart: null,
      individualTookPartHow: '',
      municipalityContactId: texts.municipalityContactId ?? caseRecord.responsibleUserId,
      employmentServiceContactId: texts.employmentServiceContactId ?? caseRecord.employmentOfficerId,
    },
    activities: activities
      .filter(({ endsOn }) => endsOn === null || endsOn >= startsOn)
      .map((activity) => forgetBefore(activity, startsOn)),
  };
}

/** The number of the next version of the case's plan. */
export async function nextPlanNumber(db: Db, key: { municipalityId: string; caseId: string }): Promise<number> {
  const { _max: latest } = await db.planVersion.aggregate({ where: key, _max: { number: true } });
  return (latest.number ?? 0) + 1;
}

/** The Monday that comes, or today if it is one: a plan begins with a whole week. */
function nextMonday(today: IsoDay): IsoDay {
  return addDays(today, (8 - weekday(today)) % 7);
}
