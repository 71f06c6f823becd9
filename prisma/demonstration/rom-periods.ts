import { longestReferralEnd } from '@/lib/referrals';
import { addDays, type IsoDay } from '@/lib/time';
import { firstOf } from './calendar';
import { idOf } from './identity';
import { type DemonstrationProvider, PROVIDERS, type ProviderKey } from './organisations';
import type { Setting } from './setting';

/** The provider with this key. */
export function providerOf(key: ProviderKey): DemonstrationProvider {
  const found = PROVIDERS.find((provider) => provider.key === key);
  if (!found) throw new RangeError(`There is no provider ${key}`);
  return found;
}

/** The provider's office in the municipality, or the nearest one when it has none there. */
export function siteNear({ municipality }: Setting, key: ProviderKey): DemonstrationProvider['sites'][number] {
  const { sites } = providerOf(key);
  const found = sites.find(({ municipalityCode }) => municipalityCode === municipality.code) ?? sites[0];
  if (!found) throw new RangeError(`${key} has no office`);
  return found;
}

/** The referral behind the ROM stage at `index`: how long it was meant to last, and when it ended. */
export function romPeriodAt({ key, life, calendar }: Setting, index: number) {
  const stage = life.stages[index];
  if (stage?.kind !== 'ROM') throw new RangeError(`Stage ${index} of ${key} is no ROM`);
  const startsOn = calendar.monday(stage.weeksAgo);
  const next = life.stages[index + 1];
  const endedOn: IsoDay | null = next ? addDays(calendar.monday(next.weeksAgo), -1) : null;
  const longest = longestReferralEnd(startsOn);
  const endsOn = stage.endReason === 'TIME_LIMIT' && endedOn !== null ? firstOf(endedOn, longest) : longest;
  return { referralId: idOf('referral', key, startsOn), stage, startsOn, endsOn, endedOn };
}
