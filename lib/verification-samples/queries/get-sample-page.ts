import { z } from 'zod';
import type { Actor, CommandContext } from '@/lib/access';
import { visibleCasesSql } from '@/lib/access/server';
import { ATTENDANCE_STATUSES } from '@/lib/attendance';
import { recordAudit, recordAudits } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { orderNeutrally } from '@/lib/providers';
import { addMonths, type IsoDay, stockholmDayOf } from '@/lib/time';
import { SAMPLE_METHODS, SAMPLE_OUTCOMES } from '../rules/sample-check';
import { tellShares } from '../rules/sample-shares';
import type { SampleItemDto, SamplePage } from '../sample-dto';
import { SAMPLE_PAGE_SIZE, type SampleSearch } from '../schemas';

/** So many months can be chosen among, and so many are summed into shares. */
const MONTHS = 12;

/**
 * The sample of a month, as far as the reader may see the cases: what is to be checked first, then what was found. Beside it what was found
 * of each provider in the twelve months that end with it, with small numbers held back.
 * @throws Refusal 'wrongParty'
 */
export async function getSamplePage(context: CommandContext, search: SampleSearch): Promise<SamplePage> {
  const { actor, now, today } = context;
  if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('wrongParty');
  return withActor(actor, async (db) => {
    const municipalityId = actor.organisationId;
    const samples = await db.verificationSample.findMany({
      where: { municipalityId },
      orderBy: { month: 'desc' },
      take: MONTHS,
    });
    const shown = samples.find(({ month }) => toDay(month).slice(0, 7) === search.manad) ?? samples[0];
    const months = samples.map(({ month }) => toDay(month));
    if (!shown) return { ...NOTHING_DRAWN, months };
    const month = toDay(shown.month);
    const offset = (search.sida - 1) * SAMPLE_PAGE_SIZE;
    const rows = await listItems(db, actor, { municipalityId, month, offset });
    const counted = await countItems(db, actor, { municipalityId, month });
    const resultsFrom = addMonths(month, 1 - MONTHS);
    const results = await listResults(db, actor, { municipalityId, from: resultsFrom, month, today });
    await recordAudit(db, actor, { action: 'sample.read', municipalityId, detail: { month } }, now);
    const caseIds = [...new Set(rows.map(({ caseId }) => caseId))];
    await recordAudits(
      db,
      actor,
      'sample.read',
      caseIds.map((caseId) => ({ municipalityId, caseId, detail: { month } })),
      now,
    );
    return {
      months,
      month,
      drawnOn: stockholmDayOf(shown.drawnAt),
      seed: shown.seed,
      ...counted,
      page: search.sida,
      items: rows,
      results,
      resultsFrom,
    };
  });
}

const NOTHING_DRAWN: SamplePage = {
  months: [],
  month: null,
  drawnOn: null,
  seed: '',
  total: 0,
  unchecked: 0,
  page: 1,
  items: [],
  results: [],
  resultsFrom: null,
};

const itemRow = z.object({
  itemId: z.string(),
  caseId: z.string(),
  personName: z.string(),
  isProtected: z.boolean(),
  providerName: z.string(),
  title: z.string(),
  day: z.string(),
  plannedMinutes: z.number(),
  reportedMinutes: z.number(),
  drawnMinutes: z.number(),
  status: z.enum(ATTENDANCE_STATUSES),
  revision: z.number(),
  isReporter: z.boolean(),
  outcome: z.enum(SAMPLE_OUTCOMES).nullable(),
  method: z.enum(SAMPLE_METHODS).nullable(),
  checkedMinutes: z.number().nullable(),
  foundMinutes: z.number().nullable(),
  words: z.string(),
  checkedByName: z.string().nullable(),
  checkedOn: z.string().nullable(),
});

