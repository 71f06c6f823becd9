import { describe, expect, it } from 'vitest';
import { cleanCell, isGarbled, readDay } from './cell-values';

describe('a cell', () => {
  it.each([
    ['  Anna  ', 'Anna'],
    ['="19900101-2389"', '19900101-2389'],
    ['Anna\u00a0 Maria\tBerg', 'Anna Maria Berg'],
    ['två\nrader', 'två rader'],
    ['-', ''],
    ['–', ''],
    ['A\u030asa', 'Åsa'],
  ])('%j is read as %j', (text, expected) => {
    expect(cleanCell(text)).toBe(expected);
  });
  it.each([
    ['KarlstrÃ¶m', true],
    ['Ã…kesson', true],
    ['Lindstr\ufffdm', true],
    ['Karlström', false],
    ['São Paulo', false],
    ['SÃO PAULO', false],
  ])('%s is garbled: %s', (text, expected) => {
    expect(isGarbled(text)).toBe(expected);
  });
});

describe('a day', () => {
  it.each([
    ['2026-03-15', '2026-03-15'],
    ['20260315', '2026-03-15'],
    ['2026-03-15 00:00:00', '2026-03-15'],
    ['2026-02-30', 'dayFormat'],
    ['15/3 2026', 'dayFormat'],
    ['2026-03', 'dayFormat'],
  ])('%s → %s', (text, expected) => {
    const day = readDay(text);
    expect(day.ok ? day.value : day.reason).toBe(expected);
  });
});
