import {
  type Assessment,
  type Exemption,
  type ExemptionKind,
  findGroundPeriod,
  isGroundSelectable,
  type LegalGround,
} from '@/lib/assessments';
import { addDays, addMonths, type IsoDay } from '@/lib/time';
import { idOf } from './identity';
import { PROFILES } from './profiles';
import type { Setting } from './setting';
import type { Stage } from './stages';

type Content = Omit<Assessment, 'id' | 'validFrom' | 'validTo' | 'ground'>;

interface Span {
  from: IsoDay;
  to: IsoDay | null;
  content: Content;
}

/**
 * The person's series of assessments: a new one when the situation changes, and when another legal ground comes to hold
 * (4 a § asks for three months of försörjningsstöd, and applies from October 2026).
 */
export function buildAssessments(setting: Setting): Assessment[] {
  const cuts = [
    findGroundPeriod('SECTION_12_4_D').fromOn,
    findGroundPeriod('SECTION_12_4_A').fromOn,
    addMonths(setting.assistanceFromMonth, 3),
  ].filter((day): day is IsoDay => day !== null && day <= setting.calendar.today);

  return listSpans(setting)
    .flatMap((span) => cutSpan(span, cuts))
    .reduce<Omit<Assessment, 'id'>[]>((series, { from, to, content }) => {
      const ground = setting.life.awaitsDemand ? 'SECTION_12_4' : groundOn(from, setting.assistanceFromMonth);
      const last = series.at(-1);
      if (last?.ground === ground && JSON.stringify(contentOf(last)) === JSON.stringify(content)) last.validTo = to;
      else series.push({ ...content, validFrom: from, validTo: to, ground });
      return series;
    }, [])
    .map((assessment) => ({
      ...assessment,
      id: idOf('assessment', setting.key, assessment.validFrom),
      exemptions: assessment.exemptions.map((exemption) => ({
        ...exemption,
        evidence: evidenceOf(exemption, addDays(assessment.validFrom, -4)),
      })),
    }));
}

function listSpans(setting: Setting): Span[] {
  const { stages } = setting.life;
  return stages.flatMap((stage, index) => {
    const content = contentDuring(stage, setting);
    if (content === null) return [];
    const next = stages[index + 1];
    const to = next ? addDays(setting.calendar.monday(next.weeksAgo), -1) : null;
    return [{ from: setting.calendar.monday(stage.weeksAgo), to, content }];
  });
}

const EVIDENCE: Partial<Record<ExemptionKind, string>> = {
  EMPLOYMENT: 'Anställningsavtal',
  LABOUR_MARKET_PROGRAMME: 'Arbetsförmedlingens beslut om programmet',
  EDUCATION: 'Antagningsbesked och schema',
  SICKNESS_BENEFIT: 'Försäkringskassans beslut om halv sjukpenning',
};

/** What was seen; nobody has asked those on parental leave for anything yet. */
function evidenceOf({ kind }: Exemption, seenOn: IsoDay): Exemption['evidence'] {
  const text = EVIDENCE[kind];
  return text ? { text, seenOn } : null;
}

/** Sick benefit is granted for a time, which ends a few weeks from now. */
const BENEFIT_DAYS_LEFT = 24;

function contentDuring(stage: Stage, { life, calendar }: Setting): Content | null {
  const profile = PROFILES[life.profile];
  const ordinary: Content = {
    abilityMinutes: profile.abilityHours * 60,
    abilityReason: profile.abilityReason,
    exemptions: profile.exemption
      ? [{ ...profile.exemption, validTo: addDays(calendar.today, BENEFIT_DAYS_LEFT) }]
      : [],
    deductions: profile.deductions.map(({ kind, hours, reason }) => ({ kind, minutes: hours * 60, reason })),
  };
  switch (stage.kind) {
    case 'UNASSESSED':
    case 'CLOSED':
      return null;
    case 'ROM':
      return { ...ordinary, exemptions: [{ kind: 'LABOUR_MARKET_PROGRAMME', sharePercent: 100, validTo: null }] };
    case 'EXEMPT':
      return { ...ordinary, exemptions: [{ kind: stage.by, sharePercent: 100, validTo: null }] };
    default:
      return ordinary;
  }
}

function cutSpan(span: Span, cuts: readonly IsoDay[]): Span[] {
  const inside = cuts.filter((cut) => cut > span.from && (span.to === null || cut <= span.to)).sort();
  const starts = [span.from, ...new Set(inside)];
  return starts.map((from, index) => {
    const next = starts[index + 1];
    return { ...span, from, to: next ? addDays(next, -1) : span.to };
  });
}

function groundOn(day: IsoDay, assistanceFromMonth: IsoDay): LegalGround {
  const hasThreeMonths = day >= addMonths(assistanceFromMonth, 3);
  const holds = (ground: LegalGround) => isGroundSelectable(ground, day);
  if (hasThreeMonths && holds('SECTION_12_4_A')) return 'SECTION_12_4_A';
  return !hasThreeMonths && holds('SECTION_12_4_D') ? 'SECTION_12_4_D' : 'SECTION_12_4';
}

function contentOf({ abilityMinutes, abilityReason, exemptions, deductions }: Content): Content {
  return { abilityMinutes, abilityReason, exemptions, deductions };
}
