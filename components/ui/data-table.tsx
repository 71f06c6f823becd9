import styles from './data-table.module.css';

// Browsers take the roles away with `display: table`, which small screens do without. So they are said outright.
const ROLES = {
  table: { role: 'table' },
  rows: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  rowHead: { role: 'rowheader' },
  columnHead: { role: 'columnheader' },
} as const;

export type DataTableProps = {
  /** What the table holds. Read out first; shown only when `showCaption`. */
  caption: string;
  showCaption?: boolean;
  /** The heading row: HeadCell, or SortableHeader for columns that sort. */
  head: React.ReactNode;
  children: React.ReactNode;
};

/**
 * A dense table, drawn on the server: DataTable > DataRow > RowHead or DataCell. Rows are 38 pixels; on small screens a
 * row becomes a block in which every cell carries its own label, so nothing scrolls sideways.
 */
export function DataTable({ caption, showCaption = false, head, children }: DataTableProps) {
  return (
    <table {...ROLES.table} className={styles.table}>
      <caption className={showCaption ? styles.caption : 'visually-hidden'}>{caption}</caption>
      <thead {...ROLES.rows}>
        <tr {...ROLES.row}>{head}</tr>
      </thead>
      <tbody {...ROLES.rows}>{children}</tbody>
    </table>
  );
}

export type DataRowProps = { children: React.ReactNode; tone?: 'attention' | 'danger' };

/** One row. A tone draws a thin line at its beginning; what it means must stand in the row in words. */
export function DataRow({ children, tone }: DataRowProps) {
  return (
    <tr {...ROLES.row} className={styles.row} data-tone={tone}>
      {children}
    </tr>
  );
}

export type HeadCellProps = { children?: React.ReactNode; numeric?: boolean; width?: string };

/** The heading of a column. */
export function HeadCell({ children, numeric = false, width }: HeadCellProps) {
  if (!children) return <td {...ROLES.cell} style={{ width }} />;
  return (
    <th {...ROLES.columnHead} scope="col" data-numeric={numeric || undefined} style={{ width }}>
      {children}
    </th>
  );
}

export type DataCellProps = {
  /** The column's name, shown beside the value on small screens. Left out where the value speaks for itself. */
  label?: string;
  numeric?: boolean;
  /** Takes a line of its own on small screens, as a week bar does. */
  wide?: boolean;
  children?: React.ReactNode;
};

/** One value. */
export function DataCell({ label, numeric = false, wide = false, children }: DataCellProps) {
  return (
    <td {...ROLES.cell} data-label={label} data-numeric={numeric || undefined} data-wide={wide || undefined}>
      {children}
    </td>
  );
}

/** The cell that names its row: the person, the case, the unit. Put the row's link here. */
export function RowHead({ children }: { children: React.ReactNode }) {
  return (
    <th {...ROLES.rowHead} scope="row">
      {children}
    </th>
  );
}
