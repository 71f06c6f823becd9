import { accountsWith, type DemonstrationAccount } from './accounts';
import { GROUPS, type GroupKey } from './activity-patterns';
import type { MunicipalityKey } from './organisations';

/** The job coach who leads the group and reports it; the first one leads most of them. */
export function leaderOf(municipality: MunicipalityKey, group: GroupKey): DemonstrationAccount {
  const coaches = accountsWith(municipality, 'JOB_COACH');
  const place = GROUPS.findIndex(({ key }) => key === group);
  const leader = place % 3 === 2 ? coaches.at(-1) : coaches[0];
  if (!leader) throw new RangeError(`${municipality} has no job coach`);
  return leader;
}
