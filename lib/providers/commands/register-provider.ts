import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { fromDayOrNull } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import type { RegisterProviderInput } from '../schemas';
import { getOwnMunicipality, lockProvider } from './own-municipality';

/**
 * Adds a provider to the municipality's register. One that another municipality has registered by the same name is the same provider, and
 * gets an agreement here. @throws Refusal 'providerAlreadyHere', 'wrongParty'
 */
export async function registerProvider(
  { actor, now }: CommandContext,
  { providerId, name, agreedFrom, agreedTo }: RegisterProviderInput,
): Promise<{ providerId: string }> {
  return withActor(actor, async (db) => {
    // By name, so that two who register the same provider at once make one.
    await lockProvider(db, name.toLocaleLowerCase('sv-SE'));
    const known = await db.organisation.findFirst({
      where: { kind: 'PROVIDER', OR: [{ id: providerId }, { name: { equals: name, mode: 'insensitive' } }] },
      select: { id: true },
    });
    const id = known?.id ?? providerId;
    const { municipalityId, hasAgreement } = await getOwnMunicipality(db, actor, id);
    // Sent once more: what was asked for is done.
    if (hasAgreement && id === providerId) return { providerId: id };
    if (hasAgreement) throw new Refusal('invalidInput', { name: 'providerAlreadyHere' });
    if (!known) await db.organisation.create({ data: { id, kind: 'PROVIDER', name } });
    const agreement = { agreedFrom: fromDayOrNull(agreedFrom), agreedTo: fromDayOrNull(agreedTo) };
    await db.providerMunicipality.create({ data: { providerId: id, municipalityId, ...agreement } });
    await db.providerChange.create({
      data: {
        providerId: id,
        municipalityId,
        kind: known ? 'AGREEMENT' : 'PROVIDER',
        changes: [
          { field: 'agreedFrom', from: '', to: agreedFrom ?? '' },
          { field: 'agreedTo', from: '', to: agreedTo ?? '' },
        ].filter(({ to }) => to !== ''),
        changedBy: actor.userId,
        changedAt: now,
      },
    });
    await recordAudit(db, actor, { action: 'provider.register', municipalityId, subjectId: id }, now);
    return { providerId: id };
  });
}
