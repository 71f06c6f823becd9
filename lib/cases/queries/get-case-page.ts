import type { CommandContext, OrganisationKind } from '@/lib/access';
import { visibleCase } from '@/lib/access/server';
import { calculateRequirement, findAssessmentOn, type LegalGround } from '@/lib/assessments';
import { recordAudit } from '@/lib/audit/server';
import { type CaseFacts, loadWeekFacts } from '@/lib/case-weeks/server';
import { calculatePlannedWeek } from '@/lib/plans';
import { type Db, type Prisma, withActor } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { addDays, daysOfWeek, type IsoDay, type IsoWeek, isWorkingDay, toIsoWeek } from '@/lib/time';
import { countAssistanceMonths } from '../rules/assistance-months';
import { type ReadableRequirement, readableRequirement, readsHealthAndHousehold } from '../rules/reader-view';
import { type CaseWeekDto, listWeeksOfCase } from './case-weeks-of-case';
import { type CaseConsultationDto, type CaseReferralDto, getInterplayOfCase } from './interplay-of-case';
import { getPlanOfCase, type PlanOfCase, type PlanParty } from './plan-of-case';

/** Someone to call. */
export interface CaseContact {
  party: PlanParty;
  organisationName: string;
  name: string;
  phone: string | null;
  email: string;
}

/** The whole picture of a case, as the reader may see it. Minutes are of a week. */
export interface CasePage {
  caseId: string;
  isProtected: boolean;
  today: IsoDay;
  thisWeek: IsoWeek;
  /** Monday–Friday of this week that are not public holidays. */
  workingDays: number;
  /** The last thirteen weeks, this one last; empty for a case that has no figures yet. */
  weeks: CaseWeekDto[];
  /** Minutes of this week by the lineage id of the activity. */
  plannedMinutes: Record<string, number>;
  /** What the assessment in force demands in an ordinary week; null when there is none. */
  requirement: (ReadableRequirement & { validFrom: IsoDay; validTo: IsoDay | null; ground: LegalGround }) | null;
  plan: PlanOfCase;
  consultations: CaseConsultationDto[];
  referrals: CaseReferralDto[];
  contacts: CaseContact[];
  facts: {
    openedOn: IsoDay;
    unitName: string;
    registeredSince: IsoDay | null;
    jobseekerCategory: string | null;
    programmeCode: string | null;
    programmeExtentMinutes: number | null;
    /** Null for a reader that may not know of försörjningsstöd or the household. */
    household: { assistanceMonths: number; assistanceFromMonth: IsoDay; children: number } | null;
  };
}

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
    const { coach, ...interplay } = await getInterplayOfCase(db, { ...place, today });
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
      contacts: [
        ...contact('MUNICIPALITY', found.responsible),
        ...contact('EMPLOYMENT_SERVICE', found.employmentOfficer),
        ...(coach ? [{ ...coach, party: 'PROVIDER' as const, organisationName: coach.providerName }] : []),
      ].map(({ party, organisationName, name, phone, email }) => ({ party, organisationName, name, phone, email })),
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
  responsible: { include: { organisation: true } },
  employmentOfficer: { include: { organisation: true } },
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

function contact(party: PlanParty, person: FoundCase['responsible']) {
  return person
    ? [
        {
          party,
          organisationName: person.organisation.name,
          name: person.name,
          phone: person.phone,
          email: person.email,
        },
      ]
    : [];
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
