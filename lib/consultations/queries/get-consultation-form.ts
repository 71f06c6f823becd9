import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { getAgreementTerms } from '@/lib/agreements/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import { addWorkingDays } from '@/lib/time';
import { decideService, fitsKind, kindsToOpen } from '../rules/proposal';
import { mondayAfterAnswer } from '../rules/turn-due';
import { listEarlierReferrals } from './list-earlier-referrals';
import { listProviderServices } from './list-provider-services';
import { listCurrentActivities } from './proposal-effect';

/**
 * What the form of a new samråd needs: what the reader's party may ask about, what there is to propose, and what the plan holds. One that
 * has been held waits for no answer.
 */
export async function getConsultationForm(
  { actor, today }: CommandContext,
  asked: { caseId: string; kind: string | null; lineageId: string | null; isHeld?: boolean },
) {
  return withActor(actor, async (db) => {
    const { municipalityId, id: caseId, personId, ...caseRecord } = await getVisibleCase(db, actor, asked.caseId);
    await recordAudit(db, actor, { action: 'consultation.form', municipalityId, caseId });
    const kinds = kindsToOpen(actor.organisationKind);
    const [first] = kinds;
    if (!first) throw new Refusal('notPermitted');
    const { answerWorkingDays } = await getAgreementTerms(db, { municipalityId, day: today });
    const startsOn = mondayAfterAnswer(asked.isHeld ? today : addWorkingDays(today, answerWorkingDays));
    const types = await db.activityType.findMany({
      orderBy: { position: 'asc' },
      select: { code: true, name: true, party: true, isProgramme: true, activityClass: true },
    });
    const currentActivities = await listCurrentActivities(db, { municipalityId, caseId, day: startsOn });
    const providerServices = await listProviderServices(db, { municipalityId, day: startsOn });
    const services = kinds.flatMap((kind) =>
      types
        .filter((type) => fitsKind(type, kind) && decideService(type, { kind, providerServices }).allowed)
        .map(({ code, name }) => ({ kind, code, name })),
    );
    const kind = kinds.find((known) => known === asked.kind) ?? first;
    return {
      caseId,
      isOpen: caseRecord.closedOn === null,
      hasOtherParty: caseRecord.registeredSince !== null,
      kinds,
      services,
      /** Programmes that are asked about as a referral, by name. */
      heldByProviders: types
        .filter(
          (type) =>
            fitsKind(type, 'REFERRAL') && (!fitsKind(type, 'PROGRAMME') || providerServices.includes(type.code)),
        )
        .map(({ name }) => name),
      currentActivities,
      earlierReferrals: await listEarlierReferrals(db, actor, { municipalityId, personId, exceptId: null }),
      values: {
        caseId,
        kind,
        typeCode: services.find((service) => service.kind === kind)?.code ?? null,
        title: '',
        startsOn,
        endsOn: null,
        flexibleWeeklyMinutes: null,
        slots: [],
        endsLineageIds: currentActivities
          .map(({ lineageId }) => lineageId)
          .filter((lineageId) => lineageId === asked.lineageId),
        purpose: '',
      },
    };
  });
}

/** What the form of a new samråd gets. */
export type ConsultationForm = Awaited<ReturnType<typeof getConsultationForm>>;
