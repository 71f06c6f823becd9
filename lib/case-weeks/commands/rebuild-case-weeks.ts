import { withActor } from '@/lib/platform/database';
import { type IsoDay, toIsoWeek } from '@/lib/time';
import { refreshAttendanceSums } from './refresh-attendance-sums';
import { refreshCaseWeeks } from './refresh-case-weeks';

/** How many cases are held in one transaction. */
const BATCH = 200;

/**
 * Makes the figures of every open case of the municipality exist and be right from the week of `fromDay` through next
 * week. Run when a new week begins and when the figures are rebuilt from the facts; returns how many cases it went through.
 * Cases are held still in one order, as by whoever reports attendance: without it two would wait for each other at the counters
 * of a unit, and facts read before a change would be written over the figures of the change.
 */
export async function rebuildCaseWeeks(
  { municipalityId, fromDay }: { municipalityId: string; fromDay: IsoDay },
  today: IsoDay,
): Promise<number> {
  const system = { organisationKind: 'SYSTEM' as const, municipalityIds: [municipalityId], onBehalfOf: null };
  let after = '00000000-0000-0000-0000-000000000000';
  for (let count = 0; ; ) {
    const caseIds = await withActor(
      system,
      async (db) => {
        const batch = await db.$queryRaw<{ id: string }[]>`
          select id from cases where municipality_id = ${municipalityId}::uuid and id > ${after}::uuid
          order by id limit ${BATCH} for no key update`;
        const ids = batch.map(({ id }) => id);
        if (ids.length === 0) return ids;
        await refreshCaseWeeks(db, { municipalityId, caseIds: ids, fromDay }, today);
        await refreshAttendanceSums(db, {
          municipalityId,
          caseIds: ids,
          fromWeek: toIsoWeek(fromDay),
          toWeek: toIsoWeek(today),
        });
        return ids;
      },
      { timeoutMs: 60_000 },
    );
    const last = caseIds.at(-1);
    if (last === undefined) return count;
    count += caseIds.length;
    after = last;
  }
}
