import type { PlanActivity, PlanContent, PlanTexts } from './plan-content';
import { TEXT_FIELDS } from './plan-differences';

/** Who changed something since both began from the same writing. */
export type ChangedBy = 'MINE' | 'THEIRS' | 'BOTH';

/**
 * One writing of two that began from the same: what only one of them changed is taken from that one; what both changed is as in
 * `mine`. An activity that one took away and the other changed stays, since taking it away again is easier than drawing it anew.
 */
export function mergePlans({ base, mine, theirs }: Record<'base' | 'mine' | 'theirs', PlanContent>): PlanContent {
  const texts = Object.fromEntries(
    TEXT_FIELDS.map((field) => [field, mine[field] === base[field] ? theirs[field] : mine[field]]),
  ) as unknown as PlanTexts;
  const lineages = new Set([...theirs.activities, ...mine.activities].map(({ lineageId }) => lineageId));
  const activities = [...lineages].flatMap((lineageId) => {
    const [before, own, other] = [base, mine, theirs].map((content) => findActivity(content, lineageId));
    const merged = isSame(before, own) ? other : isSame(before, other) ? own : (own ?? other);
    return merged ? [merged] : [];
  });
  return { ...texts, activities };
}

/** Who has changed a text, or an activity by its lineage, since `base`. Null when both still say what it said. */
export function findChangedBy(
  { base, mine, theirs }: Record<'base' | 'mine' | 'theirs', PlanContent>,
  what: { field: keyof PlanTexts } | { lineageId: string },
): ChangedBy | null {
  const [before, own, other] = [base, mine, theirs].map((content) =>
    'field' in what ? content[what.field] : findActivity(content, what.lineageId),
  );
  const byMe = !isSame(before, own);
  const byThem = !isSame(before, other);
  if (byMe && byThem) return 'BOTH';
  return byMe ? 'MINE' : byThem ? 'THEIRS' : null;
}

function findActivity({ activities }: PlanContent, lineageId: string): PlanActivity | null {
  return activities.find((activity) => activity.lineageId === lineageId) ?? null;
}

/** Whether two say the same, however their parts are ordered. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sortKeys(a)) === JSON.stringify(sortKeys(b));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}
