import type { useTranslations } from 'next-intl';
import { type DecisionContent, type DecisionPoint, isDemand } from '@/lib/decisions';
import { formatDay, formatHours, formatMonth } from '@/lib/time';

/** The texts of `decisions` and `assessment`, in the browser or on the server. */
export interface DecisionTexts {
  t: ReturnType<typeof useTranslations<'decisions'>>;
  assessment: ReturnType<typeof useTranslations<'assessment'>>;
}

/** One thing that is decided, in a sentence. */
export function describePoint(point: DecisionPoint, { t, assessment }: DecisionTexts): string {
  const period = { from: formatDay(point.fromOn), to: point.toOn ? formatDay(point.toOn) : 'none' };
  if ('exemption' in point) {
    const exemption = assessment(`exemptions.${point.exemption}`);
    return t(`points.${point.kind}`, { exemption, share: point.sharePercent, ...period });
  }
  if ('account' in point) {
    const { year, leftDays, mostDays } = point.account;
    const before = point.beforeToOn ? formatDay(point.beforeToOn) : '';
    return t(`points.${point.kind}`, { before, left: leftDays, most: mostDays, year: String(year), ...period });
  }
  const hours = formatHours(point.requiredMinutes);
  const before = point.beforeMinutes === null ? '' : formatHours(point.beforeMinutes);
  const isOtherGround = point.kind === 'REQUIREMENT_CHANGED' && point.beforeMinutes === point.requiredMinutes;
  const { ground } = point;
  return t(isOtherGround ? 'points.REQUIREMENT_SAME_HOURS' : `points.${point.kind}`, {
    hours,
    before,
    ground,
    ...period,
  });
}

/** The reasons as they follow from the sum, for the officer to change: one paragraph a step. */
export function composeReasons({ extent, assistance }: DecisionContent, texts: DecisionTexts): string {
  if (!extent) return '';
  const { t } = texts;
  const months = assistance
    ? [t('reasons.months', { count: assistance.monthsInRow, month: formatMonth(assistance.fromMonth) })]
    : [];
  if (!isDemand(extent)) {
    return [
      ...months,
      t(extent.isExempt ? 'reasons.exempt' : 'reasons.voluntary'),
      ...describeExemptions(extent, texts),
    ]
      .join('\n')
      .trim();
  }
  return [
    [...months, t(`reasons.ground.${extent.ground}`)].join(' '),
    describeSum(extent, texts),
    ...describeExemptions(extent, texts),
  ].join('\n');
}

type Extent = NonNullable<DecisionContent['extent']>;

function describeSum(extent: Extent, { t, assessment }: DecisionTexts): string {
  const steps = extent.lines.map(({ key, minutes }) => {
    const hours = formatHours(Math.abs(minutes));
    if (key === 'MAXIMUM') return t('reasons.maximum', { hours });
    const reason = reasonOf(extent, key);
    const name = assessment(`lines.${key}`);
    return t(reason ? 'reasons.lineWithReason' : 'reasons.line', { name, hours, reason });
  });
  return [...steps, t('reasons.required', { hours: formatHours(extent.requiredMinutes) })].join(' ');
}

function reasonOf({ abilityReason, deductionReasons }: Extent, key: string): string {
  const reason = key === 'ABILITY' ? abilityReason : (deductionReasons.find(({ kind }) => kind === key)?.reason ?? '');
  return reason.trim().replace(/\.$/, '');
}

function describeExemptions({ exemptions }: Extent, { t, assessment }: DecisionTexts): string[] {
  return exemptions.map(({ kind, sharePercent, section, evidence }) => {
    const name = assessment(`exemptions.${kind}`);
    const said = t('reasons.exemption', { name, share: sharePercent, section });
    return evidence
      ? `${said} ${t('reasons.evidence', { text: evidence.text.replace(/\.$/, ''), day: formatDay(evidence.seenOn) })}`
      : said;
  });
}
