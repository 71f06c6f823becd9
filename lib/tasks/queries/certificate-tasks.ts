import { z } from 'zod';
import { visibleCasesSql } from '@/lib/access/server';
import { DAYS_WITHOUT_CERTIFICATE, isRunCovered } from '@/lib/certificates';
import { findSickRuns, sickSince } from '@/lib/certificates/server';
import type { Db } from '@/lib/platform/database';
import type { CertificateTask } from '../task-page';
import {
  asks,
  type Found,
  personColumns,
  personJoins,
  personRow,
  type TaskView,
  taskScopeSql,
  toPerson,
} from './task-view';

/** How many cases with long sickness are looked at: far more than a municipality has at once. */
const MOST_CANDIDATES = 500;

const period = z.object({ fromOn: z.string(), toOn: z.string() });
const candidate = personRow.extend({
  municipalityId: z.string(),
  certificates: z.array(period),
  requests: z.array(z.object({ sickFrom: z.string(), askedOn: z.string() })),
});

/**
 * Sickness of more than seven days that no certificate covers (12 kap. 5 a § SoL), the earliest first. PostgreSQL finds the few cases whose sick
 * reports reach over eight days; the rule then looks at each, with what was planned in between.
 */
export async function findCertificateTasks(db: Db, view: TaskView): Promise<Found> {
  if (!asks(view, 'CERTIFICATE')) return {};
  const { actor, today, most } = view;
  const found = await db.$queryRaw<unknown[]>`
    with long_sick as (
      select t.municipality_id, t.case_id
      from attendances t
      where t.municipality_id = any (${actor.municipalityIds}::uuid[]) and t.status = 'SICK' and t.attended_on >= ${sickSince(today)}::date
      group by t.municipality_id, t.case_id
      having max(t.attended_on) - min(t.attended_on) >= ${DAYS_WITHOUT_CERTIFICATE}::int)
    select ${personColumns(actor)}, c.municipality_id as "municipalityId",
      coalesce((select json_agg(json_build_object('fromOn', k.from_on, 'toOn', k.to_on)) from certificates k
        where k.municipality_id = c.municipality_id and k.case_id = c.id), '[]') as certificates,
      coalesce((select json_agg(json_build_object('sickFrom', q.sick_from, 'askedOn', (q.asked_at at time zone 'Europe/Stockholm')::date))
        from certificate_requests q where q.municipality_id = c.municipality_id and q.case_id = c.id), '[]') as requests
    from long_sick
    join cases c on c.municipality_id = long_sick.municipality_id and c.id = long_sick.case_id
    ${personJoins(actor)}
    where ${visibleCasesSql(actor)} and ${taskScopeSql(actor)}
    order by c.id
    limit ${MOST_CANDIDATES}`;
  const candidates = found.map((each) => candidate.parse(each));
  const municipalityId = candidates[0]?.municipalityId ?? '';
  const runs = await findSickRuns(db, { municipalityId, caseIds: candidates.map(({ caseId }) => caseId), today });
  const tasks = candidates.flatMap((each) =>
    (runs.get(each.caseId) ?? [])
      .filter((run) => !isRunCovered(run, each.certificates))
      .map(
        (run): CertificateTask => ({
          person: toPerson(each, actor),
          sickFrom: run.fromOn,
          sickTo: run.toOn,
          days: run.days,
          askedOn: each.requests.find(({ sickFrom }) => sickFrom === run.fromOn)?.askedOn ?? null,
        }),
      ),
  );
  const sorted = tasks.toSorted((a, b) => a.sickFrom.localeCompare(b.sickFrom));
  return { CERTIFICATE: { count: tasks.length, rows: sorted.slice(0, most) } };
}
