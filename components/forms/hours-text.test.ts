import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHours, writeHours } from './hours-text';

describe('readHours', () => {
  it.each([
    ['7', 420],
    ['0', 0],
    ['7,5', 450],
    ['7.5', 450],
    ['7:30', 450],
    [' 7,25 ', 435],
    ['37,5', 2250],
    ['7 h', 420],
    ['7 tim 30 min', 450],
    ['7h30m', 450],
    ['45 min', 45],
    ['1,33', 80],
  ])('reads «%s» as %i minutes', (text, minutes) => {
    expect(readHours(text)).toEqual({ kind: 'minutes', minutes });
  });

  it.each(['', '   '])('takes «%s» as nothing', (text) => {
    expect(readHours(text)).toEqual({ kind: 'empty' });
  });

  it.each(['7.30', '-1', 'sju', '7:60', '7:5', '7,555', '1000', '7,5,5', '7 30', 'h', 'NaN', '1e3'])(
    'does not guess at «%s»',
    (text) => {
      expect(readHours(text)).toEqual({ kind: 'unreadable' });
    },
  );
});

describe('writeHours', () => {
  it.each([
    [0, '0'],
    [420, '7'],
    [450, '7,5'],
    [435, '7,25'],
    [90, '1,5'],
    [100, '1:40'],
    [1, '0:01'],
    [2400, '40'],
  ])('writes %i minutes as «%s»', (minutes, text) => {
    expect(writeHours(minutes)).toBe(text);
  });

  it('reads back as the same minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_080 }), (minutes) => {
        expect(readHours(writeHours(minutes))).toEqual({ kind: 'minutes', minutes });
      }),
      { seed: 47 },
    );
  });
});
