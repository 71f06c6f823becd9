import { describe, expect, it } from 'vitest';
import { readCell, type Vocabulary, withStatus, writeCell } from './cell-text';

const vocabulary: Vocabulary = {
  PRESENT: { letter: 'k', word: 'kom' },
  SICK: { letter: 's', word: 'sjuk' },
  SICK_CHILD: { letter: 'v', word: 'vab' },
  APPROVED_ABSENCE: { letter: 'g', word: 'giltig' },
  UNEXCUSED_ABSENCE: { letter: 'o', word: 'ogiltig' },
  CANCELLED: { letter: 'i', word: 'inställt' },
  NOT_ANSWERED: { letter: 'n', word: 'ej svar' },
};
const PLANNED = 180;

describe('readCell, of a day with 3 h planned', () => {
  it.each([
    ['3', 180, 'PRESENT'],
    ['k', 180, 'PRESENT'],
    ['Kom', 180, 'PRESENT'],
    ['3 h', 180, 'PRESENT'],
    ['3:00', 180, 'PRESENT'],
    ['s', 0, 'SICK'],
    ['SJ', 0, 'SICK'],
    ['v', 0, 'SICK_CHILD'],
    ['g', 0, 'APPROVED_ABSENCE'],
    ['o', 0, 'UNEXCUSED_ABSENCE'],
    ['i', 0, 'CANCELLED'],
    ['n', 0, 'NOT_ANSWERED'],
    ['ej svar', 0, 'NOT_ANSWERED'],
    ['1,5 s', 90, 'SICK'],
    ['1.5s', 90, 'SICK'],
    ['1:30 + sjuk', 90, 'SICK'],
    ['2 h g', 120, 'APPROVED_ABSENCE'],
    ['0 o', 0, 'UNEXCUSED_ABSENCE'],
    ['2', 120, null],
    ['0', 0, null],
  ])('%s', (text, presentMinutes, status) => {
    expect(readCell(text, PLANNED, vocabulary)).toEqual({ kind: 'entry', entry: { presentMinutes, status } });
  });

  it.each([
    ['4', 'MORE_THAN_PLANNED'],
    ['3,1 s', 'MORE_THAN_PLANNED'],
    ['3 s', 'NO_REST'],
    ['x', 'UNREADABLE'],
    ['3 x', 'UNREADABLE'],
    ['2 k', 'UNREADABLE'],
    ['-1', 'UNREADABLE'],
    ['1,2,3', 'UNREADABLE'],
  ])('does not take %s', (text, fault) => {
    expect(readCell(text, PLANNED, vocabulary)).toEqual({ kind: 'fault', fault });
  });

  it.each(['', '  ', '–'])('reads «%s» as nothing', (text) => {
    expect(readCell(text, PLANNED, vocabulary)).toEqual({ kind: 'empty' });
  });
});

describe('writeCell', () => {
  it.each([
    [180, 'PRESENT', '3'],
    [0, 'SICK', 'sjuk'],
    [90, 'SICK', '1,5 + sjuk'],
    [120, null, '2'],
  ] as const)('%s minutes, %s', (presentMinutes, status, text) => {
    const entry = { presentMinutes, status };
    expect(writeCell(entry, vocabulary)).toBe(text);
    expect(readCell(text, PLANNED, vocabulary)).toEqual({ kind: 'entry', entry });
  });
});

describe('withStatus', () => {
  it.each([
    [null, 'SICK', { presentMinutes: 0, status: 'SICK' }],
    [{ presentMinutes: 120, status: null }, 'SICK', { presentMinutes: 120, status: 'SICK' }],
    [{ presentMinutes: 180, status: 'PRESENT' }, 'SICK', { presentMinutes: 0, status: 'SICK' }],
    [{ presentMinutes: 60, status: 'SICK' }, 'PRESENT', { presentMinutes: 180, status: 'PRESENT' }],
  ] as const)('%j with %s', (entry, status, expected) => {
    expect(withStatus(entry, status, PLANNED)).toEqual(expected);
  });
});
