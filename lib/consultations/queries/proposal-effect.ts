import type { Actor } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { loadWeekFacts } from '@/lib/case-weeks/server';
import type { Db } from '@/lib/platform/database';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import { addDays, daysOfWeek, type IsoDay } from '@/lib/time';
import { type ConsultationEffect, calculateConsultationEffect, effectWeeksOf } from '../rules/consultation-effect';
import { type ConsultationKind, type ConsultationProposal, decideService, fitsKind } from '../rules/proposal';
import { listFormerLineages } from './former-lineages';
import { listProviderServices } from './list-provider-services';

/** The activity that a proposal would become, before it has an id of its own. */
const PROPOSED_ACTIVITY = 'proposed';

/** An activity that the proposal ends or collides with. */
export interface TouchedActivity {
  lineageId: string;
  title: string;
  party: string;
}

/** What a proposal would do to the week, with the touched activities by name. Minutes are of the shown week. */
export interface NamedEffect extends ConsultationEffect {
  brokenOff: TouchedActivity[];
  doubleBooked: TouchedActivity[];
}

/** What the effect is computed from; a referral also ends what it takes over from. */
type Proposed = Omit<ConsultationProposal, 'title'> & {
  kind: ConsultationKind;
  caseId: string;
  referralId?: string | null;
};

/** Computes the effect of a proposal from the facts of the case; nothing of it comes from the one who asks. */
export async function computeProposalEffect(db: Db, actor: Actor, proposed: Proposed): Promise<NamedEffect> {
  const { municipalityId, id: caseId } = await getVisibleCase(db, actor, proposed.caseId);
  const { startsOn } = proposed;
  const weeks = effectWeeksOf(startsOn);
  const [first = '', last = first] = [weeks[0], weeks.at(-1)];
  const period = { from: daysOfWeek(first)[0] ?? startsOn, to: addDays(daysOfWeek(last)[0] ?? startsOn, 6) };
  const facts = (await loadWeekFacts(db, { municipalityId, caseIds: [caseId], ...period })).get(caseId);
  if (!facts) throw notFoundRefusal();
  const type = proposed.kind === 'BREAK_OFF' ? null : await getProposedType(db, municipalityId, proposed);
  const current = await listCurrentActivities(db, { municipalityId, caseId, day: startsOn });
  const former = await listFormerLineages(db, { municipalityId, caseId, referralId: proposed.referralId ?? null });
  const ends = [...proposed.endsLineageIds, ...former];
  const effect = calculateConsultationEffect(facts, {
    startsOn,
    endActivityIds: current.map(({ lineageId }) => lineageId).filter((id) => ends.includes(id)),
    newActivity: type && {
      id: PROPOSED_ACTIVITY,
      createdOrder: Number.MAX_SAFE_INTEGER,
      startsOn,
      endsOn: proposed.endsOn,
      activityClass: type.activityClass,
      isProgramme: type.isProgramme,
      slots: proposed.slots,
      flexibleWeeklyMinutes: proposed.slots.length > 0 ? null : proposed.flexibleWeeklyMinutes,
      cancelledDays: [],
      exceptions: [],
    },
  });
  const named = (ids: string[]) => current.filter(({ lineageId }) => ids.includes(lineageId));
  return { ...effect, brokenOff: named(effect.brokenOffIds), doubleBooked: named(effect.doubleBookedIds) };
}

async function getProposedType(db: Db, municipalityId: string, { kind, typeCode, startsOn }: Proposed) {
  const type = typeCode ? await db.activityType.findUnique({ where: { code: typeCode } }) : null;
  if (!type || !fitsKind(type, kind)) throw new Refusal('invalidInput', { typeCode: 'chooseService' });
  if (kind === 'PROGRAMME') {
    const providerServices = await listProviderServices(db, { municipalityId, day: startsOn });
    const decision = decideService(type, { kind, providerServices });
    if (!decision.allowed) throw new Refusal('invalidInput', { typeCode: decision.reason });
  }
  return type;
}

/** The activities of the plan in force that have not ended by the day, in the plan's order. */
export async function listCurrentActivities(
  db: Db,
  { municipalityId, caseId, day }: { municipalityId: string; caseId: string; day: IsoDay },
): Promise<TouchedActivity[]> {
  return db.activity.findMany({
    where: {
      municipalityId,
      caseId,
      planVersion: { state: 'APPROVED' },
      OR: [{ endsOn: null }, { endsOn: { gte: new Date(day) } }],
    },
    orderBy: { position: 'asc' },
    select: { lineageId: true, title: true, party: true },
  });
}
