import { rebuildCaseWeeks } from '@/lib/case-weeks/server';
import { type Db, withActor } from '@/lib/platform/database';
import { addWeeks, type IsoDay, mondayOf, toIsoWeek } from '@/lib/time';
import { today } from '@/lib/time/clock';

const HOUSE = { organisationKind: 'SYSTEM' as const, municipalityIds: [], onBehalfOf: null };

/**
 * Makes next week's figures exist for every open case, so that a new week never begins empty. Does nothing where they
 * already do; catches up where the server has been away for weeks.
 */
export async function keepWeeksCurrent(): Promise<void> {
  const municipalities = await withActor(HOUSE, (db) =>
    db.organisation.findMany({ where: { kind: 'MUNICIPALITY' }, select: { id: true } }),
  );
  for (const { id } of municipalities) {
    const day = today();
    const fromDay = await withActor({ ...HOUSE, municipalityIds: [id] }, (db) => findFirstMissingWeek(db, id, day));
    if (fromDay !== null) await rebuildCaseWeeks({ municipalityId: id, fromDay }, day);
  }
}

/** The Monday from which figures are missing for some open case; null when none are. */
async function findFirstMissingWeek(db: Db, municipalityId: string, day: IsoDay): Promise<IsoDay | null> {
  const nextWeek = mondayOf(addWeeks(toIsoWeek(day), 1));
  const [row] = await db.$queryRaw<{ from: string | null }[]>`
    select min(coalesce(k.last_week + 7, c.opened_on))::text as "from"
    from cases c
    left join lateral (select max(w.week) as last_week from case_weeks w
      where w.municipality_id = c.municipality_id and w.case_id = c.id) k on true
    where c.municipality_id = ${municipalityId}::uuid and c.closed_on is null
      and (k.last_week is null or k.last_week < ${nextWeek}::date)`;
  return row?.from ?? null;
}
