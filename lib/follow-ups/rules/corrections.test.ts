import { expect, it } from 'vitest';
import { decideRecording, withoutCorrected } from './corrections';

const first = { id: 'a', correctsId: null };
const second = { id: 'b', correctsId: 'a' };

it('of what is corrected only the last stands', () => {
  expect(withoutCorrected([second, first])).toEqual([second]);
  expect(withoutCorrected([])).toEqual([]);
});

it.each([
  ['the first', [], null, true],
  ['a second beside the first', [first], null, false],
  ['a correction of the first', [first], 'a', true],
  ['a correction of what is corrected already', [first, second], 'a', false],
  ['a correction of the correction', [first, second], 'b', true],
  ['a correction of nothing', [], 'a', false],
])('%s: %s', (_, rows, correctsId, allowed) => {
  expect(decideRecording(rows, correctsId).allowed).toBe(allowed);
});
