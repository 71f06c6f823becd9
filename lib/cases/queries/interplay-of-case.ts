import { loadAgreedTerms } from '@/lib/agreements/server';
import { consultationStateOf } from '@/lib/consultations';
import { toConsultationFacts, turnOf } from '@/lib/consultations/server';
import type { Db } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { listOutsidePlan } from '@/lib/referrals/server';
import { type IsoDay, stockholmDayOf } from '@/lib/time';
import type { CaseConsultationDto, CaseReferralDto } from '../case-dto';

export interface InterplayOfCase {
  /** Newest first; those that wait for someone before all others. */
  consultations: CaseConsultationDto[];
  referrals: CaseReferralDto[];
  /** The person's coach at the provider of the referral that runs. */
  coachId: string | null;
}

const MOST_SHOWN = 4;

/** Samråd and referrals of a case: the latest few of each, and the coach that one calls. */
export async function getInterplayOfCase(
  db: Db,
  { municipalityId, caseId, today }: { municipalityId: string; caseId: string; today: IsoDay },
): Promise<InterplayOfCase> {
  const consultations = await db.consultation.findMany({
    where: { municipalityId, caseId },
    orderBy: { requestedAt: 'desc' },
    take: MOST_SHOWN,
  });
  const referrals = await db.referral.findMany({
    where: { municipalityId, caseId },
    include: { provider: true, unheard: { select: { id: true } } },
    orderBy: { draftedAt: 'desc' },
    take: MOST_SHOWN,
  });
  const termsOn = await loadAgreedTerms(db, municipalityId);
  const outsidePlan = await listOutsidePlan(db, { municipalityId, caseId, today });
  const running =
    referrals.find(({ state }) => state === 'STARTED') ?? referrals.find(({ state }) => state === 'DECIDED');
  const stated = consultations.map((row): CaseConsultationDto => {
    const isCalledOff = referrals.some(({ id, state }) => id === row.referralId && state === 'CANCELLED');
    const facts = toConsultationFacts(row, isCalledOff);
    const { waitingFor, workingDaysLeft } = turnOf(row, { termsOn, today, isCalledOff });
    return {
      id: row.id,
      kind: row.kind,
      state: consultationStateOf(facts, today),
      conclusion: row.conclusion,
      settledAs: row.settledAs,
      requestedByParty: facts.requestedByParty,
      requestedOn: stockholmDayOf(row.requestedAt),
      waitsFor: waitingFor,
      workingDaysLeft,
    };
  });
  return {
    consultations: stated.sort((a, b) => Number(a.waitsFor === null) - Number(b.waitsFor === null)),
    referrals: referrals.map((row) => ({
      id: row.id,
      state: row.state,
      providerName: row.provider.name,
      typeCode: row.typeCode,
      startsOn: toDay(row.startsOn),
      endsOn: toDay(row.extendedTo ?? row.endsOn),
      endedOn: toDayOrNull(row.endedOn),
      isUnheard: row.unheard.length > 0,
      isOutsidePlan: outsidePlan.has(row.id),
    })),
    coachId: running?.coachId ?? null,
  };
}
