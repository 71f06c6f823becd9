import { z } from 'zod';
import { loadAgreedTerms } from '@/lib/agreements/server';
import type { Db } from '@/lib/platform/database';
import type { IsoDay } from '@/lib/time';
import { daysWithoutActivity, type ReturnStanding, returnDueOn, returnStandingOf } from '../rules/return-standing';
import { givesReturnSql, isAgreedSinceSql, isClosedSql, nextActivityOnSql } from './return-sql';

/** A case seldom has more. */
const LIMIT = 20;

const row = z.object({
  referralId: z.string(),
  startedOn: z.string().nullable(),
  endedOn: z.string(),
  knownOn: z.string(),
  endReason: z.string(),
  endNote: z.string(),
  providerName: z.string(),
  serviceName: z.string(),
  endsLineageIds: z.array(z.string()),
  nextOn: z.string().nullable(),
  isAgreed: z.boolean(),
  isClosed: z.boolean(),
});

/** A referral that gave the person back to the municipality, and what has come of it. Days are whole days. */
export interface Return extends z.output<typeof row> {
  standing: ReturnStanding;
  dueOn: IsoDay;
  daysWithoutActivity: number;
}

/** The returns of a case, the latest first. The case must be visible to the reader. */
export async function findReturns(
  db: Db,
  { municipalityId, caseId, today }: { municipalityId: string; caseId: string; today: IsoDay },
): Promise<Return[]> {
  const found = await db.$queryRaw<unknown[]>`
    select r.id as "referralId", r.started_on::text as "startedOn", r.ended_on::text as "endedOn",
      greatest(r.ended_on, (r.ended_at at time zone 'Europe/Stockholm')::date)::text as "knownOn", r.end_reason as "endReason",
      r.end_note as "endNote", provider.name as "providerName", t.name as "serviceName", r.ends_lineage_ids as "endsLineageIds",
      ${nextActivityOnSql}::text as "nextOn", ${isAgreedSinceSql} as "isAgreed", ${isClosedSql} as "isClosed"
    from referrals r
    join organisations provider on provider.id = r.provider_id
    join activity_types t on t.code = r.type_code
    where r.municipality_id = ${municipalityId}::uuid and r.case_id = ${caseId}::uuid and ${givesReturnSql}
    order by r.ended_on desc limit ${LIMIT}`;
  const termsOn = await loadAgreedTerms(db, municipalityId);
  return found.map((each) => {
    const facts = row.parse(each);
    return {
      ...facts,
      standing: returnStandingOf(facts),
      dueOn: returnDueOn(facts.knownOn, termsOn(facts.knownOn).responseTimes),
      daysWithoutActivity: daysWithoutActivity({ endedOn: facts.endedOn, nextOn: facts.nextOn, today }),
    };
  });
}
