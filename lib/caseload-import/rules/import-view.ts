import type { RowChange, RowFault, RowNote } from './caseload-row';
import type { ColumnKey } from './columns';

/** Where an import stands. Values equal the PostgreSQL enum `import_state`. */
export const IMPORT_STATES = ['RECEIVING', 'CHECKED', 'CONFIRMED', 'DISCARDED', 'FAILED'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** The lists of a dry run, as they are called in the address. */
export const IMPORT_LISTS = ['fel', 'andras', 'skapas', 'saknas', 'noteringar'] as const;
export type ImportList = (typeof IMPORT_LISTS)[number];

/** An import in the list of imports. */
export interface ImportSummary {
  importId: string;
  fileName: string;
  state: ImportState;
  /** ISO 8601. */
  uploadedAt: string;
  uploadedByName: string;
  rows: number;
  toCreate: number;
  toChange: number;
  unchanged: number;
  faulty: number;
  /** A key under `reasons`, for one that came to nothing. */
  failure: string | null;
}

/** Whom a row is about. The name of a protected person is null: it reaches no list. */
export interface ListedPerson {
  name: string | null;
  isProtected: boolean;
  caseNumber: string;
}

export interface ShownChange extends RowChange {
  /** What it was and becomes is not shown: the person is protected, or the text may tell of health. */
  isHidden: boolean;
}

export type ImportListRows =
  | { list: 'fel'; rows: { line: number; faults: RowFault[] }[] }
  | { list: 'andras'; rows: (ListedPerson & { line: number; changes: ShownChange[] })[] }
  | {
      list: 'skapas';
      rows: (ListedPerson & {
        line: number;
        unit: string;
        officer: string | null;
        hasAssessment: boolean;
        isRegistered: boolean;
      })[];
    }
  | { list: 'noteringar'; rows: (Partial<ListedPerson> & { line: number; notes: RowNote[] })[] }
  | { list: 'saknas'; rows: (ListedPerson & { caseId: string; unit: string; officer: string | null })[] };

/** One import with one page of one of its lists. */
export interface ImportPage {
  importId: string;
  fileName: string;
  state: ImportState;
  failure: string | null;
  encoding: string;
  delimiter: string;
  /** ISO 8601. */
  uploadedAt: string;
  uploadedByName: string;
  confirmedAt: string | null;
  confirmedByName: string | null;
  rows: number;
  toCreate: number;
  toChange: number;
  unchanged: number;
  faulty: number;
  missing: number;
  noted: number;
  ignoredColumns: string[];
  absentColumns: ColumnKey[];
  /** The lists that have something to show, each with how many. */
  lists: { list: ImportList; count: number }[];
  shown: { list: ImportList; page: number; pages: number; content: ImportListRows } | null;
}
