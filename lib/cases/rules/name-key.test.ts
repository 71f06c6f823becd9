import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLaw } from '../../../tests/builders/law';
import { toNameKey } from './name-key';

describe('toNameKey', () => {
  it.each([
    ['Åsa Ängström-Öberg', 'åsa ängström öberg'],
    ['A\u030Asa', 'åsa'],
    ['  Anna   Maria ', 'anna maria'],
    ['José Müller', 'jose muller'],
    ['Søren Kierkegård', 'soren kierkegård'],
    ['Łukasz', 'lukasz'],
    ["O'Brien", 'obrien'],
    ['D’Angelo', 'dangelo'],
    ['von  der—Leyen', 'von der leyen'],
    ['100%_', '100'],
    ['Nguyễn', 'nguyen'],
    ['İbrahim', 'ibrahim'],
    ['Çelik Şahin', 'celik sahin'],
    ['', ''],
  ])('%s → %s', (name, key) => expect(toNameKey(name)).toBe(key));

  it('does not change a key, and carries no wildcard', () => {
    checkLaw(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const key = toNameKey(name);
        expect(toNameKey(key)).toBe(key);
        expect(key).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u);
      }),
    );
  });
});
