import { describe, expect, it } from 'vitest';
import { withSearch } from './link-search';

describe('withSearch', () => {
  it('changes what is asked for and keeps the rest', () => {
    expect(withSearch('/arenden', { sok: 'Åsa B', sida: '2' }, { sida: '3' })).toBe('/arenden?sok=%C3%85sa+B&sida=3');
  });

  it('keeps a parameter that stands more than once', () => {
    expect(withSearch('/arenden', { niva: ['NO_PLAN', 'EXEMPT'] }, { sida: '2' })).toBe(
      '/arenden?niva=NO_PLAN&niva=EXEMPT&sida=2',
    );
  });

  it('takes a parameter away and leaves no lone question mark', () => {
    expect(withSearch('/arenden', { sida: '2', sok: undefined }, { sida: null })).toBe('/arenden');
  });
});
