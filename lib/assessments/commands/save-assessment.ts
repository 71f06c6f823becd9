import type { CommandContext } from '@/lib/access';
import { lockVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay, fromDayOrNull, toDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import type { IsoDay } from '@/lib/time';
import { type AssessedHousehold, loadHousehold } from '../queries/load-household';
import { type Assessment, EXEMPTION_KINDS, type Exemption } from '../rules/assessment';
import { placeAssessment } from '../rules/place-assessment';
import { calculateRequirement } from '../rules/requirement';
import { validateAssessment } from '../rules/validate-assessment';
import type { SaveAssessmentInput } from '../schemas';

export interface SavedAssessment {
  assessmentId: string;
  fullTimeMinutes: number;
  requiredMinutes: number;
}

/**
 * Saves an assessment and the household it rests on (12 kap. 4 a–4 c §§ SoL). It ends the earlier one the day before, or corrects
 * the one that begins on the same day; the weekly figures follow in the same transaction.
 * @throws Refusal 'assessmentChangedMeanwhile' when the series or the household is not what the officer saw,
 *   'assessmentCaseClosed', 'invalidInput' with the fields at fault, 'notFound', 'wrongParty'
 */
export async function saveAssessment(context: CommandContext, input: SaveAssessmentInput): Promise<SavedAssessment> {
  const { actor, today, now } = context;
  const { caseId, assessment, childrenBornOn } = input;
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn, openedOn } = await lockVisibleCase(db, actor, caseId);
    if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
    if (closedOn !== null) throw new Refusal('assessmentCaseClosed');
    refuseFaults(validateAssessment(assessment, { today }), assessment);
    const place = { municipalityId, caseId };
    const household = await loadHousehold(db, place);
    if (household.basis !== input.basis) throw new Refusal('assessmentChangedMeanwhile');
    const decision = placeAssessment({ existing: household.assessments, ...assessment });
    if (!decision.allowed) throw new Refusal('invalidInput', { [decision.field]: decision.reason });

    if (decision.closes) {
      await db.assessment.update({
        where: { municipalityId_id: { municipalityId, id: decision.closes.id } },
        data: { validTo: fromDay(decision.closes.validTo) },
      });
    }
    const isHouseholdChanged = await replaceChildren(db, place, { household, childrenBornOn });
    const assessmentId = await writeAssessment(
      db,
      { ...place, id: decision.corrects, by: actor.userId, at: now },
      assessment,
      household,
    );
    const { fullTimeMinutes, requiredMinutes } = calculateRequirement({
      assessment: { id: assessmentId, ...assessment },
      day: assessment.validFrom,
      childrenBornOn,
    });
    await recordAudit(
      db,
      actor,
      {
        action: decision.corrects ? 'assessment.correct' : 'assessment.write',
        ...place,
        subjectId: assessmentId,
        detail: {
          ...figuresForAudit(assessment),
          fullTimeMinutes,
          requiredMinutes,
          closes: decision.closes?.id ?? null,
          isHouseholdChanged,
          before: correctedFigures(household, decision.corrects),
        },
      },
      now,
    );
    // A child counts in every week of the case; an assessment from its first day.
    const fromDayOfChange = isHouseholdChanged ? earliest(toDay(openedOn), assessment.validFrom) : assessment.validFrom;
    await refreshCaseWeeks(db, { municipalityId, caseIds: [caseId], fromDay: fromDayOfChange }, today);
    return { assessmentId, fullTimeMinutes, requiredMinutes };
  });
}

interface Place {
  municipalityId: string;
  caseId: string;
}

/** The form has a row for every kind of exemption, in their order: what is wrong is put beside the row of its kind. */
function refuseFaults(
  faults: { field: string; reason: string }[],
  { exemptions }: Pick<Assessment, 'exemptions'>,
): void {
  if (faults.length === 0) return;
  const rows = exemptions.map(({ kind }) => EXEMPTION_KINDS.indexOf(kind));
  const inForm = (field: string) =>
    field.replace(/^exemptions\.(\d+)/, (_, index: string) => `exemptions.${rows[Number(index)]}`);
  throw new Refusal('invalidInput', Object.fromEntries(faults.map(({ field, reason }) => [inForm(field), reason])));
}

