import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { ageOn, daysOfWeek, type IsoDay, toIsoWeek } from '@/lib/time';
import type { ChildcarePage, ChildWithCare } from '../childcare-dto';
import { calculateChildcareGap, calculateChildcareNeed, suggestAdaptation } from '../rules/childcare-need';
import { findOfferOn, mayNeedChildcare } from '../rules/childcare-offer';
import { loadAwayTimes } from './load-away-times';
import { loadOffers } from './load-offers';

/** The children of a household with their places, held against the plan. @throws Refusal 'notFound', 'notPermitted' outside the municipality */
export async function getChildcarePage(
  { actor, now, today }: CommandContext,
  { caseId }: { caseId: string },
): Promise<ChildcarePage> {
  if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('notPermitted');
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await getVisibleCase(db, actor, caseId);
    const place = { municipalityId, caseId };
    const { hasPlan, times, flexibleMinutes } = await loadAwayTimes(db, { ...place, today });
    const need = calculateChildcareNeed({ times, flexibleMinutes });
    const offers = await loadOffers(db, place, today);
    const rows = await db.child.findMany({ where: place, orderBy: [{ bornOn: 'asc' }, { id: 'asc' }] });
    const bornOn = rows.map((row) => toDay(row.bornOn));
    const children = bornOn.flatMap((day, index): ChildWithCare[] => {
      if (!mayNeedChildcare({ bornOn: day, day: today })) return [];
      const ordinal = bornOn.slice(0, index + 1).filter((each) => each === day).length;
      const own = offers.filter((each) => each.childBornOn === day && each.childOrdinal === ordinal);
      const current = findOfferOn(own, today);
      const isInPlace = current?.state === 'IN_PLACE' && current.weeklyMinutes !== null;
      const care = isInPlace ? { weeklyMinutes: current.weeklyMinutes ?? 0, hours: current.hours } : null;
      return [
        {
          bornOn: day,
          ordinal,
          age: ageOn({ bornOn: day, day: today }),
          offers: own,
          current,
          gap: current?.isNotNeeded ? null : calculateChildcareGap({ need, times, place: care }),
        },
      ];
    });
    await recordAudit(db, actor, { action: 'childcare.read', ...place, detail: { children: children.length } }, now);
    return {
      caseId,
      today,
      isClosed: closedOn !== null,
      hasPlan,
      times,
      need,
      children,
      adaptationMinutes: await findAdaptation(db, place, today),
      suggestedMinutes: suggestAdaptation(children.flatMap(({ gap }) => gap ?? [])),
      isCauseRecorded: await isCauseRecorded(db, place, today),
    };
  });
}

async function findAdaptation(db: Db, place: { municipalityId: string; caseId: string }, today: IsoDay) {
  const assessment = await db.assessment.findFirst({
    where: {
      ...place,
      validFrom: { lte: fromDay(today) },
      OR: [{ validTo: null }, { validTo: { gte: fromDay(today) } }],
    },
    include: { deductions: { where: { kind: 'CHILDCARE' } } },
  });
  return assessment?.deductions[0]?.minutes ?? 0;
}

async function isCauseRecorded(db: Db, place: { municipalityId: string; caseId: string }, today: IsoDay) {
  const days = daysOfWeek(toIsoWeek(today));
  const latest = await db.gapCause.findFirst({
    where: { ...place, fromOn: { lte: fromDay(days[6]) }, OR: [{ toOn: null }, { toOn: { gte: fromDay(days[0]) } }] },
    orderBy: { recordedAt: 'desc' },
    select: { code: true },
  });
  return latest?.code === 'CHILDCARE_MISSING';
}
