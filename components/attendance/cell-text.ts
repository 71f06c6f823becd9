import { readHours, writeHours } from '@/components/forms/hours-text';
import type { AttendanceStatus } from '@/lib/attendance';

/** What a day became; the status is null while it is not said what the rest of the time was. */
export interface CellEntry {
  presentMinutes: number;
  status: AttendanceStatus | null;
}

export type CellFault = 'UNREADABLE' | 'MORE_THAN_PLANNED' | 'NO_REST' | 'REST_UNSAID';

export type CellReading =
  | { kind: 'empty' }
  | { kind: 'entry'; entry: CellEntry }
  | { kind: 'fault'; fault: Exclude<CellFault, 'REST_UNSAID'> };

/** How each status is written: the letter that one types, and the word that stands in the cell. */
export type Vocabulary = Record<AttendanceStatus, { letter: string; word: string }>;

const HOURS_THEN_WORD = /^([\d.,:]*)\s*(?:h|tim)?\s*\+?\s*([a-zåäö].*)?$/;

/**
 * Reads a cell as people write it: «3», «1,5», «s», «sjuk», «2 s» (two hours, sick the rest), «k» (came). Hours under the planned ones
 * without a word leave the rest unsaid.
 */
export function readCell(
  text: string,
  plannedMinutes: number,
  vocabulary: Vocabulary,
  /** What is left of the week for an activity without times; hours alone then say that the person was there. */
  weekLeftMinutes: number | null = null,
): CellReading {
  if (weekLeftMinutes !== null) return readFlexibleCell(text, { plannedMinutes, weekLeftMinutes }, vocabulary);
  const written = text.trim().toLowerCase();
  if (written === '' || written === '–') return { kind: 'empty' };
  const parts = HOURS_THEN_WORD.exec(written);
  if (!parts) return { kind: 'fault', fault: 'UNREADABLE' };
  const [, hours = '', word = ''] = parts;
  const status = word === '' ? null : findStatus(word, vocabulary);
  if (status === undefined) return { kind: 'fault', fault: 'UNREADABLE' };
  if (hours === '')
    return { kind: 'entry', entry: enter(status === 'PRESENT' ? plannedMinutes : 0, plannedMinutes, status) };

  const reading = readHours(hours);
  if (reading.kind !== 'minutes' || status === 'PRESENT') return { kind: 'fault', fault: 'UNREADABLE' };
  if (reading.minutes > plannedMinutes) return { kind: 'fault', fault: 'MORE_THAN_PLANNED' };
  if (reading.minutes === plannedMinutes && status !== null) return { kind: 'fault', fault: 'NO_REST' };
  return { kind: 'entry', entry: enter(reading.minutes, plannedMinutes, status) };
}

/** Hours that have no times are written on the day on which they were held, up to what is left of the week. */
function readFlexibleCell(
  text: string,
  { plannedMinutes, weekLeftMinutes }: { plannedMinutes: number; weekLeftMinutes: number },
  vocabulary: Vocabulary,
): CellReading {
  const reading = readCell(text, weekLeftMinutes, vocabulary);
  if (reading.kind !== 'entry') return reading;
  const { presentMinutes, status } = reading.entry;
  const isCame = !/\d/.test(text) && status === 'PRESENT';
  return {
    kind: 'entry',
    entry: {
      presentMinutes: isCame ? Math.min(plannedMinutes, weekLeftMinutes) : presentMinutes,
      status: status ?? 'PRESENT',
    },
  };
}

/** The letter or the beginning of the word of a status; undefined when it is neither. */
function findStatus(word: string, vocabulary: Vocabulary): AttendanceStatus | undefined {
  const all = Object.entries(vocabulary) as [AttendanceStatus, Vocabulary[AttendanceStatus]][];
  const found = all.find(([, { letter }]) => letter === word) ?? all.find(([, each]) => each.word.startsWith(word));
  return found?.[0];
}

function enter(presentMinutes: number, plannedMinutes: number, status: AttendanceStatus | null): CellEntry {
  return { presentMinutes, status: presentMinutes === plannedMinutes ? 'PRESENT' : status };
}

/** An entry as it stands in the cell: «3», «sjuk», «2 + sjuk», and «2» while the rest is unsaid. */
export function writeCell({ presentMinutes, status }: CellEntry, vocabulary: Vocabulary): string {
  if (status === 'PRESENT' || status === null) return writeHours(presentMinutes);
  const { word } = vocabulary[status];
  return presentMinutes === 0 ? word : `${writeHours(presentMinutes)} + ${word}`;
}

/** The entry with this as what the rest was; the whole day when nothing is entered yet. PRESENT is that the person came. */
export function withStatus(entry: CellEntry | null, status: AttendanceStatus, plannedMinutes: number): CellEntry {
  if (status === 'PRESENT') return { presentMinutes: plannedMinutes, status };
  const presentMinutes = entry && entry.presentMinutes < plannedMinutes ? entry.presentMinutes : 0;
  return { presentMinutes, status };
}
