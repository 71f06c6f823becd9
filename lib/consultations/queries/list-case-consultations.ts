import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { loadAgreedTerms } from '@/lib/agreements/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { stockholmDayOf } from '@/lib/time';
import { orderCaseConsultations, orderCaseReferrals } from '../rules/case-order';
import { consultationStateOf } from '../rules/consultation-state';
import { calculateWaitingClocks } from '../rules/waiting-clocks';
import { toConsultationFacts, toConsultationTimes } from './consultation-facts';
import { isAboutExtension } from './stored-consultation';
import { turnOf } from './turn-of';

/** A case seldom has more; the page says so if it does. */
const LIMIT = 100;

/** All samråd and referrals of a case: what waits or runs, then what is over, newest first. */
export async function listCaseConsultations({ actor, today }: CommandContext, asked: { caseId: string }) {
  return withActor(actor, async (db) => {
    const { municipalityId, id: caseId } = await getVisibleCase(db, actor, asked.caseId);
    await recordAudit(db, actor, { action: 'consultation.list', municipalityId, caseId });
    const consultations = await db.consultation.findMany({
      where: { municipalityId, caseId },
      orderBy: { requestedAt: 'desc' },
      take: LIMIT,
    });
    const referrals = await db.referral.findMany({
      where: { municipalityId, caseId },
      orderBy: { draftedAt: 'desc' },
      take: LIMIT,
      include: { provider: { select: { name: true } }, unheard: { select: { id: true } } },
    });
    const calledOff = new Set(referrals.filter(({ state }) => state === 'CANCELLED').map(({ id }) => id));
    const termsOn = await loadAgreedTerms(db, municipalityId);
    const types = await db.activityType.findMany({ where: { isProgramme: true }, select: { code: true, name: true } });
    const typeNames = new Map(types.map(({ code, name }) => [code, name]));
    const providerNames = new Map(referrals.map(({ id, provider }) => [id, provider.name]));
    return {
      mayDraftReferral: actor.organisationKind === 'EMPLOYMENT_SERVICE',
      consultations: orderCaseConsultations(
        consultations.map((row) => {
          const isCalledOff = calledOff.has(row.referralId ?? '');
          const facts = toConsultationFacts(row, isCalledOff);
          return {
            consultationId: row.id,
            kind: row.kind,
            isExtension: isAboutExtension(row),
            referralId: row.referralId,
            /** Of a referral, and of a longer period of one. */
            providerName: row.referralId && (providerNames.get(row.referralId) ?? null),
            requestedOn: stockholmDayOf(row.requestedAt),
            state: consultationStateOf(facts, today),
            waitedWorkingDays: calculateWaitingClocks(toConsultationTimes(row, isCalledOff), today),
            ...turnOf(row, { termsOn, today, isCalledOff }),
            answer: row.answer,
            conclusion: row.conclusion,
            settledAs: facts.settlement?.as ?? null,
          };
        }),
      ),
      referrals: orderCaseReferrals(
        referrals.map((row) => ({
          referralId: row.id,
          state: row.state,
          providerName: row.provider.name,
          serviceName: typeNames.get(row.typeCode) ?? row.typeCode,
          startsOn: toDay(row.startsOn),
          endsOn: toDay(row.extendedTo ?? row.endsOn),
          endedOn: toDayOrNull(row.endedOn),
          endReason: row.endReason,
          isUnheard: row.unheard.length > 0,
        })),
      ),
    };
  });
}

/** What the page of samråd and referrals gets. */
export type CaseConsultations = Awaited<ReturnType<typeof listCaseConsultations>>;
