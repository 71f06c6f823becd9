/** Minutes of a day from `startsMinute` up to but not including `endsMinute`. */
export interface MinuteSpan {
  startsMinute: number;
  endsMinute: number;
}

/** How many minutes the spans hold; they must not overlap. */
export function countMinutes(spans: readonly MinuteSpan[]): number {
  return spans.reduce((sum, { startsMinute, endsMinute }) => sum + endsMinute - startsMinute, 0);
}

/** The same minutes as the fewest spans, in order and none touching another. */
export function mergeSpans(spans: readonly MinuteSpan[]): MinuteSpan[] {
  const merged: MinuteSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.startsMinute - b.startsMinute)) {
    if (span.endsMinute <= span.startsMinute) continue;
    const last = merged.at(-1);
    if (last && span.startsMinute <= last.endsMinute) last.endsMinute = Math.max(last.endsMinute, span.endsMinute);
    else merged.push({ startsMinute: span.startsMinute, endsMinute: span.endsMinute });
  }
  return merged;
}

/** The minutes that two merged lists have in common, merged. */
export function intersectSpans(some: readonly MinuteSpan[], others: readonly MinuteSpan[]): MinuteSpan[] {
  const common: MinuteSpan[] = [];
  for (const a of some) {
    for (const b of others) {
      const startsMinute = Math.max(a.startsMinute, b.startsMinute);
      const endsMinute = Math.min(a.endsMinute, b.endsMinute);
      if (startsMinute < endsMinute) common.push({ startsMinute, endsMinute });
    }
  }
  return common;
}
