import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDayOrNull, toDayOrNull } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import type { SaveAgreementInput } from '../schemas';
import { getOwnMunicipality, lockProvider } from './own-municipality';

/** Changes from when to when the municipality has its agreement. What was before stands in the history. @throws Refusal 'notFound', 'wrongParty' */
export async function saveAgreement(
  { actor, now }: CommandContext,
  { providerId, agreedFrom, agreedTo }: SaveAgreementInput,
): Promise<{ providerId: string }> {
  return withActor(actor, async (db) => {
    await lockProvider(db, providerId);
    const { municipalityId, agreement } = await getOwnMunicipality(db, actor, providerId);
    if (!agreement) throw notFoundRefusal();
    const changes = [
      { field: 'agreedFrom', from: toDayOrNull(agreement.agreedFrom) ?? '', to: agreedFrom ?? '' },
      { field: 'agreedTo', from: toDayOrNull(agreement.agreedTo) ?? '', to: agreedTo ?? '' },
    ].filter(({ from, to }) => from !== to);
    if (changes.length === 0) return { providerId };
    await db.providerMunicipality.update({
      where: { providerId_municipalityId: { providerId, municipalityId } },
      data: { agreedFrom: fromDayOrNull(agreedFrom), agreedTo: fromDayOrNull(agreedTo) },
    });
    await db.providerChange.create({
      data: { providerId, municipalityId, kind: 'AGREEMENT', changes, changedBy: actor.userId, changedAt: now },
    });
    await recordAudit(db, actor, { action: 'provider.agreement', municipalityId, subjectId: providerId }, now);
    return { providerId };
  });
}
