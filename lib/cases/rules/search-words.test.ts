import { describe, expect, it } from 'vitest';
import { readCaseSearch } from './search-words';

const today = '2026-11-18';

describe('what someone typed to find a case', () => {
  it.each([
    ['19940823-2396', { kind: 'IDENTITY_NUMBER', identityNumber: '199408232396' }],
    ['940823-2396', { kind: 'IDENTITY_NUMBER', identityNumber: '199408232396' }],
    ['940823-2397', { kind: 'NUMBER_OR_NAME', caseNumber: '940823-2397' }],
    ['2026-0412', { kind: 'NUMBER_OR_NAME', caseNumber: '2026-0412', words: ['2026', '0412'] }],
    ['  Öberg   Anna ', { kind: 'NUMBER_OR_NAME', caseNumber: 'Öberg   Anna', words: ['öberg', 'anna'] }],
    ["José O'Hara", { kind: 'NUMBER_OR_NAME', words: ['jose', 'ohara'] }],
    ['a b c d e f gg', { kind: 'TOO_SHORT' }],
    ['a bo', { kind: 'NUMBER_OR_NAME', words: ['a', 'bo'] }],
    ['ö', { kind: 'TOO_SHORT' }],
    ['%%', { kind: 'TOO_SHORT' }],
    ['', { kind: 'TOO_SHORT' }],
  ])('reads «%s»', (typed, expected) => {
    expect(readCaseSearch(typed, { today })).toMatchObject(expected);
  });
});
