import {
  type Assessment,
  calculateRequirement,
  EXEMPTION_SECTIONS,
  type Exemption,
  type ExemptionKind,
  type LegalGround,
  type RequirementLine,
} from '../../assessments';
import type { IsoDay } from '../../time';

/** What a decision may do. */
export const DECISION_KINDS = [
  'REQUIREMENT_SET',
  'REQUIREMENT_CHANGED',
  'REQUIREMENT_ENDED',
  'EXEMPTION_GRANTED',
  'EXEMPTION_ENDED',
  'BREAK_GRANTED',
  'BREAK_SHORTENED',
  'BREAK_TAKEN_BACK',
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** What is demanded and why, as it is frozen in a decision. Minutes are of a whole ordinary week. */
export interface DecidedExtent {
  ground: LegalGround;
  validFrom: IsoDay;
  /** Null until further notice. */
  validTo: IsoDay | null;
  requiredMinutes: number;
  fullTimeMinutes: number;
  isExempt: boolean;
  exemptBy: ExemptionKind | null;
  /** Together they are the required minutes. */
  lines: RequirementLine[];
  abilityReason: string;
  deductionReasons: { kind: string; reason: string }[];
  exemptions: (Omit<Exemption, 'evidence'> & {
    section: string;
    evidence: { text: string; seenOn: IsoDay } | null;
  })[];
}

/** One thing that a decision says. Both days are included; null until further notice. */
export type DecisionPoint =
  | {
      kind: 'REQUIREMENT_SET' | 'REQUIREMENT_CHANGED' | 'REQUIREMENT_ENDED';
      ground: LegalGround;
      requiredMinutes: number;
      /** What was demanded before; null when nothing was. */
      beforeMinutes: number | null;
      fromOn: IsoDay;
      toOn: IsoDay | null;
    }
  /** From `fromOn` an exemption holds, or no longer holds. */
  | {
      kind: 'EXEMPTION_GRANTED' | 'EXEMPTION_ENDED';
      exemption: ExemptionKind;
      sharePercent: number;
      fromOn: IsoDay;
      toOn: IsoDay | null;
    }
  | {
      kind: 'BREAK_GRANTED' | 'BREAK_SHORTENED' | 'BREAK_TAKEN_BACK';
      fromOn: IsoDay;
      toOn: IsoDay;
      /** Of a shortened break: the last day that it had. */
      beforeToOn: IsoDay | null;
      /** What is left of the year's four weeks after the decision. */
      account: { year: number; leftDays: number; mostDays: number };
    };

/** All that a decision keeps as it was. */
export interface DecisionContent {
  points: DecisionPoint[];
  /** Null for a decision about a break. */
  extent: DecidedExtent | null;
  /** The months in a row that 12 kap. 4 a § counts, when they are known. */
  assistance: { fromMonth: IsoDay; monthsInRow: number } | null;
}

/** What an assessment demands on a day (its first unless given), with the sum and what it rests on. 12 kap. 4 a–4 c §§ SoL. */
export function describeExtent({
  assessment,
  childrenBornOn,
  day = assessment.validFrom,
}: {
  assessment: Assessment;
  childrenBornOn: readonly IsoDay[];
  day?: IsoDay;
}): DecidedExtent {
  const { ground, validFrom, validTo, abilityReason, exemptions, deductions } = assessment;
  const requirement = calculateRequirement({ assessment, day, childrenBornOn });
  const { requiredMinutes, fullTimeMinutes, isExempt, exemptBy, lines } = requirement;
  return {
    ground,
    validFrom,
    validTo,
    requiredMinutes,
    fullTimeMinutes,
    isExempt,
    exemptBy,
    lines,
    abilityReason,
    deductionReasons: deductions.flatMap(({ kind, reason }) => (reason.trim() === '' ? [] : [{ kind, reason }])),
    exemptions: exemptions.map(({ kind, sharePercent, validTo: lastDay, evidence }) => ({
      kind,
      sharePercent,
      validTo: lastDay,
      section: EXEMPTION_SECTIONS[kind],
      evidence: evidence ? { text: evidence.text, seenOn: evidence.seenOn } : null,
    })),
  };
}

/**
 * What is to be decided when an assessment follows what held before (null when nothing did): the requirement set, changed or ended,
 * exemptions granted or ended. Empty when nothing that is decided has changed, such as when only a reason was corrected.
 */
export function listDecisionPoints({
  before,
  after,
}: {
  before: DecidedExtent | null;
  after: DecidedExtent;
}): DecisionPoint[] {
  const known = (before?.exemptions ?? []).filter(({ validTo }) => validTo === null || validTo >= after.validFrom);
  const isKnown = ({ kind, sharePercent, validTo }: DecidedExtent['exemptions'][number]) =>
    known.some((old) => old.kind === kind && old.sharePercent === sharePercent && old.validTo === validTo);
  return [
    ...listRequirementPoints(before, after),
    ...after.exemptions
      .filter((exemption) => !isKnown(exemption))
      .map(({ kind, sharePercent, validTo }) => ({
        kind: 'EXEMPTION_GRANTED' as const,
        exemption: kind,
        sharePercent,
        fromOn: after.validFrom,
        toOn: validTo ?? after.validTo,
      })),
    ...known
      .filter(({ kind }) => !after.exemptions.some((now) => now.kind === kind))
      .map(({ kind, sharePercent }) => ({
        kind: 'EXEMPTION_ENDED' as const,
        exemption: kind,
        sharePercent,
        fromOn: after.validFrom,
        toOn: null,
      })),
  ];
}

function listRequirementPoints(before: DecidedExtent | null, after: DecidedExtent): DecisionPoint[] {
  const beforeMinutes = before && isDemand(before) ? before.requiredMinutes : null;
  const point = {
    ground: after.ground,
    requiredMinutes: after.requiredMinutes,
    beforeMinutes,
    fromOn: after.validFrom,
    toOn: after.validTo,
  };
  if (beforeMinutes === null) return isDemand(after) ? [{ kind: 'REQUIREMENT_SET', ...point }] : [];
  if (!isDemand(after)) return [{ kind: 'REQUIREMENT_ENDED', ...point, ground: before?.ground ?? after.ground }];
  const isSame = beforeMinutes === after.requiredMinutes && before?.ground === after.ground;
  return isSame ? [] : [{ kind: 'REQUIREMENT_CHANGED', ...point }];
}

/** Whether something is demanded at all: neither by choice nor of one who is wholly exempt. */
export function isDemand({ ground, isExempt }: Pick<DecidedExtent, 'ground' | 'isExempt'>): boolean {
  return ground !== 'VOLUNTARY' && !isExempt;
}

/** The sections of 12 kap. SoL that the decision rests on, each once, in their order in the act. */
export function listSections({ points, extent }: Pick<DecisionContent, 'points' | 'extent'>): string[] {
  const sections = points.flatMap((point) => {
    if ('exemption' in point) return [EXEMPTION_SECTIONS[point.exemption]];
    if ('account' in point) return ['12 kap. 4 f §'];
    return GROUND_SECTIONS[point.ground];
  });
  const ofSum = (extent?.lines ?? []).filter(({ minutes }) => minutes !== 0).map(({ section }) => section);
  return [...new Set([...sections, ...ofSum])].toSorted((a, b) => a.localeCompare(b, 'sv'));
}

const GROUND_SECTIONS: Readonly<Record<LegalGround, string[]>> = {
  SECTION_12_4_A: ['12 kap. 4 a §'],
  SECTION_12_4_D: ['12 kap. 4 d §'],
  SECTION_12_4: ['12 kap. 4 §'],
  SECTION_12_4_G: ['12 kap. 4 g §'],
  VOLUNTARY: [],
};
