import type { Actor } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { loadWeekFacts } from '@/lib/case-weeks/server';
import { type ConsultationEffect, calculateConsultationEffect, effectWeekOf } from '@/lib/consultations';
import type { Db } from '@/lib/platform/database';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import { addDays, type IsoDay, mondayOf } from '@/lib/time';
import type { PreviewReferralInput } from '../schemas';

/** The activity that a referral would become, before it has an id of its own. */
export const PROPOSED_ACTIVITY = 'proposed';

/** An activity that the proposal ends or collides with. */
export interface TouchedActivity {
  lineageId: string;
  title: string;
  party: string;
}

/** What a referral would do to the week, with the touched activities by name. Minutes are of the shown week. */
export interface ReferralEffect extends ConsultationEffect {
  brokenOff: TouchedActivity[];
  doubleBooked: TouchedActivity[];
}

/** Computes the effect of a referral from the facts of the case; nothing of it comes from the one who asks. */
export async function computeReferralEffect(
  db: Db,
  actor: Actor,
  input: PreviewReferralInput,
): Promise<ReferralEffect> {
  const { municipalityId, id: caseId } = await getVisibleCase(db, actor, input.caseId);
  const monday = mondayOf(effectWeekOf(input.startsOn));
  const [from = monday] = [input.startsOn, monday].sort();
  const facts = (await loadWeekFacts(db, { municipalityId, caseIds: [caseId], from, to: addDays(monday, 6) })).get(
    caseId,
  );
  if (!facts) throw notFoundRefusal();
  await requireProgramme(db, input.typeCode);
  const effect = calculateConsultationEffect(facts, {
    startsOn: input.startsOn,
    endActivityIds: input.endsLineageIds,
    newActivity: {
      id: PROPOSED_ACTIVITY,
      createdOrder: Number.MAX_SAFE_INTEGER,
      startsOn: input.startsOn,
      endsOn: null,
      activityClass: 'OCCUPATION',
      isProgramme: true,
      slots: input.slots,
      flexibleWeeklyMinutes: input.slots.length > 0 ? null : input.flexibleWeeklyMinutes,
      cancelledDays: [],
      exceptions: [],
    },
  });
  const current = await listCurrentActivities(db, { municipalityId, caseId, day: input.startsOn });
  const named = (ids: string[]) => current.filter(({ lineageId }) => ids.includes(lineageId));
  return { ...effect, brokenOff: named(effect.brokenOffIds), doubleBooked: named(effect.doubleBookedIds) };
}

async function requireProgramme(db: Db, typeCode: string): Promise<void> {
  const type = await db.activityType.findFirst({ where: { code: typeCode, isProgramme: true } });
  if (!type) throw new Refusal('invalidInput', { typeCode: 'chooseService' });
}

/** The activities of the plan in force that have not ended by the day, in the plan's order. */
export async function listCurrentActivities(
  db: Db,
  { municipalityId, caseId, day }: { municipalityId: string; caseId: string; day: IsoDay },
): Promise<TouchedActivity[]> {
  const activities = await db.activity.findMany({
    where: {
      municipalityId,
      caseId,
      planVersion: { state: 'APPROVED' },
      OR: [{ endsOn: null }, { endsOn: { gte: new Date(day) } }],
    },
    orderBy: { position: 'asc' },
    select: { lineageId: true, title: true, party: true },
  });
  return activities;
}
