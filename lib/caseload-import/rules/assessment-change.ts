import { monthOfDuty } from '../../assessments/rules/activity-duty';
import type { DeductionKind, LegalGround } from '../../assessments/rules/assessment';
import { type IsoDay, mondayOf, toIsoWeek } from '../../time';
import type { CaseloadRow, ImportedAssessment, RowChange } from './caseload-row';
import { DEDUCTION_COLUMNS } from './columns';

/** An assessment that the case already has, as far as an import needs to know it. */
export interface KnownAssessment {
  id: string;
  validFrom: IsoDay;
  validTo: IsoDay | null;
  source: 'OFFICER' | 'IMPORT';
  ground: LegalGround;
  abilityMinutes: number;
  abilityReason: string;
  deductions: Partial<Record<DeductionKind, number>>;
  isInFullTimeProgramme: boolean;
}

export type AssessmentChange =
  /** The file says nothing of ability, or says what already holds. */
  | { kind: 'NONE' }
  /** An officer has assessed the person in Samspel: theirs stands. `differs` when the file says something else. */
  | { kind: 'OWNED_BY_OFFICER'; differs: boolean }
  /** A new dated assessment; the import's former one, if any, ends the day before. */
  | {
      kind: 'ADD';
      validFrom: IsoDay;
      ground: LegalGround;
      wanted: ImportedAssessment;
      replaces: KnownAssessment | null;
    }
  /** The import's own assessment began this very week: it is corrected, since no week may hold two. */
  | { kind: 'CORRECT'; ground: LegalGround; wanted: ImportedAssessment; corrects: KnownAssessment };

/**
 * What an import does with the assessment of a case. An import replaces only assessments that imports have made: one that an
 * officer has made, in force now or later, is left. What is new holds from the Monday of the week of `today`.
 */
export function decideAssessmentChange(
  { assessment: wanted, assistanceFrom }: Pick<CaseloadRow, 'assessment' | 'assistanceFrom'>,
  known: readonly KnownAssessment[],
  { today }: { today: IsoDay },
): AssessmentChange {
  if (!wanted) return { kind: 'NONE' };
  const monday = mondayOf(toIsoWeek(today));
  const byOfficer = findOfficersAssessment(known, { today });
  if (byOfficer) return { kind: 'OWNED_BY_OFFICER', differs: listAssessmentChanges(byOfficer, wanted).length > 0 };
  const open = known.filter(({ validTo }) => validTo === null || validTo >= monday);
  const [current = null] = open;
  const ground = wanted.ground ?? decideGround({ assistanceFrom, monday });
  if (!current) return { kind: 'ADD', validFrom: monday, ground, wanted, replaces: null };
  if (listAssessmentChanges(current, wanted).length === 0) return { kind: 'NONE' };
  // The ground is decided once, when the person is first assessed; a file that does not name it does not change it.
  const kept = wanted.ground ?? current.ground;
  if (current.validFrom >= monday) return { kind: 'CORRECT', ground: kept, wanted, corrects: current };
  return { kind: 'ADD', validFrom: monday, ground: kept, wanted, replaces: current };
}

/** The assessment of an officer that holds this week or later, and with it the household that it rests on; null when there is none. */
export function findOfficersAssessment(
  known: readonly KnownAssessment[],
  { today }: { today: IsoDay },
): KnownAssessment | null {
  const monday = mondayOf(toIsoWeek(today));
  return known.find(({ source, validTo }) => source === 'OFFICER' && (validTo === null || validTo >= monday)) ?? null;
}

/**
 * The ground when the file names none: 12 kap. 4 a § SoL after three months in a row with försörjningsstöd and from the day
 * it applies, else voluntary. 4 d § (an earlier demand) is a decision of its own and never assumed.
 */
export function decideGround({ assistanceFrom, monday }: { assistanceFrom: IsoDay; monday: IsoDay }): LegalGround {
  return monthOfDuty(assistanceFrom) <= monday ? 'SECTION_12_4_A' : 'VOLUNTARY';
}

/** How the wanted assessment differs from one that exists, or all it says when there is none. */
export function listAssessmentChanges(known: KnownAssessment | null, wanted: ImportedAssessment): RowChange[] {
  const pairs: RowChange[] = [
    { field: 'abilityMinutes', from: known?.abilityMinutes ?? null, to: wanted.abilityMinutes },
    { field: 'abilityReason', from: known?.abilityReason ?? '', to: wanted.abilityReason },
    {
      field: 'fullTimeProgramme',
      from: Number(known?.isInFullTimeProgramme ?? false),
      to: Number(wanted.isInFullTimeProgramme),
    },
    ...DEDUCTION_COLUMNS.map(
      (kind): RowChange => ({ field: kind, from: known?.deductions[kind] ?? 0, to: wanted.deductions[kind] ?? 0 }),
    ),
    ...(wanted.ground ? [{ field: 'ground', from: known?.ground ?? null, to: wanted.ground } as const] : []),
  ];
  return pairs.filter(({ from, to }) => from !== to);
}
