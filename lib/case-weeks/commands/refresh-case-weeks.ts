import type { Db } from '@/lib/platform/database';
import { addWeeks, type IsoDay, type IsoWeek, listWeeks, mondayOf, toIsoWeek } from '@/lib/time';
import { type CaseFacts, loadWeekFacts } from '../queries/load-week-facts';
import { calculateCaseWeek } from '../rules/case-week';
import { pickGapCause } from '../rules/gap-cause';
import { refreshProviderDays } from './refresh-provider-days';

interface Asked {
  municipalityId: string;
  caseIds: string[];
  /** The first day whose figures may have changed. */
  fromDay: IsoDay;
}

/** How many cases are loaded and written at a time, so that memory does not grow with the caseload. */
const BATCH = 500;

/**
 * Recomputes the kept figures of the cases from the week of `fromDay` through next week, in the transaction of whatever
 * changed. The counters per unit follow by themselves (trigger maintain_unit_weeks); rows that come out the same are not
 * written. Attendance sums are left as they are. What providers are told of their own days is kept at the same time.
 */
export async function refreshCaseWeeks(
  db: Db,
  { municipalityId, caseIds, fromDay }: Asked,
  today: IsoDay,
): Promise<void> {
  const lastWeek = addWeeks(toIsoWeek(today), 1);
  const firstWeek = toIsoWeek(fromDay);
  for (let start = 0; start < caseIds.length; start += BATCH) {
    const batch = caseIds.slice(start, start + BATCH);
    const facts = await loadWeekFacts(db, {
      municipalityId,
      caseIds: batch,
      from: mondayOf(firstWeek),
      to: mondayOf(addWeeks(lastWeek, 1)),
    });
    const cases = [...facts.values()].map((each) => ({ facts: each, weeks: weeksOf(each, firstWeek, lastWeek) }));
    const rows = cases.flatMap(({ facts: each, weeks }) => weeks.map((week) => figuresOf(each, week)));
    await forgetWeeksAfterClosing(db, municipalityId, batch);
    if (rows.length > 0) await writeCaseWeeks(db, municipalityId, rows);
    await refreshProviderDays(db, { municipalityId, cases, firstWeek, lastWeek });
  }
}

/** The weeks within the asked ones in which the case was open. */
function weeksOf({ openedOn, closedOn }: CaseFacts, firstWeek: IsoWeek, lastWeek: IsoWeek): IsoWeek[] {
  const opened = toIsoWeek(openedOn);
  const closed = closedOn === null ? lastWeek : toIsoWeek(closedOn);
  return listWeeks({ from: opened > firstWeek ? opened : firstWeek, to: closed < lastWeek ? closed : lastWeek });
}

function figuresOf(facts: CaseFacts, week: IsoWeek) {
  const figures = calculateCaseWeek({ week, ...facts });
  const cause = pickGapCause({
    week,
    gapMinutes: figures.gapMinutes,
    recorded: facts.recordedGapCauses,
    unansweredConsultations: facts.unansweredConsultations,
    awaitedApprovals: facts.awaitedApprovals,
  });
  return {
    case_id: facts.caseId,
    week: mondayOf(week),
    unit_id: facts.unitId,
    is_registered: facts.registeredSince !== null && facts.registeredSince < mondayOf(addWeeks(week, 1)),
    level: figures.level,
    full_time_minutes: figures.fullTimeMinutes,
    required_minutes: figures.requiredMinutes,
    assigned_minutes: figures.assignedMinutes,
    occupation_minutes: figures.occupationMinutes,
    job_search_minutes: Math.max(figures.jobSearchMinutes, figures.requiredJobSearchMinutes),
    other_duties_minutes: figures.otherDutiesMinutes + figures.childcareMinutes,
    child_reduction_minutes: figures.childReductionMinutes,
    gap_minutes: figures.gapMinutes,
    double_booked_minutes: figures.doubleBookedMinutes,
    programme_minutes: figures.programmePlannedMinutes,
    is_formally_full_time_only: figures.isFormallyFullTimeOnly,
    has_deduction_mismatch: figures.deductionMismatches.length > 0,
    gap_cause: cause?.code ?? null,
    gap_owner: cause?.owner ?? null,
  };
}

async function writeCaseWeeks(db: Db, municipalityId: string, rows: ReturnType<typeof figuresOf>[]): Promise<void> {
  await db.$executeRaw`
    insert into case_weeks as kept (municipality_id, case_id, week, unit_id, is_registered, level, full_time_minutes, required_minutes,
      assigned_minutes, occupation_minutes, job_search_minutes, other_duties_minutes, child_reduction_minutes, gap_minutes,
      double_booked_minutes, programme_minutes, is_formally_full_time_only, has_deduction_mismatch, gap_cause, gap_owner)
    select ${municipalityId}::uuid, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      case_id uuid, week date, unit_id uuid, is_registered boolean, level level, full_time_minutes int, required_minutes int,
      assigned_minutes int, occupation_minutes int, job_search_minutes int, other_duties_minutes int, child_reduction_minutes int, gap_minutes int,
      double_booked_minutes int, programme_minutes int, is_formally_full_time_only boolean, has_deduction_mismatch boolean,
      gap_cause gap_cause_code, gap_owner gap_owner)
    order by case_id, week
    on conflict (municipality_id, case_id, week) do update set
      unit_id = excluded.unit_id, is_registered = excluded.is_registered, level = excluded.level,
      full_time_minutes = excluded.full_time_minutes, required_minutes = excluded.required_minutes,
      assigned_minutes = excluded.assigned_minutes, occupation_minutes = excluded.occupation_minutes,
      job_search_minutes = excluded.job_search_minutes, other_duties_minutes = excluded.other_duties_minutes,
      child_reduction_minutes = excluded.child_reduction_minutes, gap_minutes = excluded.gap_minutes,
      double_booked_minutes = excluded.double_booked_minutes, programme_minutes = excluded.programme_minutes,
      is_formally_full_time_only = excluded.is_formally_full_time_only, has_deduction_mismatch = excluded.has_deduction_mismatch,
      gap_cause = excluded.gap_cause, gap_owner = excluded.gap_owner
    where (kept.unit_id, kept.is_registered, kept.level, kept.full_time_minutes, kept.required_minutes, kept.assigned_minutes,
        kept.occupation_minutes, kept.job_search_minutes, kept.other_duties_minutes, kept.child_reduction_minutes, kept.gap_minutes,
        kept.double_booked_minutes, kept.programme_minutes, kept.is_formally_full_time_only, kept.has_deduction_mismatch,
        kept.gap_cause, kept.gap_owner)
      is distinct from
      (excluded.unit_id, excluded.is_registered, excluded.level, excluded.full_time_minutes, excluded.required_minutes, excluded.assigned_minutes,
        excluded.occupation_minutes, excluded.job_search_minutes, excluded.other_duties_minutes, excluded.child_reduction_minutes, excluded.gap_minutes,
        excluded.double_booked_minutes, excluded.programme_minutes, excluded.is_formally_full_time_only, excluded.has_deduction_mismatch,
        excluded.gap_cause, excluded.gap_owner)`;
}

async function forgetWeeksAfterClosing(db: Db, municipalityId: string, caseIds: string[]): Promise<void> {
  await db.$executeRaw`
    delete from case_weeks w using cases c
    where c.municipality_id = w.municipality_id and c.id = w.case_id and c.closed_on is not null and w.week > c.closed_on
      and w.municipality_id = ${municipalityId}::uuid and w.case_id = any (${caseIds}::uuid[])`;
}
