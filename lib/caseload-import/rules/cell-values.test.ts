import { describe, expect, it } from 'vitest';
import { readDays, readGround, readMonth, readProtection, readWeeklyMinutes } from './cell-values';

const outcomeOf = (read: { ok: true; value: unknown } | { ok: false; reason: string }) =>
  read.ok ? read.value : read.reason;

describe('a month', () => {
  it.each([
    ['2026-03', '2026-03-01'],
    ['202603', '2026-03-01'],
    ['2026/03', '2026-03-01'],
    ['2026-03-15', '2026-03-01'],
    ['mar-26', '2026-03-01'],
    ['okt 2025', '2025-10-01'],
    ['2026-13', 'monthFormat'],
    ['mars', 'monthFormat'],
    ['26', 'monthFormat'],
  ])('%s → %s', (text, expected) => {
    expect(outcomeOf(readMonth(text))).toBe(expected);
  });
});

describe('days', () => {
  it.each([
    ['', []],
    ['2020-11-30 2016-05-02', ['2016-05-02', '2020-11-30']],
    ['2016-05-02|20201130', ['2016-05-02', '2020-11-30']],
    ['2016-05-02, 2016-05-02', ['2016-05-02', '2016-05-02']],
    ['2016-05-02 okänt', 'dayFormat'],
  ])('%j → %j', (text, expected) => {
    expect(outcomeOf(readDays(text))).toEqual(expected);
  });
});

describe('hours a week', () => {
  it.each([
    ['40', 2400],
    ['37,5', 2250],
    ['37.5', 2250],
    ['0', 0],
    ['0,33', 20],
    ['6,67', 400],
    ['20 h', 1200],
    ['20 timmar', 1200],
    ['50 %', 1200],
    ['75%', 1800],
    ['40,5', 'hoursRange'],
    ['120 %', 'hoursRange'],
    ['-5', 'hoursFormat'],
    ['tjugo', 'hoursFormat'],
    ['1 000,5', 'hoursFormat'],
  ])('%s → %s', (text, expected) => {
    expect(outcomeOf(readWeeklyMinutes(text))).toBe(expected);
  });
});

describe('a protection', () => {
  it.each([
    ['', 'NONE'],
    ['Nej', 'NONE'],
    ['0', 'NONE'],
    ['JA', 'MARKED'],
    ['S', 'MARKED'],
    ['Sekretessmarkering', 'MARKED'],
    ['skyddad folkbokföring', 'PROTECTED_REGISTRATION'],
    ['Fingerade personuppgifter', 'FICTITIOUS_IDENTITY'],
    ['kanske', 'protectionUnknown'],
    ['2', 'protectionUnknown'],
  ])('%j → %s', (text, expected) => {
    expect(outcomeOf(readProtection(text))).toBe(expected);
  });
});

describe('a ground in law', () => {
  it.each([
    ['12:4 a', '2026-11-16', 'SECTION_12_4_A'],
    ['12 kap. 4 a § SoL', '2026-11-16', 'SECTION_12_4_A'],
    ['4 d §', '2026-11-16', 'SECTION_12_4_D'],
    ['12 kap. 4 §', '2026-11-16', 'SECTION_12_4'],
    ['Frivilligt', '2026-11-16', 'VOLUNTARY'],
    ['4 a', '2026-09-28', 'groundNotInForce'],
    ['4 g', '2026-12-28', 'groundNotInForce'],
    ['4 g', '2027-01-04', 'SECTION_12_4_G'],
    ['12:5', '2026-11-16', 'groundUnknown'],
  ])('%s in the week of %s → %s', (text, monday, expected) => {
    expect(outcomeOf(readGround(text, { monday }))).toBe(expected);
  });
});
