import { z } from 'zod';
import { calculatePlannedWeek, findVersionOn, listSlotsOn, type PlanVersionInForce } from '@/lib/plans';
import type { Db } from '@/lib/platform/database';
import { daysOfWeek, type IsoDay, type IsoWeek, mondayOf, weekday } from '@/lib/time';
import type { CaseFacts } from '../queries/load-week-facts';

interface Asked {
  municipalityId: string;
  /** The cases and, for each, the weeks in which it was open. */
  cases: { facts: CaseFacts; weeks: IsoWeek[] }[];
  firstWeek: IsoWeek;
  lastWeek: IsoWeek;
}

const providerActivity = z.object({ caseId: z.string(), lineageId: z.string(), providerId: z.string() });

/**
 * Keeps, beside the weekly figures and in their transaction, how many minutes the plan holds of each provider's activity on each
 * day from `firstWeek` through `lastWeek`, at which times, or that they are flexible. It is all that a provider is told: of versions, breaks and the activities of
 * others it reads nothing (OSL 26:1, 28:11). Days that come out the same are not written.
 */
export async function refreshProviderDays(
  db: Db,
  { municipalityId, cases, firstWeek, lastWeek }: Asked,
): Promise<void> {
  const caseIds = cases.map(({ facts }) => facts.caseId);
  const providerIdOf = await loadProviderActivities(db, municipalityId, caseIds);
  const days = cases
    .filter(({ facts }) => providerIdOf.has(facts.caseId))
    .flatMap(({ facts, weeks }) => listDays(facts, weeks, providerIdOf.get(facts.caseId) ?? new Map()));
  const from = mondayOf(firstWeek);
  const to = daysOfWeek(lastWeek)[6];
  const fresh = JSON.stringify(days);
  await db.$executeRaw`
    delete from provider_days d
    where d.municipality_id = ${municipalityId}::uuid and d.case_id = any (${caseIds}::uuid[]) and d.day between ${from}::date and ${to}::date
      and not exists (select 1 from jsonb_to_recordset(${fresh}::jsonb) as f(case_id uuid, lineage_id uuid, day date)
        where f.case_id = d.case_id and f.lineage_id = d.lineage_id and f.day = d.day)`;
  if (days.length === 0) return;
  await db.$executeRaw`
    insert into provider_days as kept (municipality_id, case_id, lineage_id, day, provider_id, planned_minutes, is_flexible, times)
    select ${municipalityId}::uuid, f.case_id, f.lineage_id, f.day, f.provider_id, f.planned_minutes, f.is_flexible, f.times
    from jsonb_to_recordset(${fresh}::jsonb) as f(case_id uuid, lineage_id uuid, day date, provider_id uuid, planned_minutes int,
      is_flexible boolean, times jsonb)
    order by f.case_id, f.lineage_id, f.day
    on conflict (municipality_id, case_id, lineage_id, day) do update
      set provider_id = excluded.provider_id, planned_minutes = excluded.planned_minutes, is_flexible = excluded.is_flexible,
        times = excluded.times
    where (kept.provider_id, kept.planned_minutes, kept.is_flexible, kept.times)
      is distinct from (excluded.provider_id, excluded.planned_minutes, excluded.is_flexible, excluded.times)`;
}

/** Case id → lineage id → the provider that holds the activity. */
async function loadProviderActivities(
  db: Db,
  municipalityId: string,
  caseIds: string[],
): Promise<Map<string, Map<string, string>>> {
  const rows = await db.$queryRaw<unknown[]>`
    select distinct on (a.lineage_id) a.case_id as "caseId", a.lineage_id as "lineageId", a.provider_id as "providerId"
    from activities a join plan_versions p on p.municipality_id = a.municipality_id and p.id = a.plan_version_id
    where a.municipality_id = ${municipalityId}::uuid and a.case_id = any (${caseIds}::uuid[])
      and a.provider_id is not null and p.in_force_from is not null
    order by a.lineage_id, p.number desc`;
  const byCase = new Map<string, Map<string, string>>();
  for (const { caseId, lineageId, providerId } of rows.map((row) => providerActivity.parse(row))) {
    byCase.set(caseId, (byCase.get(caseId) ?? new Map<string, string>()).set(lineageId, providerId));
  }
  return byCase;
}

interface ListedDay {
  case_id: string;
  lineage_id: string;
  day: IsoDay;
  provider_id: string;
  planned_minutes: number;
  is_flexible: boolean;
  times: { startsMinute: number; endsMinute: number }[];
}

function listDays(
  { caseId, breaks, planVersions }: CaseFacts,
  weeks: IsoWeek[],
  providerIdOf: Map<string, string>,
): ListedDay[] {
  const listed: ListedDay[] = [];
  for (const week of weeks) {
    for (const { day, minutesByActivity } of calculatePlannedWeek({ versions: planVersions, week, breaks }).days) {
      for (const [lineageId, minutes] of Object.entries(minutesByActivity)) {
        const providerId = providerIdOf.get(lineageId);
        if (providerId === undefined || minutes === 0) continue;
        const place = { case_id: caseId, lineage_id: lineageId, day, provider_id: providerId };
        listed.push({ ...place, planned_minutes: minutes, ...timesOf(planVersions, { lineageId, day }) });
      }
    }
  }
  return listed;
}

/** When the activity is held on the day, as the version in force has it. */
function timesOf(
  versions: readonly PlanVersionInForce[],
  { lineageId, day }: { lineageId: string; day: IsoDay },
): Pick<ListedDay, 'is_flexible' | 'times'> {
  const activity = findVersionOn(versions, day)?.activities.find(({ id }) => id === lineageId);
  const times = listSlotsOn(activity?.slots ?? [], day)
    .filter((slot) => slot.weekday === weekday(day))
    .map(({ startsMinute, endsMinute }) => ({ startsMinute, endsMinute }));
  return { is_flexible: activity !== undefined && activity.flexibleWeeklyMinutes !== null, times };
}
