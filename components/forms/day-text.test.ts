import { describe, expect, it } from 'vitest';
import { readDay } from './day-text';

describe('readDay', () => {
  it.each(['2026-11-21', '20261121', '261121', '21/11/2026', '21.11.2026', '2026/11/21', ' 2026-11-21 '])(
    'reads «%s»',
    (text) => {
      expect(readDay(text)).toEqual({ kind: 'day', day: '2026-11-21' });
    },
  );

  it('fills out a day and a month of one figure', () => {
    expect(readDay('1/2/2026')).toEqual({ kind: 'day', day: '2026-02-01' });
  });

  it.each(['2026-02-29', '2026-13-01', '260230', '21/11', 'i morgon', '2026-11', '11/21/2026'])(
    'does not guess at «%s»',
    (text) => {
      expect(readDay(text)).toEqual({ kind: 'unreadable' });
    },
  );

  it('takes blanks as nothing', () => {
    expect(readDay('  ')).toEqual({ kind: 'empty' });
  });
});
