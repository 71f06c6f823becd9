/** A run of words that two texts share, or that only one of them has. */
export interface WordRun {
  kind: 'SAME' | 'ADDED' | 'REMOVED';
  text: string;
}

/** Above this many pairs of words to compare the texts are told as wholly exchanged. */
const MOST_PAIRS = 2_000_000;

/**
 * What was taken away from a text and what was added, word by word with the spaces kept: the runs that are not added make up `before`,
 * those that are not removed make up `after`. The longest common run of words is kept as the same.
 */
export function compareWords(before: string, after: string): WordRun[] {
  const [old, fresh] = [toWords(before), toWords(after)];
  const start = countShared(old, fresh);
  const end = countShared(old.slice(start).reverse(), fresh.slice(start).reverse());
  const middle = compareMiddle(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end));
  return joinRuns([
    ...old.slice(0, start).map((text) => ({ kind: 'SAME' as const, text })),
    ...middle,
    ...old.slice(old.length - end).map((text) => ({ kind: 'SAME' as const, text })),
  ]);
}

function toWords(text: string): string[] {
  return text.match(/\s+|\S+/g) ?? [];
}

function countShared(some: readonly string[], others: readonly string[]): number {
  let count = 0;
  while (count < some.length && count < others.length && some[count] === others[count]) count += 1;
  return count;
}

function compareMiddle(old: readonly string[], fresh: readonly string[]): WordRun[] {
  if (old.length * fresh.length > MOST_PAIRS) return exchange(old, fresh);
  const shared = lengthsOfShared(old, fresh);
  const width = fresh.length + 1;
  const runs: WordRun[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < fresh.length) {
    if (old[i] === fresh[j]) {
      runs.push({ kind: 'SAME', text: old[i] ?? '' });
      i += 1;
      j += 1;
    } else if ((shared[(i + 1) * width + j] ?? 0) >= (shared[i * width + j + 1] ?? 0)) {
      runs.push({ kind: 'REMOVED', text: old[i] ?? '' });
      i += 1;
    } else {
      runs.push({ kind: 'ADDED', text: fresh[j] ?? '' });
      j += 1;
    }
  }
  return [...runs, ...exchange(old.slice(i), fresh.slice(j))];
}

function exchange(old: readonly string[], fresh: readonly string[]): WordRun[] {
  return [
    ...old.map((text) => ({ kind: 'REMOVED' as const, text })),
    ...fresh.map((text) => ({ kind: 'ADDED' as const, text })),
  ];
}

/** For each pair of places, row by row, how many words the rests after them have in common in order. */
function lengthsOfShared(old: readonly string[], fresh: readonly string[]): Uint16Array {
  const width = fresh.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        old[i] === fresh[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  return lengths;
}

/** Neighbours of one kind as one run; where words are exchanged, all that was removed comes before what was added. */
function joinRuns(runs: readonly WordRun[]): WordRun[] {
  const joined: WordRun[] = [];
  let [removed, added] = ['', ''];
  const flush = () => {
    if (removed) joined.push({ kind: 'REMOVED', text: removed });
    if (added) joined.push({ kind: 'ADDED', text: added });
    [removed, added] = ['', ''];
  };
  for (const { kind, text } of runs) {
    if (kind === 'REMOVED') removed += text;
    else if (kind === 'ADDED') added += text;
    else {
      flush();
      const last = joined.at(-1);
      if (last?.kind === 'SAME') last.text += text;
      else joined.push({ kind, text });
    }
  }
  flush();
  return joined;
}
