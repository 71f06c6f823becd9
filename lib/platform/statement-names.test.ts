import { describe, expect, it } from 'vitest';
import { createStatementNames } from './statement-names';

describe('the name of a statement', () => {
  it('is the same for the same text and another for another, and fits in an identifier of PostgreSQL', () => {
    const nameOf = createStatementNames(2);
    const first = nameOf({ sql: 'select 1' });
    expect(nameOf({ sql: 'select 1' })).toBe(first);
    expect(nameOf({ sql: 'select 2' })).not.toBe(first);
    expect(first?.length).toBeLessThan(64);
  });

  it('is given to no more statements than a connection shall remember', () => {
    const nameOf = createStatementNames(1);
    const first = nameOf({ sql: 'select 1' });
    expect(nameOf({ sql: 'select 2' })).toBe('');
    expect(nameOf({ sql: 'select 1' })).toBe(first);
  });

  it('is not given to a batch', () => {
    expect(createStatementNames(1)({ sql: `insert into t values ${'(1),'.repeat(3000)}` })).toBe('');
  });
});
