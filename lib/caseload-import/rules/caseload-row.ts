import type { DeductionKind, LegalGround } from '../../assessments/rules/assessment';
import type { IdentityKind, IdentityNumberFault } from '../../cases/rules/identity-number';
import type { IsoDay } from '../../time';
import type { Protection } from './cell-values';
import type { ColumnKey } from './columns';

/** A thing of the database that a row names. */
export interface Named {
  id: string;
  name: string;
}

/** What a case and its person hold that a caseload file can say. Days are ISO days; months their first day. */
export interface CaseFields {
  identityNumber: string;
  identityKind: IdentityKind;
  bornOn: IsoDay;
  givenName: string;
  familyName: string;
  caseNumber: string;
  unit: Named;
  responsible: Named | null;
  assistanceFrom: IsoDay;
  assistanceTo: IsoDay | null;
  registeredSince: IsoDay | null;
  jobseekerCategory: string | null;
  programme: ProgrammeName | null;
  programmeExtentMinutes: number | null;
  protection: Protection;
  /** In order; twins twice. */
  childrenBornOn: IsoDay[];
}

export interface ProgrammeName {
  code: string;
  name: string;
}

/** What a row says of how much of a week the person is able to take part. Minutes a week. */
export interface ImportedAssessment {
  /** Null when the file has no such column or cell; it is then decided by how long the person has had försörjningsstöd. */
  ground: LegalGround | null;
  abilityMinutes: number;
  abilityReason: string;
  deductions: Partial<Record<DeductionKind, number>>;
  /** Where the deductions come from; each must have a reason. */
  deductionReason: string;
  /** In an AF programme that is formally full time: exempt under 12 kap. 4 a § 3 b SoL. */
  isInFullTimeProgramme: boolean;
}

/** A sound row. A field that is undefined has no column in the file and is left as it is. */
export type CaseloadRow = Omit<Partial<CaseFields>, RequiredField> &
  Pick<CaseFields, RequiredField> & { assessment?: ImportedAssessment };

type RequiredField =
  | 'identityNumber'
  | 'identityKind'
  | 'bornOn'
  | 'givenName'
  | 'familyName'
  | 'caseNumber'
  | 'unit'
  | 'assistanceFrom';

export const ROW_FAULTS = [
  'identityNumberSpreadsheet',
  'nameMissing',
  'textTooLong',
  'textGarbled',
  'protectionUnknown',
  'caseNumberMissing',
  'unitMissing',
  'unitUnknown',
  'officerUnknown',
  'officerAmbiguous',
  'officerOtherUnit',
  'monthMissing',
  'monthFormat',
  'monthOrder',
  'dayFormat',
  'dayFuture',
  'hoursFormat',
  'hoursRange',
  'groundUnknown',
  'groundNotInForce',
  'tooManyFields',
  'unbalancedQuotes',
  'lineTooLong',
  'duplicateIdentityNumber',
  'duplicateCaseNumber',
  'caseNumberTaken',
  'caseClosed',
] as const;
export type RowFaultReason = (typeof ROW_FAULTS)[number] | IdentityNumberFault;

/** Why a row cannot be imported; `reason` is a key under `import.faults`. */
export interface RowFault {
  /** Null when the whole row is at fault. */
  column: ColumnKey | null;
  reason: RowFaultReason;
  /** What stands in the cell; left out for a protected person. */
  value?: string;
  /** What the sentence needs to be exact: a unit's name, other lines. */
  detail?: string;
}

export const ROW_NOTES = [
  'protectionKept',
  'assessmentOwned',
  'childrenOwned',
  'deductionsWithoutAbility',
  'programmeUnknown',
] as const;

/** What a sound row leaves as it was, and why; `reason` is a key under `import.notes`. */
export interface RowNote {
  column: ColumnKey | null;
  reason: (typeof ROW_NOTES)[number];
  value?: string;
}

/** A field that an import changes; `field` is a key under `import.fields`. */
export interface RowChange {
  field: ChangedField;
  from: string | number | null;
  to: string | number | null;
}

export type CaseField = Exclude<keyof CaseFields, 'identityKind' | 'bornOn'>;
export type AssessmentField = 'abilityMinutes' | 'abilityReason' | 'ground' | 'fullTimeProgramme' | DeductionKind;
export type ChangedField = CaseField | AssessmentField;

/** What an import does with a row. Values equal the PostgreSQL enum `import_outcome`. */
export type RowOutcome = 'CREATE' | 'CHANGE' | 'UNCHANGED' | 'FAULTY';
