import { type CommandContext, type OrganisationKind, readsHealthAndHousehold } from '@/lib/access';
import { visibleCase } from '@/lib/access/server';
import { calculateRequirement, findAssessmentOn } from '@/lib/assessments';
import { recordAudit } from '@/lib/audit/server';
import { GAP_CAUSE_CODES } from '@/lib/case-weeks';
import { type CaseFacts, loadWeekFacts } from '@/lib/case-weeks/server';
import { listContacts } from '@/lib/contacts/server';
import { calculatePlannedWeek } from '@/lib/plans';
import { type Db, type Prisma, withActor } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { addDays, daysOfWeek, type IsoDay, type IsoWeek, isWorkingDay, toIsoWeek } from '@/lib/time';
import type { CasePage } from '../case-dto';
import { countAssistanceMonths } from '../rules/assistance-months';
import { listRecordableGapCauses, readableRequirement } from '../rules/reader-view';
import { listWeeksOfCase } from './case-weeks-of-case';
import { findGapRecord } from './gap-record-of-case';
import { getInterplayOfCase } from './interplay-of-case';
import { getPlanOfCase } from './plan-of-case';

const WEEKS_SHOWN = 13;

/**
 * The whole picture of a case on one screen. What Arbetsförmedlingen is not to know (health, household, försörjningsstöd) never
 * leaves here for it; nobody is told an address. @throws Refusal 'notFound' when the actor may not see the case
 */
export async function getCasePage(context: CommandContext, { caseId }: { caseId: string }): Promise<CasePage> {
  const { actor, today } = context;
  const reader = actor.organisationKind;
  const thisWeek = toIsoWeek(today);
  return withActor(actor, async (db) => {
    const found = await findCase(db, visibleCase(actor, caseId));
    if (!found) throw notFoundRefusal();
    const { municipalityId } = found;
    const place = { municipalityId, caseId };
    const facts = await factsOfWeek(db, { ...place, thisWeek });
    const weeks = await listWeeksOfCase(db, { ...place, thisWeek, weeks: WEEKS_SHOWN, reader });
    const plan = await getPlanOfCase(db, { ...place, today });
    const { coachId, ...interplay } = await getInterplayOfCase(db, { ...place, today });
    const gapRecord = await findGapRecord(db, { ...place, week: thisWeek, reader });
    await recordAudit(db, actor, { action: 'case.read', ...place }, context.now);
    return {
      caseId,
      isProtected: found.protection !== 'NONE',
      today,
      thisWeek,
      workingDays: daysOfWeek(thisWeek).filter(isWorkingDay).length,
      weeks,
      plannedMinutes: facts
        ? calculatePlannedWeek({ versions: facts.planVersions, week: thisWeek, breaks: facts.breaks }).minutesByActivity
        : {},
      requirement: facts && requirementOn(facts, today, reader),
      plan,
      ...interplay,
      gapRecord,
      recordableGapCauses: listRecordableGapCauses(GAP_CAUSE_CODES, reader),
      contacts: await listContacts(db, [found.responsibleUserId, found.employmentOfficerId, coachId], today),
      facts: {
        openedOn: toDay(found.openedOn),
        unitName: found.unit.name,
        registeredSince: toDayOrNull(found.registeredSince),
        jobseekerCategory: found.jobseekerCategory,
        programmeCode: found.programmeCode,
        programmeExtentMinutes: found.programmeExtentMinutes,
        household: readsHealthAndHousehold(reader) ? householdOf(found, facts, today) : null,
      },
    };
  });
}

const caseInclude = {
  unit: true,
} satisfies Prisma.CaseInclude;

type FoundCase = Prisma.CaseGetPayload<{ include: typeof caseInclude }>;

function findCase(db: Db, where: Prisma.CaseWhereInput): Promise<FoundCase | null> {
  return db.case.findFirst({ where, include: caseInclude });
}

async function factsOfWeek(
  db: Db,
  { municipalityId, caseId, thisWeek }: { municipalityId: string; caseId: string; thisWeek: IsoWeek },
): Promise<CaseFacts | null> {
  const [from] = daysOfWeek(thisWeek);
  const facts = await loadWeekFacts(db, { municipalityId, caseIds: [caseId], from, to: addDays(from, 6) });
  return facts.get(caseId) ?? null;
}

function requirementOn(facts: CaseFacts, today: IsoDay, reader: OrganisationKind): CasePage['requirement'] {
  const assessment = findAssessmentOn(facts.assessments, today);
  if (!assessment) return null;
  const requirement = calculateRequirement({ assessment, day: today, childrenBornOn: facts.childrenBornOn });
  const { validFrom, validTo, ground } = assessment;
  return { ...readableRequirement(requirement, reader), validFrom, validTo, ground };
}

function householdOf(
  found: FoundCase,
  facts: CaseFacts | null,
  today: IsoDay,
): NonNullable<CasePage['facts']['household']> {
  const fromMonth = toDay(found.assistanceFromMonth);
  return {
    assistanceMonths: countAssistanceMonths({ fromMonth, toMonth: toDayOrNull(found.assistanceToMonth), today }),
    assistanceFromMonth: fromMonth,
    children: facts?.childrenBornOn.length ?? 0,
  };
}
