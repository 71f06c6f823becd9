import { z } from 'zod';
import { type Db, Prisma } from '@/lib/platform/database';
import { MONTH_FACT_KINDS, type MonthFact } from '../../rules/month-facts';
import { absenceFacts } from './absence-facts';
import { assessmentFacts } from './assessment-facts';
import { attendanceFacts } from './attendance-facts';
import { barrierFacts } from './barrier-facts';
import { breakFacts } from './break-facts';
import { consultationFacts } from './consultation-facts';
import { FACT_COLUMNS, type FactsAsked } from './facts-asked';
import { followUpFacts } from './follow-up-facts';
import { planFacts } from './plan-facts';
import { proposalFacts } from './proposal-facts';
import { referralFacts } from './referral-facts';
import { registrationFacts } from './registration-facts';

/** Every source of facts; a new one is a file beside these and a line here. */
const SOURCES: ((asked: FactsAsked) => Prisma.Sql)[] = [
  assessmentFacts,
  breakFacts,
  planFacts,
  consultationFacts,
  referralFacts,
  barrierFacts,
  registrationFacts,
  attendanceFacts,
  absenceFacts,
  proposalFacts,
  followUpFacts,
];

const MOST_FACTS = 60;

const row = z.object({
  key: z.string(),
  kind: z.enum(MONTH_FACT_KINDS),
  at: z.string(),
  on: z.string(),
  byName: z.string().nullable(),
  party: z.enum(['MUNICIPALITY', 'EMPLOYMENT_SERVICE', 'PROVIDER']).nullable(),
  values: z.record(z.string(), z.union([z.string(), z.number()]).nullable()),
  path: z.string(),
});

/** What has happened in a case, from every source in one query, the latest first. Row-level security leaves out what is not the reader's. */
export async function listFacts(db: Db, asked: FactsAsked): Promise<MonthFact[]> {
  const sources = Prisma.join(
    SOURCES.map((source) => source(asked)),
    ' union all ',
  );
  const rows = await db.$queryRaw<unknown[]>`
    with facts (${Prisma.raw(FACT_COLUMNS.join(', '))}) as (${sources}),
    latest as (
      select f.*, coalesce(f.at, (f.day + time '00:00') at time zone 'Europe/Stockholm') as moment
      from facts f order by moment desc, key limit ${MOST_FACTS})
    select l.key, l.kind, to_char(l.moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "at",
      (l.moment at time zone 'Europe/Stockholm')::date::text as "on", u.name as "byName", l.party, l.texts as "values", l.path
    from latest l left join user_accounts u on u.id = l.by_id
    order by l.moment desc, l.key`;
  return rows.map((each) => {
    const { values, ...fact } = row.parse(each);
    return {
      ...fact,
      values: Object.fromEntries(
        Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
      ),
    };
  });
}
