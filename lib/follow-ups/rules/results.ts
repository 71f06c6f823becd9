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
  no: number | null;
  notFound: number | null;
  unasked: number | null;
  /** Whole per cent of those who answered; null when nobody may know. */
  stillPercent: number | null;
}

/**
 * The results of four months with small numbers held back: every count under five, and then as many of the smallest others as it takes for
 * what is held back to be at least two counts and at least five persons together. Null when fewer than five are counted in all.
 */
export function tellResults({ still, no, notFound, unasked }: ResultCounts): ToldResults | null {
  const total = still + no + notFound + unasked;
  if (total < FEWEST_TOLD) return null;
  const told = suppressSmall([still, no, notFound, unasked]);
  const [toldStill = null, toldNo = null, toldNotFound = null, toldUnasked = null] = told;
  const answered = toldStill !== null && toldNo !== null ? still + no : null;
  return {
    total,
    still: toldStill,
    no: toldNo,
    notFound: toldNotFound,
    unasked: toldUnasked,
    stillPercent: answered === null ? null : Math.round((100 * still) / answered),
  };
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
