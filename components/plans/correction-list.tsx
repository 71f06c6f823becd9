import { useTranslations } from 'next-intl';
import { Section } from '@/components/layout/page';
import type { PlanCorrectionLine } from '@/lib/plans';
import { formatInstant } from '@/lib/time';

/** Who has corrected what in a plan that both have approved, the latest first. */
export function CorrectionList({ corrections }: { corrections: readonly PlanCorrectionLine[] }) {
  const t = useTranslations('planVersions.corrections');
  if (corrections.length === 0) return null;
  return (
    <Section title={t('title')} count={corrections.length}>
      <ul>
        {corrections.map(({ id, title, field, oldValue, newValue, correctedByName, correctedAt }) => (
          <li key={id}>
            {t('line', { title, field: t(field), from: oldValue || t('empty'), to: newValue || t('empty') })}{' '}
            <span className="subtle">
              {correctedByName}, {formatInstant(new Date(correctedAt))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
