import type { RegisterChange, RegisterPlan } from './rules/register-plan';
import type { RegisterFault } from './rules/register-row';

/** A row of a register file, and what it would do. */
export interface CheckedSite {
  line: number;
  provider: string;
  site: string;
  municipalityCode: string;
  isNewProvider: boolean;
  changes: RegisterChange[];
  faults: RegisterFault[];
}

/** A service of the catalogue. */
export interface ServiceName {
  code: string;
  name: string;
}

/** What the dry run of a register file shows. */
export interface RegisterCheck {
  /** The mark of what would be written; sent back when it is confirmed. */
  plan: string;
  rows: number;
  encoding: 'utf-8' | 'windows-1252';
  delimiter: string;
  ignored: string[];
  unchanged: number;
  faulty: CheckedSite[];
  created: CheckedSite[];
  changed: CheckedSite[];
  missing: RegisterPlan['missing'];
  /** What the codes of services in the changes stand for. */
  services: ServiceName[];
}

export interface RegisterImported {
  created: number;
  changed: number;
}
