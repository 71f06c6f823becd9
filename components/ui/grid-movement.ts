/** A place in a grid, counted from nought. */
export type GridCell = { row: number; column: number };

export type GridSize = { rows: number; columns: number };

const PAGE_ROWS = 10;

/** Where a key leads from a cell, kept within the grid, or null when the key does not move. */
export function moveInGrid(from: GridCell, key: string, size: GridSize, isControl = false): GridCell | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const to = (row: number, column: number): GridCell => ({
    row: Math.max(0, Math.min(lastRow, row)),
    column: Math.max(0, Math.min(lastColumn, column)),
  });
  switch (key) {
    case 'ArrowUp':
      return to(from.row - 1, from.column);
    case 'ArrowDown':
      return to(from.row + 1, from.column);
    case 'ArrowLeft':
      return to(from.row, from.column - 1);
    case 'ArrowRight':
      return to(from.row, from.column + 1);
    case 'Home':
      return to(isControl ? 0 : from.row, 0);
    case 'End':
      return to(isControl ? lastRow : from.row, lastColumn);
    case 'PageUp':
      return to(from.row - PAGE_ROWS, from.column);
    case 'PageDown':
      return to(from.row + PAGE_ROWS, from.column);
    default:
      return null;
  }
}
