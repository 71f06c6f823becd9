import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLaw } from '../../../tests/builders/law';
import { addDays } from '../../time';
import { calculateCheckDigit, formatIdentityNumber, parseIdentityNumber } from './identity-number';

const today = '2026-11-21';

/** A test number of Skatteverket: birth number 238 or 239. */
function buildNumber(bornOn: string, { birthNumber = '238', coordination = false } = {}): string {
  const day = String(Number(bornOn.slice(8)) + (coordination ? 60 : 0)).padStart(2, '0');
  const nine = `${bornOn.slice(2, 4)}${bornOn.slice(5, 7)}${day}${birthNumber}`;
  return `${bornOn.slice(0, 2)}${nine}${calculateCheckDigit(nine)}`;
}

const anna = buildNumber('1985-03-12');
const short = anna.slice(2);
const dated = `${short.slice(0, 6)}-${short.slice(6)}`;

describe('parseIdentityNumber', () => {
  it.each([
    ['twelve digits', anna],
    ['twelve digits with a hyphen', formatIdentityNumber(anna)],
    ['ten digits', short],
    ['ten digits with a hyphen', dated],
    ['spaces around and inside', `  ${anna.slice(0, 8)} ${anna.slice(8)} `],
    ['a non-breaking space', `${anna.slice(0, 8)}\u00a0${anna.slice(8)}`],
    ['an en dash', `${anna.slice(0, 8)}–${anna.slice(8)}`],
    ['a minus sign', `${anna.slice(0, 8)}−${anna.slice(8)}`],
  ])('reads %s', (_, written) => {
    expect(parseIdentityNumber(written, { today })).toEqual({
      ok: true,
      value: anna,
      kind: 'PERSONAL',
      bornOn: '1985-03-12',
    });
  });

  it.each([
    ['a leap day', '2024-02-29', '-', '2024-02-29'],
    ['born today', '2026-11-21', '-', '2026-11-21'],
    ['born tomorrow a century ago', '1926-11-22', '-', '1926-11-22'],
    ['turning 100 this year with a plus', '1926-12-24', '+', '1926-12-24'],
    ['older than 100 with a plus', '1919-05-05', '+', '1919-05-05'],
    ['27 with a plus is the century before', '1827-05-05', '+', '1827-05-05'],
    ['99 with a hyphen', '1999-05-05', '-', '1999-05-05'],
    ['00 with a hyphen', '2000-01-01', '-', '2000-01-01'],
  ])('finds the century of %s', (_, bornOn, sign, expected) => {
    const number = buildNumber(bornOn).slice(2);
    const parsed = parseIdentityNumber(`${number.slice(0, 6)}${sign}${number.slice(6)}`, { today });
    expect(parsed).toMatchObject({ ok: true, bornOn: expected });
  });

  it('reads a samordningsnummer and keeps its day', () => {
    const number = buildNumber('1990-01-31', { birthNumber: '239', coordination: true });
    expect(number.slice(6, 8)).toBe('91');
    expect(parseIdentityNumber(number, { today })).toEqual({
      ok: true,
      value: number,
      kind: 'COORDINATION',
      bornOn: '1990-01-31',
    });
  });

  it.each([
    ['', 'identityNumberMissing'],
    ['   ', 'identityNumberMissing'],
    ['19850312', 'identityNumberFormat'],
    ['19850312-23A4', 'identityNumberFormat'],
    ['19850312--2384', 'identityNumberFormat'],
    ['1985-03-12-2384', 'identityNumberFormat'],
    ['119850312-2384', 'identityNumberFormat'],
    ['TF850312-2384', 'identityNumberFormat'],
    ['19850230-2384', 'identityNumberDate'],
    ['19851312-2384', 'identityNumberDate'],
    ['19850300-2384', 'identityNumberDate'],
    ['19850360-2384', 'identityNumberDate'],
    ['19850392-2384', 'identityNumberDate'],
    ['20261122-2384', 'identityNumberFuture'],
  ])('refuses «%s»: %s', (written, reason) => {
    expect(parseIdentityNumber(written, { today })).toEqual({ ok: false, reason });
  });

  it('refuses every wrong check digit', () => {
    for (let digit = 0; digit < 10; digit += 1) {
      const parsed = parseIdentityNumber(`${anna.slice(0, 11)}${digit}`, { today });
      expect(parsed.ok).toBe(String(digit) === anna[11]);
      if (!parsed.ok) expect(parsed.reason).toBe('identityNumberCheckDigit');
    }
  });

  it('reads back every number of the last hundred years from its ten digits', () => {
    checkLaw(
      fc.property(fc.integer({ min: 0, max: 36_523 }), fc.boolean(), (daysAgo, coordination) => {
        const bornOn = addDays(today, -daysAgo);
        const value = buildNumber(bornOn, { coordination });
        expect(parseIdentityNumber(value.slice(2), { today })).toMatchObject({ ok: true, value, bornOn });
      }),
    );
  });

  it('never takes two neighbouring digits in the wrong order, save 0 and 9', () => {
    checkLaw(
      fc.property(fc.integer({ min: 0, max: 36_000 }), fc.integer({ min: 2, max: 10 }), (daysAgo, at) => {
        const value = buildNumber(addDays(today, -daysAgo));
        const [a, b] = [value[at] as string, value[at + 1] as string];
        fc.pre(a !== b && !(`${a}${b}` === '09' || `${a}${b}` === '90'));
        expect(parseIdentityNumber(`${value.slice(0, at)}${b}${a}${value.slice(at + 2)}`, { today }).ok).toBe(false);
      }),
    );
  });
});

it('is shown with a hyphen', () => expect(formatIdentityNumber(anna)).toMatch(/^19850312-238\d$/));