/** Makes the children of the household those that were assessed. Whether anything changed. */
async function replaceChildren(
  db: Db,
  { municipalityId, caseId }: Place,
  { household, childrenBornOn }: { household: AssessedHousehold; childrenBornOn: IsoDay[] },
): Promise<boolean> {
  const added = [...childrenBornOn];
  const gone = household.children.filter(({ bornOn }) => {
    const index = added.indexOf(bornOn);
    if (index >= 0) added.splice(index, 1);
    return index < 0;
  });
  if (gone.length > 0) await db.child.deleteMany({ where: { municipalityId, id: { in: gone.map(({ id }) => id) } } });
  if (added.length > 0) {
    await db.child.createMany({ data: added.map((bornOn) => ({ municipalityId, caseId, bornOn: fromDay(bornOn) })) });
  }
  return gone.length > 0 || added.length > 0;
}

/** Adds the assessment, or writes it over the one that it corrects. Returns its id. */
async function writeAssessment(
  db: Db,
  { municipalityId, caseId, id, by, at }: Place & { id: string | null; by: string; at: Date },
  assessment: Omit<Assessment, 'id'>,
  household: AssessedHousehold,
): Promise<string> {
  const values = {
    validFrom: fromDay(assessment.validFrom),
    validTo: fromDayOrNull(assessment.validTo),
    ground: assessment.ground,
    abilityMinutes: assessment.abilityMinutes,
    abilityReason: assessment.abilityReason,
    source: 'OFFICER' as const,
    createdBy: by,
    createdAt: at,
  };
  if (id !== null) {
    await db.assessmentExemption.deleteMany({ where: { municipalityId, assessmentId: id } });
    await db.assessmentDeduction.deleteMany({ where: { municipalityId, assessmentId: id } });
  }
  const written =
    id === null
      ? await db.assessment.create({ data: { municipalityId, caseId, ...values }, select: { id: true } })
      : await db.assessment.update({
          where: { municipalityId_id: { municipalityId, id } },
          data: values,
          select: { id: true },
        });
  const key = { municipalityId, caseId, assessmentId: written.id };
  await db.assessmentExemption.createMany({
    data: assessment.exemptions.map(({ kind, sharePercent, validTo }) => ({
      ...key,
      kind,
      sharePercent,
      validTo: fromDayOrNull(validTo),
    })),
  });
  await db.exemptionEvidence.createMany({
    data: assessment.exemptions.flatMap((exemption) =>
      exemption.evidence
        ? [
            {
              ...key,
              kind: exemption.kind,
              evidence: exemption.evidence.text,
              seenOn: fromDay(exemption.evidence.seenOn),
              seenBy: findSeer(exemption, household) ?? by,
            },
          ]
        : [],
    ),
  });
  await db.assessmentDeduction.createMany({
    data: assessment.deductions.map(({ kind, minutes, reason }) => ({ ...key, kind, minutes, reason })),
  });
  return written.id;
}

/** Who has seen this very evidence before; null when it is new. */
function findSeer({ kind, evidence }: Exemption, { assessments }: AssessedHousehold): string | null {
  const seen = assessments
    .flatMap(({ exemptions }) => exemptions)
    .find(
      (known) =>
        known.kind === kind && known.evidence?.text === evidence?.text && known.evidence?.seenOn === evidence?.seenOn,
    );
  return seen?.evidence?.seenBy ?? null;
}

/** Codes and minutes, which the audit may hold; no reasons, which it may not. */
function figuresForAudit({
  validFrom,
  validTo,
  ground,
  abilityMinutes,
  exemptions,
  deductions,
}: Omit<Assessment, 'id'>) {
  return {
    validFrom,
    validTo,
    ground,
    abilityMinutes,
    exemptions: exemptions.map(({ kind, sharePercent, validTo: lastDay, evidence }) => ({
      kind,
      sharePercent,
      validTo: lastDay,
      hasEvidence: Boolean(evidence),
    })),
    deductions: deductions.map(({ kind, minutes }) => ({ kind, minutes })),
  };
}

function correctedFigures({ assessments }: AssessedHousehold, id: string | null) {
  const corrected = assessments.find((each) => each.id === id);
  return corrected ? figuresForAudit(corrected) : null;
}

function earliest(a: IsoDay, b: IsoDay): IsoDay {
  return a < b ? a : b;
}
