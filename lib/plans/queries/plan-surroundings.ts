import { type OrganisationKind, readsHealthAndHousehold } from '@/lib/access';
import { calculateRequirement, findAssessmentOn } from '@/lib/assessments';
import { sumDaysRequirement } from '@/lib/case-weeks';
import { type CaseFacts, loadWeekFacts } from '@/lib/case-weeks/server';
import type { Db } from '@/lib/platform/database';
import {
  addDays,
  addWeeks,
  daysOfWeek,
  type IsoDay,
  type IsoWeek,
  listWeeks,
  minutesOfFifths,
  mondayOf,
  toIsoWeek,
} from '@/lib/time';
import type { PlanContact, PlanSurroundings } from '../plan-dto';
import type { CatalogueEntry } from '../rules/plan-content';
import type { RequirementPeriod } from '../rules/plan-figures';
import type { IrregularWeek } from '../rules/shown-week';

/** How far back and ahead of today the planner may look. */
const WEEKS_BACK = 104;
const WEEKS_AHEAD = 54;

/** The national catalogue in its order. */
export async function listCatalogue(db: Db): Promise<CatalogueEntry[]> {
  const types = await db.activityType.findMany({ orderBy: { position: 'asc' } });
  return types.map(({ position: _position, party, ...type }) => ({
    ...type,
    party: party === 'EMPLOYMENT_SERVICE' ? party : 'MUNICIPALITY',
  }));
}

/** All that the planner chooses from and measures against, for one case. */
export async function loadPlanSurroundings(
  db: Db,
  caseRecord: { municipalityId: string; id: string; unitId: string },
  { from, today, reader }: { from: IsoDay; today: IsoDay; reader: OrganisationKind },
): Promise<PlanSurroundings> {
  const { municipalityId } = caseRecord;
  const groups = await db.activityGroup.findMany({
    where: { municipalityId, OR: [{ unitId: null }, { unitId: caseRecord.unitId }] },
    orderBy: { name: 'asc' },
  });
  return {
    catalogue: await listCatalogue(db),
    groups: groups.map(({ id, name, typeCode, place }) => ({ id, name, typeCode, place })),
    contacts: await listPlanContacts(db, caseRecord),
    ...(await listRequirements(db, caseRecord, { from, today, reader })),
  };
}

