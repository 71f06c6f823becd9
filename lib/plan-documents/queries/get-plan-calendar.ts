import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { readPlanVersionsDuring } from '@/lib/plans/server';
import { withActor } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { addMonths, type IsoDay, mondayOf, toIsoWeek } from '@/lib/time';
import { listCalendarSeries, writeCalendar } from '../rules/calendar';

/** A plan is followed up within six months; nothing is told beyond that. */
const MOST_MONTHS = 6;

/**
 * The times of the plan from this week until it is followed up, as a calendar file. It goes into somebody's phone, so it says no more
 * than what each activity is called and where it is. Audited as a document that leaves the system.
 * @throws Refusal 'notFound' for a case that the actor may not see, for one without a plan in force or to come, and for a provider.
 */
export async function getPlanCalendar(
  { actor, now, today }: CommandContext,
  { caseId }: { caseId: string },
): Promise<string> {
  if (actor.organisationKind === 'PROVIDER') throw notFoundRefusal();
  return withActor(actor, async (db) => {
    const { municipalityId } = await getVisibleCase(db, actor, caseId);
    const key = { municipalityId, caseId };
    const from = mondayOf(toIsoWeek(today));
    const latest = addMonths(today, MOST_MONTHS);
    const versions = await readPlanVersionsDuring(db, { ...key, from, to: latest, today });
    const held = versions.flatMap(({ id, inForceFrom, inForceTo, followUpOn, activities }) =>
      inForceFrom === null ? [] : [{ id, inForceFrom, inForceTo, followUpOn, activities }],
    );
    const last = held.at(-1);
    if (!last) throw notFoundRefusal();
    const to = endOfCalendar(last.followUpOn, { today, latest });
    const breaks = await db.breakPeriod.findMany({
      where: { ...key, fromOn: { lte: fromDay(to) }, toOn: { gte: fromDay(from) } },
    });
    const series = listCalendarSeries({
      versions: held,
      breaks: breaks.map(({ fromOn, toOn }) => ({ fromOn: toDay(fromOn), toOn: toDay(toOn) })),
      from,
      to,
    });
    await recordAudit(
      db,
      actor,
      { action: 'plan.document', ...key, subjectId: last.id, detail: { form: 'CALENDAR', from, to } },
      now,
    );
    return writeCalendar(series, { madeAt: now.toISOString() });
  });
}

/** Until the follow-up; a follow-up that is late says nothing of when the times end. */
function endOfCalendar(followUpOn: IsoDay | null, { today, latest }: { today: IsoDay; latest: IsoDay }): IsoDay {
  return followUpOn === null || followUpOn <= today || followUpOn > latest ? latest : followUpOn;
}
