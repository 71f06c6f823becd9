import { type OrganisationKind, readsHealthAndHousehold } from '@/lib/access';
import { calculateRequirement, findAssessmentOn } from '@/lib/assessments';
import { type CaseFacts, loadWeekFacts } from '@/lib/case-weeks/server';
import { readableRequirement } from '@/lib/cases';
import type { Db } from '@/lib/platform/database';
import { addDays, daysOfWeek, type IsoDay, mondayOf, toIsoWeek } from '@/lib/time';
import type { MonthBasis, MonthSnapshot, MonthStanding, MonthWeek } from '../month-dto';
import { listMissing, type MissingItem } from '../rules/list-missing';
import { looksBackTo } from '../rules/month';
import { listBasisKeys } from '../rules/month-basis';
import { deriveFacts, gatherFacts } from '../rules/month-facts';
import { listFacts } from './facts/list-facts';
import { listMonthWeeks } from './list-month-weeks';
import { readStanding, type StandingRow } from './standing';

/** The assessment that one looks back to: when it was made and what was known then. */
export interface LastAssessment {
  decidedOn: IsoDay;
  decidedAt: Date;
  snapshot: MonthSnapshot;
}

interface Asked {
  municipalityId: string;
  caseId: string;
  last: LastAssessment | null;
  today: IsoDay;
  reader: OrganisationKind;
}

/** So far ahead breaks and exemptions are read. */
const AHEAD_DAYS = 31;

/** Everything that is known of a case since last time, as the reader may see it, in four queries. */
export async function readBasis(db: Db, { municipalityId, caseId, last, today, reader }: Asked): Promise<MonthBasis> {
  const place = { municipalityId, caseId };
  const sinceOn = looksBackTo({ lastOn: last?.decidedOn ?? null, today });
  const sinceAt = last?.decidedAt ?? new Date(`${sinceOn}T00:00:00.000Z`);
  const thisWeek = toIsoWeek(today);
  const weeks = await listMonthWeeks(db, { ...place, sinceOn, today, reader });
  const found = await readStanding(db, { ...place, today });
  const asOf = { municipalityId, caseIds: [caseId], from: mondayOf(thisWeek), to: addDays(today, AHEAD_DAYS) };
  const caseFacts = (await loadWeekFacts(db, asOf)).get(caseId) ?? null;
  const happened = await listFacts(db, { ...place, sinceAt, sinceOn, today, reader });

  const week = weeks.find((each) => each.week === thisWeek) ?? null;
  const standing = toStanding({ found, caseFacts, week, today, reader });
  const derived = deriveFacts(
    last?.snapshot ?? null,
    {
      level: standing.level,
      requiredMinutes: standing.requirement?.requiredMinutes ?? null,
      registeredSince: found.registeredSince,
      programmeCode: found.programmeCode,
      programmeExtentMinutes: found.programmeExtentMinutes,
      weeks: weeks.map((each) => ({
        week: each.week,
        unexcusedMinutes: each.attendance.unexcusedMinutes,
        lastDay: daysOfWeek(each.week)[6],
      })),
    },
    { today },
  );
  const facts = gatherFacts([...happened, ...derived], { known: last?.snapshot.keys ?? [] }).map((fact) => ({
    ...fact,
    path: openablePath(fact.path, reader),
  }));
  const missing = missingOf({ found, caseFacts, weeks, week, standing, today, reader });
  return {
    sinceOn,
    isFirst: last === null,
    thisWeek,
    facts,
    weeks,
    missing,
    standing,
    keys: listBasisKeys({ facts, weeks, missing, standing }),
  };
}

/** The page of the assessment is the municipality's; another reader is led to the case. */
function openablePath(path: string, reader: OrganisationKind): string {
  return path === '/bedomning' && !readsHealthAndHousehold(reader) ? '' : path;
}

interface Read {
  found: StandingRow;
  caseFacts: CaseFacts | null;
  week: MonthWeek | null;
  today: IsoDay;
  reader: OrganisationKind;
}

function toStanding({ found, caseFacts, week, today, reader }: Read): MonthStanding {
  const { registeredSince, jobseekerCategory, programmeCode, programmeExtentMinutes } = found;
  const assessment = caseFacts && findAssessmentOn(caseFacts.assessments, today);
  const requirement = assessment
    ? calculateRequirement({ assessment, day: today, childrenBornOn: caseFacts.childrenBornOn })
    : null;
  return {
    level: week?.level ?? null,
    requirement: requirement && readableRequirement(requirement, reader),
    gap: week && week.gapMinutes > 0 ? { minutes: week.gapMinutes, cause: week.gapCause } : null,
    registration: {
      registeredSince,
      jobseekerCategory,
      programmeCode,
      programmeExtentMinutes,
      programmeMinutes: week?.programmeMinutes ?? 0,
    },
    plan: found.plan,
    referral: found.referral,
    breaks: (caseFacts?.breaks ?? []).filter(({ toOn }) => toOn >= today),
    openBarriers: found.barriers.open,
    contacts: found.contacts,
  };
}

/** AF is not told what is missing of an assessment, nor how many barriers are late: both may tell of health or household. */
function missingOf({
  found,
  caseFacts,
  weeks,
  week,
  standing,
  today,
  reader,
}: Read & { weeks: MonthWeek[]; standing: MonthStanding }): MissingItem[] {
  const assessment = caseFacts && findAssessmentOn(caseFacts.assessments, today);
  const isOwn = readsHealthAndHousehold(reader);
  const items = listMissing(
    {
      assessment: assessment
        ? {
            validTo: assessment.validTo,
            exemptions: assessment.exemptions,
            isFollowed: caseFacts.assessments.some(({ validFrom }) => validFrom > assessment.validFrom),
          }
        : null,
      requiredMinutes: standing.requirement?.requiredMinutes ?? 0,
      plan: found.plan,
      proposal: found.proposal,
      consultations: found.consultations.map(({ id, isAnswered, dueOn }) => ({
        id,
        state: isAnswered ? 'ANSWERED' : dueOn < today ? 'OVERDUE' : 'REQUESTED',
        dueOn,
      })),
      overdueBarriers: isOwn ? found.barriers.overdue : 0,
      thisWeek: week && {
        gapMinutes: week.gapMinutes,
        isCauseKnown: !isOwn || (week.gapCause !== null && week.gapCause.code !== 'UNKNOWN'),
        isFormallyFullTimeOnly: week.isFormallyFullTimeOnly,
        programmeMinutes: week.programmeMinutes,
      },
      endedWeeks: weeks
        .filter(({ hasEnded }) => hasEnded)
        .map((each) => ({
          week: each.week,
          assignedMinutes: each.assignedMinutes,
          reportedMinutes: each.attendance.plannedMinutes,
          unverifiedDays: each.unverifiedDays,
        })),
    },
    { today },
  );
  return isOwn ? items : items.filter(({ path }) => path !== '/bedomning' && path !== '/hinder');
}
