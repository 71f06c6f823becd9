import type { Db } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { notFoundRefusal, Refusal, refuseUnless } from '@/lib/platform/refusal';
import type { IsoDay } from '@/lib/time';
import { decideExtensionEnd } from '../rules/counter-proposal';

/** The running referral may be extended to the day. @throws Refusal notFound, referralWrongOrder, extensionNotLater, extensionTooLong. */
export async function requireExtensionEnd(
  db: Db,
  place: { municipalityId: string; caseId: string; referralId: string },
  endsOn: IsoDay,
): Promise<void> {
  const { municipalityId, caseId, referralId } = place;
  const referral = await db.referral.findFirst({ where: { municipalityId, caseId, id: referralId } });
  if (!referral) throw notFoundRefusal();
  if (referral.state !== 'STARTED') throw new Refusal('referralWrongOrder');
  const countedFrom = toDay(referral.countedFrom ?? referral.startsOn);
  refuseUnless(decideExtensionEnd({ countedFrom, runsUntil: toDay(referral.extendedTo ?? referral.endsOn), endsOn }));
}
