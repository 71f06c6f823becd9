import type { IsoDay } from '../../time';
import {
  type AssessmentChange,
  decideAssessmentChange,
  findOfficersAssessment,
  type KnownAssessment,
  listAssessmentChanges,
} from './assessment-change';
import type { CaseField, CaseFields, CaseloadRow, RowChange, RowFault, RowNote, RowOutcome } from './caseload-row';
import { PROTECTIONS, type Protection } from './cell-values';

/** A case of the own municipality that has the row's person or the row's case number. */
export interface KnownCase extends CaseFields {
  caseId: string;
  personId: string;
  closedOn: IsoDay | null;
  namedUserIds: string[];
  assessments: KnownAssessment[];
}

export interface Comparison {
  outcome: RowOutcome;
  /** The case that the row is about; null for one that would be created. */
  known: KnownCase | null;
  /** The person, when a new case would be opened for someone known. */
  personId: string | null;
  /** How the case would be after the import. */
  after: CaseFields;
  assessment: AssessmentChange;
  changes: RowChange[];
  faults: RowFault[];
  notes: RowNote[];
}

/**
 * What an import of the row would do, given the cases that have its person or its case number. Pure and without memory: the same
 * row against what it has itself made is UNCHANGED. A protection is never lowered; what the file has no column for is left.
 */
export function compareRow(
  row: CaseloadRow,
  candidates: readonly KnownCase[],
  { today }: { today: IsoDay },
): Comparison {
  const ofPerson = candidates.filter(({ identityNumber }) => identityNumber === row.identityNumber);
  const ofNumber = candidates.find(({ caseNumber }) => caseNumber === row.caseNumber) ?? null;
  const open = ofPerson.find(({ closedOn }) => closedOn === null) ?? null;
  const renumbered =
    open === null && ofPerson.length === 0 && ofNumber && hasGotPersonalNumber(row, ofNumber) ? ofNumber : null;
  const known = open ?? renumbered;

  const fault = ofNumber === null || ofNumber === known ? null : decideNumberFault(row, ofNumber);
  const ownsHousehold = known !== null && findOfficersAssessment(known.assessments, { today }) !== null;
  const after = mergeRow(row, known, { ownsHousehold });
  const assessment = decideAssessmentChange(row, known?.assessments ?? [], { today });
  const base = { known, personId: ofPerson[0]?.personId ?? null, after, assessment };
  if (fault) return { ...base, outcome: 'FAULTY', changes: [], faults: [fault], notes: [] };

  const notes = listNotes(row, { known, after, assessment });
  if (!known) return { ...base, outcome: 'CREATE', changes: [], faults: [], notes };
  const changes = [...listFieldChanges(known, after), ...describeAssessmentChange(assessment)];
  return { ...base, outcome: changes.length > 0 ? 'CHANGE' : 'UNCHANGED', changes, faults: [], notes };
}

/** A samordningsnummer gives way to a personnummer when the person is registered: same case, same day of birth. */
function hasGotPersonalNumber(row: CaseloadRow, known: KnownCase): boolean {
  return (
    known.closedOn === null &&
    known.identityKind === 'COORDINATION' &&
    row.identityKind === 'PERSONAL' &&
    known.bornOn === row.bornOn
  );
}

function decideNumberFault(row: CaseloadRow, taken: KnownCase): RowFault {
  const isOwn = taken.identityNumber === row.identityNumber;
  return { column: 'caseNumber', reason: isOwn ? 'caseClosed' : 'caseNumberTaken', value: row.caseNumber };
}

function mergeRow(
  { assessment: _, ...row }: CaseloadRow,
  known: KnownCase | null,
  { ownsHousehold }: { ownsHousehold: boolean },
): CaseFields {
  const before = known ?? {
    responsible: null,
    assistanceTo: null,
    registeredSince: null,
    jobseekerCategory: null,
    programme: null,
    programmeExtentMinutes: null,
    protection: 'NONE' as const,
    childrenBornOn: [],
  };
  const merged = { ...before, ...row, protection: strongerOf(before.protection, row.protection ?? 'NONE') };
  return ownsHousehold ? { ...merged, childrenBornOn: before.childrenBornOn } : merged;
}

function strongerOf(one: Protection, other: Protection): Protection {
  return PROTECTIONS.indexOf(one) >= PROTECTIONS.indexOf(other) ? one : other;
}

function listNotes(
  row: CaseloadRow,
  { known, after, assessment }: Pick<Comparison, 'known' | 'after' | 'assessment'>,
): RowNote[] {
  if (!known) return [];
  const notes: RowNote[] = [];
  if (row.protection !== undefined && row.protection !== after.protection) {
    notes.push({ column: 'protection', reason: 'protectionKept' });
  }
  if (assessment.kind === 'OWNED_BY_OFFICER' && assessment.differs) {
    notes.push({ column: 'ability', reason: 'assessmentOwned' });
  }
  if (row.childrenBornOn && row.childrenBornOn.join() !== after.childrenBornOn.join()) {
    notes.push({ column: 'childrenBornOn', reason: 'childrenOwned' });
  }
  return notes;
}

const SHOWN: Record<CaseField, (fields: CaseFields) => string | number | null> = {
  identityNumber: (fields) => fields.identityNumber,
  givenName: (fields) => fields.givenName,
  familyName: (fields) => fields.familyName,
  protection: (fields) => fields.protection,
  caseNumber: (fields) => fields.caseNumber,
  unit: (fields) => fields.unit.name,
  responsible: (fields) => fields.responsible?.name ?? null,
  assistanceFrom: (fields) => fields.assistanceFrom,
  assistanceTo: (fields) => fields.assistanceTo,
  registeredSince: (fields) => fields.registeredSince,
  jobseekerCategory: (fields) => fields.jobseekerCategory,
  programme: (fields) => fields.programme?.name ?? null,
  programmeExtentMinutes: (fields) => fields.programmeExtentMinutes,
  childrenBornOn: (fields) => fields.childrenBornOn.join(' '),
};

function listFieldChanges(known: KnownCase, after: CaseFields): RowChange[] {
  const fields = Object.keys(SHOWN) as CaseField[];
  return fields
    .filter((field) => comparable(known, field) !== comparable(after, field))
    .map((field) => ({ field, from: SHOWN[field](known), to: SHOWN[field](after) }));
}

/** Units, officers and programmes are the same when their ids are; two officers may have one name. */
function comparable(fields: CaseFields, field: CaseField): string | number | null {
  if (field === 'unit') return fields.unit.id;
  if (field === 'responsible') return fields.responsible?.id ?? null;
  if (field === 'programme') return fields.programme?.code ?? null;
  return SHOWN[field](fields);
}

/** The reason for a lessened ability may tell of health: that it changes is shown, not what it says. */
function describeAssessmentChange(change: AssessmentChange): RowChange[] {
  if (change.kind !== 'ADD' && change.kind !== 'CORRECT') return [];
  const before = change.kind === 'ADD' ? change.replaces : change.corrects;
  return listAssessmentChanges(before, change.wanted).map((difference) =>
    difference.field === 'abilityReason' ? { ...difference, from: null, to: null } : difference,
  );
}