/** Whom the plan may name as contacts: officers with this unit within reach, and those of AF's offices that serve the municipality. */
export async function listPlanContacts(
  db: Db,
  { municipalityId, unitId }: { municipalityId: string; unitId: string },
): Promise<PlanSurroundings['contacts']> {
  const served = await db.servedMunicipality.findMany({ where: { municipalityId } });
  const officeIds = served.map(({ employmentServiceId }) => employmentServiceId);
  const users = await db.userAccount.findMany({
    where: {
      disabledAt: null,
      OR: [
        {
          organisationId: municipalityId,
          role: { in: ['SOCIAL_WORKER', 'JOB_COACH', 'UNIT_MANAGER'] },
          OR: [{ unitId: null }, { unitId }],
        },
        { organisationId: { in: officeIds }, role: { in: ['EMPLOYMENT_OFFICER', 'EMPLOYMENT_MANAGER'] } },
      ],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  const contactsOf = (belongs: (organisationId: string) => boolean): PlanContact[] =>
    users
      .filter(({ organisationId }) => belongs(organisationId))
      .map(({ id, name, role, phone, email }) => ({ id, name, role, phone, email }));
  return {
    MUNICIPALITY: contactsOf((id) => id === municipalityId),
    EMPLOYMENT_SERVICE: contactsOf((id) => officeIds.includes(id)),
  };
}

/**
 * What is demanded of the person in each week from that of `from` (two years back at most) and a year ahead: of an ordinary week, as
 * periods in which it stays the same, and of the weeks that are not ordinary. Only hours: health and household stay with the
 * municipality (OSL 26:1).
 */
async function listRequirements(
  db: Db,
  { municipalityId, id }: { municipalityId: string; id: string },
  { from, today, reader }: { from: IsoDay; today: IsoDay; reader: OrganisationKind },
): Promise<Pick<PlanSurroundings, 'requirements' | 'irregularWeeks' | 'breaks'>> {
  const thisWeek = toIsoWeek(today);
  const [, firstWeek = thisWeek] = [addWeeks(thisWeek, -WEEKS_BACK), toIsoWeek(from)].toSorted();
  const weeks = listWeeks({
    from: firstWeek,
    to: addWeeks(thisWeek, WEEKS_AHEAD),
  });
  const facts = await loadWeekFacts(db, {
    municipalityId,
    caseIds: [id],
    from: mondayOf(firstWeek),
    to: addDays(mondayOf(weeks.at(-1) ?? thisWeek), 6),
  });
  const found = facts.get(id);
  if (!found) return { requirements: [], irregularWeeks: [], breaks: [] };
  const requirements: RequirementPeriod[] = [];
  const irregularWeeks: IrregularWeek[] = [];
  for (const week of weeks) {
    const period = toRequirementPeriod(found, { monday: mondayOf(week), reader });
    const last = requirements.at(-1);
    if (!last || !isSameDemand(last, period)) requirements.push(period);
    const actual = toIrregularWeek(found, { week, reader });
    if (!demandsAs(actual, period)) irregularWeeks.push(actual);
  }
  return { requirements, irregularWeeks, breaks: found.breaks };
}

/** The demand of the very week, by the same rule as the kept weekly figures. */
function toIrregularWeek(
  { assessments, childrenBornOn, breaks }: CaseFacts,
  { week, reader }: { week: IsoWeek; reader: OrganisationKind },
): IrregularWeek {
  const { fifths } = sumDaysRequirement({ days: daysOfWeek(week), assessments, childrenBornOn, breaks });
  return {
    week,
    requiredMinutes: minutesOfFifths(fifths.required),
    jobSearchMinutes: minutesOfFifths(fifths.jobSearch),
    otherMinutes: readsHealthAndHousehold(reader)
      ? minutesOfFifths(fifths.otherDuties + fifths.childcare + fifths.childReduction)
      : 0,
  };
}

function demandsAs(week: IrregularWeek, period: RequirementPeriod): boolean {
  return (['requiredMinutes', 'jobSearchMinutes', 'otherMinutes'] as const).every((key) => week[key] === period[key]);
}

/** The demand of an ordinary week, as it stands on its Friday: what began in the week counts. */
function toRequirementPeriod(
  { assessments, childrenBornOn }: CaseFacts,
  { monday, reader }: { monday: IsoDay; reader: OrganisationKind },
): RequirementPeriod {
  const friday = addDays(monday, 4);
  const assessment = findAssessmentOn(assessments, friday);
  if (assessment === null) {
    const nothing = { requiredMinutes: 0, jobSearchMinutes: 0, otherMinutes: 0, deductedProgrammeMinutes: 0 };
    return { fromOn: monday, isAssessed: false, isExempt: false, ...nothing };
  }
  const requirement = calculateRequirement({ assessment, day: friday, childrenBornOn });
  return {
    fromOn: monday,
    isAssessed: true,
    isExempt: requirement.isExempt || requirement.fullTimeMinutes === 0,
    requiredMinutes: requirement.requiredMinutes,
    jobSearchMinutes: requirement.jobSearchMinutes,
    otherMinutes: readsHealthAndHousehold(reader)
      ? requirement.otherDutiesMinutes + requirement.childcareMinutes + requirement.childReductionMinutes
      : 0,
    deductedProgrammeMinutes: assessment.deductions.reduce(
      (sum, { kind, minutes }) => (kind === 'PART_TIME_PROGRAMME' ? sum + minutes : sum),
      0,
    ),
  };
}

function isSameDemand(a: RequirementPeriod, b: RequirementPeriod): boolean {
  return JSON.stringify({ ...a, fromOn: '' }) === JSON.stringify({ ...b, fromOn: '' });
}