async function listItems(
  db: Db,
  actor: Actor,
  { municipalityId, month, offset }: { municipalityId: string; month: IsoDay; offset: number },
): Promise<SampleItemDto[]> {
  const rows = await db.$queryRaw<unknown[]>`
    select i.id as "itemId", i.case_id as "caseId", p.given_name || ' ' || p.family_name as "personName", c.protection <> 'NONE' as "isProtected",
      o.name as "providerName", coalesce(v.title, '') as title, t.attended_on::text as day, t.planned_minutes as "plannedMinutes",
      t.present_minutes as "reportedMinutes", i.drawn_minutes as "drawnMinutes", t.status::text as status, t.revision,
      ${actor.userId}::uuid in (i.reported_by, t.reported_by) as "isReporter", i.outcome::text as outcome, i.method::text as method,
      i.checked_minutes as "checkedMinutes", i.found_minutes as "foundMinutes", i.words, u.name as "checkedByName",
      (i.checked_at at time zone 'Europe/Stockholm')::date::text as "checkedOn"
    from verification_sample_items i
    join cases c on c.municipality_id = i.municipality_id and c.id = i.case_id
    join persons p on p.municipality_id = c.municipality_id and p.id = c.person_id
    join attendances t on t.municipality_id = i.municipality_id and t.id = i.attendance_id
    join organisations o on o.id = i.provider_id
    left join user_accounts u on u.id = i.checked_by
    left join lateral (
      select a.title from activities a where a.municipality_id = t.municipality_id and a.lineage_id = t.lineage_id order by a.id desc limit 1
    ) v on true
    where i.municipality_id = ${municipalityId}::uuid and i.month = ${month}::date and ${visibleCasesSql(actor)}
    order by i.outcome is not null, t.attended_on, p.family_name_key, i.id
    limit ${SAMPLE_PAGE_SIZE} offset ${offset}`;
  return rows.map((row) => {
    const { outcome, method, checkedMinutes, foundMinutes, words, checkedByName, checkedOn, ...item } =
      itemRow.parse(row);
    if (outcome === null || checkedMinutes === null || checkedOn === null) return { ...item, check: null };
    const found = { outcome, method, checkedMinutes, foundMinutes, words };
    return { ...item, check: { ...found, checkedByName: checkedByName ?? '', checkedOn } };
  });
}

const countRow = z.object({ total: z.number(), unchecked: z.number() });

async function countItems(db: Db, actor: Actor, { municipalityId, month }: { municipalityId: string; month: IsoDay }) {
  const [row] = await db.$queryRaw<unknown[]>`
    select count(*)::int as total, count(*) filter (where i.outcome is null)::int as unchecked
    from verification_sample_items i join cases c on c.municipality_id = i.municipality_id and c.id = i.case_id
    where i.municipality_id = ${municipalityId}::uuid and i.month = ${month}::date and ${visibleCasesSql(actor)}`;
  return countRow.parse(row);
}

const resultRow = z.object({
  id: z.string(),
  name: z.string(),
  agrees: z.number(),
  differs: z.number(),
  notCheckable: z.number(),
});

async function listResults(
  db: Db,
  actor: Actor,
  { municipalityId, from, month, today }: { municipalityId: string; from: IsoDay; month: IsoDay; today: IsoDay },
): Promise<SamplePage['results']> {
  const rows = await db.$queryRaw<unknown[]>`
    select o.id, o.name, count(*) filter (where i.outcome = 'AGREES')::int as agrees,
      count(*) filter (where i.outcome = 'DIFFERS')::int as differs, count(*) filter (where i.outcome = 'NOT_CHECKABLE')::int as "notCheckable"
    from verification_sample_items i
    join cases c on c.municipality_id = i.municipality_id and c.id = i.case_id
    join organisations o on o.id = i.provider_id
    where i.municipality_id = ${municipalityId}::uuid and i.month between ${from}::date and ${month}::date and ${visibleCasesSql(actor)}
    group by o.id, o.name`;
  const providers = rows.map((row) => {
    const { id, name, ...counts } = resultRow.parse(row);
    return { id, name, shares: tellShares(counts) };
  });
  return orderNeutrally(providers, today);
}
