import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { getAgreementTerms } from '@/lib/agreements/server';
import { recordAudit } from '@/lib/audit/server';
import { mondayAfterAnswer } from '@/lib/consultations';
import { listCurrentActivities, listFormerLineages } from '@/lib/consultations/server';
import { withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import { addWorkingDays } from '@/lib/time';
import { longestReferralEnd } from '../rules/referral-state';
import { findUnsuccessfulReferral } from './find-unsuccessful-referral';
import { listReferralEvidence } from './list-referral-evidence';
import { listReferralProviders } from './list-referral-providers';

const storedSlots = z.array(z.object({ weekday: z.int(), startsMinute: z.int(), endsMinute: z.int() }));

/** What the form of a referral needs: a draft to go on with or a new one, and what there is to choose among. */
export async function getReferralForm(
  { actor, today }: CommandContext,
  asked: { caseId: string; referralId: string | null },
) {
  return withActor(actor, async (db) => {
    const { municipalityId, id: caseId } = await getVisibleCase(db, actor, asked.caseId);
    const draft = asked.referralId
      ? await db.referral.findFirst({
          where: { municipalityId, caseId, id: asked.referralId },
          include: { continues: { select: { state: true, provider: { select: { name: true } } } } },
        })
      : null;
    if (asked.referralId && !draft) throw notFoundRefusal();
    if (draft && draft.state !== 'DRAFT') throw new Refusal('referralFrozen');
    await recordAudit(db, actor, { action: 'referral.read', municipalityId, caseId, subjectId: draft?.id ?? null });
    const { answerWorkingDays } = await getAgreementTerms(db, { municipalityId, day: today });
    const startsOn = draft ? toDay(draft.startsOn) : mondayAfterAnswer(addWorkingDays(today, answerWorkingDays));
    const current = await listCurrentActivities(db, { municipalityId, caseId, day: startsOn });
    const former = await listFormerLineages(db, { municipalityId, caseId, referralId: draft?.id ?? null });
    return {
      caseId,
      providers: await listReferralProviders(db, { municipalityId, today }),
      services: await db.activityType.findMany({
        where: { isProgramme: true },
        orderBy: { position: 'asc' },
        select: { code: true, name: true, source: true, isEvidenceBased: true, strengthens: true, matches: true },
      }),
      /** What it takes over from is no choice: it ends with it. */
      currentActivities: current.filter(({ lineageId }) => !former.includes(lineageId)),
      continues: draft?.continues
        ? { providerName: draft.continues.provider.name, isRunning: draft.continues.state === 'STARTED' }
        : null,
      evidence: await listReferralEvidence(db, { municipalityId, caseId }),
      unsuccessful: await findUnsuccessfulReferral(db, { municipalityId, caseId }),
      values: {
        caseId,
        referralId: draft?.id ?? null,
        revision: draft?.revision ?? 0,
        providerId: draft?.providerId ?? '',
        coachId: draft?.coachId ?? null,
        typeCode: draft?.typeCode ?? 'ROM',
        startsOn,
        endsOn: draft ? toDay(draft.endsOn) : longestReferralEnd(startsOn),
        flexibleWeeklyMinutes: draft?.flexibleWeeklyMinutes ?? null,
        slots: draft ? storedSlots.parse(draft.slots) : [],
        endsLineageIds: draft?.endsLineageIds ?? [],
        purpose: draft?.purpose ?? '',
        differenceFromEarlier: draft?.differenceFromEarlier ?? '',
      },
    };
  });
}

/** What the form of a referral gets. */
export type ReferralForm = Awaited<ReturnType<typeof getReferralForm>>;
