import { describe, expect, it } from 'vitest';
import { moveInGrid } from './grid-movement';

const size = { rows: 4, columns: 7 };

describe('moveInGrid', () => {
  it.each([
    ['ArrowUp', { row: 0, column: 3 }],
    ['ArrowDown', { row: 2, column: 3 }],
    ['ArrowLeft', { row: 1, column: 2 }],
    ['ArrowRight', { row: 1, column: 4 }],
    ['Home', { row: 1, column: 0 }],
    ['End', { row: 1, column: 6 }],
    ['PageUp', { row: 0, column: 3 }],
    ['PageDown', { row: 3, column: 3 }],
  ])('%s moves within the grid', (key, cell) => {
    expect(moveInGrid({ row: 1, column: 3 }, key, size)).toEqual(cell);
  });

  it('stays at the edges', () => {
    expect(moveInGrid({ row: 0, column: 0 }, 'ArrowUp', size)).toEqual({ row: 0, column: 0 });
    expect(moveInGrid({ row: 3, column: 6 }, 'ArrowRight', size)).toEqual({ row: 3, column: 6 });
  });

  it('goes to the corners with Ctrl', () => {
    expect(moveInGrid({ row: 2, column: 3 }, 'Home', size, true)).toEqual({ row: 0, column: 0 });
    expect(moveInGrid({ row: 2, column: 3 }, 'End', size, true)).toEqual({ row: 3, column: 6 });
  });

  it('leaves other keys alone', () => {
    expect(moveInGrid({ row: 1, column: 1 }, 'a', size)).toBeNull();
  });
});
