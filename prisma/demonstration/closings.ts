import type { ActivityException } from '@/lib/plans';
import type { DatedActivity, DatedVersion } from './build-plan-versions';

/** The municipality's groups are closed between Christmas and New Year: an exception in each plan that is in force then. */
export function closingsOf(
  { pattern, startsOn, endsOn }: Pick<DatedActivity, 'pattern' | 'startsOn' | 'endsOn'>,
  version: Pick<DatedVersion, 'startsOn' | 'lastOn'>,
): ActivityException[] {
  if (pattern.group === null || version.lastOn !== null) return [];
  const year = version.startsOn.slice(0, 4);
  const [fromOn, toOn] = [`${year}-12-27`, `${year}-12-30`];
  const isWithin = version.startsOn <= fromOn && startsOn <= fromOn && (endsOn === null || endsOn >= toOn);
  return isWithin ? [{ fromOn, toOn, reason: 'stängt mellan jul och nyår' }] : [];
}
