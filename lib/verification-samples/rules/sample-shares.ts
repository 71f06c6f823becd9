import { FEWEST_TOLD, suppressSmall } from '../../follow-ups/rules/results';

/** What was found of the drawn days of one provider. */
export interface SampleCounts {
  agrees: number;
  differs: number;
  notCheckable: number;
}

/** The same as whole per cent of all that was checked; null where it is of fewer than five, or could be reckoned out from the others. */
export interface ToldShares {
  checked: number;
  agreesPercent: number | null;
  differsPercent: number | null;
  notCheckablePercent: number | null;
}

/** Shares with small numbers held back; null when fewer than five are checked in all. */
export function tellShares({ agrees, differs, notCheckable }: SampleCounts): ToldShares | null {
  const checked = agrees + differs + notCheckable;
  if (checked < FEWEST_TOLD) return null;
  const [agreesPercent = null, differsPercent = null, notCheckablePercent = null] = suppressSmall([
    agrees,
    differs,
    notCheckable,
  ]).map((count) => (count === null ? null : Math.round((100 * count) / checked)));
  return { checked, agreesPercent, differsPercent, notCheckablePercent };
}
