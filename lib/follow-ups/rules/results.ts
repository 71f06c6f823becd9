/** Fewer than so many are never told (domain, section 2: statistics). */
export const FEWEST_TOLD = 5;

/** What became of those for whom four months have passed. */
export interface ResultCounts {
  /** Still in work or studies, the same or other. */
  still: number;
  no: number;
  /** Could not be reached. */
  notFound: number;
  /** Nobody has answered yet. */
  unasked: number;
}

/** The counts as they may be told; null where it is fewer than five, or could be reckoned out from the others. */
export interface ToldResults {
  total: number;
  still: number | null;
  /** Whole per cent of all who are counted; null when it may not be known. */
  stillPercent: number | null;
  no: number | null;
  notFound: number | null;
  unasked: number | null;
}

/**
 * The results of four months with small numbers held back: first whether those who are still there can be told from the others at all,
 * then what the others are. Whoever could not be reached, or has not been asked, does not count as still there. Null when fewer than five
 * are counted in all.
 */
export function tellResults({ still, no, notFound, unasked }: ResultCounts): ToldResults | null {
  const others = [no, notFound, unasked];
  const rest = no + notFound + unasked;
  const total = still + rest;
  if (total < FEWEST_TOLD) return null;
  const [toldStill = null] = suppressSmall([still, rest]);
  if (toldStill === null) {
    return { total, still: null, stillPercent: null, no: null, notFound: null, unasked: null };
  }
  const [toldNo = null, toldNotFound = null, toldUnasked = null] = suppressSmall(others);
  const stillPercent = Math.round((100 * still) / total);
  return { total, still, stillPercent, no: toldNo, notFound: toldNotFound, unasked: toldUnasked };
}

/** Parts of a total that is told: null where a part is under five or could be reckoned out. A part of nobody is no person, and is told. */
export function suppressSmall(parts: readonly number[]): (number | null)[] {
  const hidden = new Set(parts.flatMap((part, index) => (part > 0 && part < FEWEST_TOLD ? [index] : [])));
  if (hidden.size === 0) return [...parts];
  const rest = parts
    .map((part, index) => ({ part, index }))
    .filter(({ index }) => !hidden.has(index))
    .sort((a, b) => b.part - a.part);
  const sumHidden = () => [...hidden].reduce((sum, index) => sum + (parts[index] ?? 0), 0);
  while ((hidden.size < 2 || sumHidden() < FEWEST_TOLD) && rest.length > 0) {
    const next = rest.pop();
    if (next) hidden.add(next.index);
  }
  return parts.map((part, index) => (hidden.has(index) ? null : part));
}
