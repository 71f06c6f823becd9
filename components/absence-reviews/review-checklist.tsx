'use client';

import { useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import { Icon } from '@/components/ui/icon';
import { type AbsenceReviewContent, type AbsenceReviewPage, listMissingBeforeDecision } from '@/lib/absence-reviews';
import styles from './absence.module.css';
import type { ReviewFormValues } from './review-form-values';

/** What is missing before the chosen decision, beside the fields while one writes; each line goes to its field. */
export function ReviewChecklist({ page, formKey }: { page: AbsenceReviewPage; formKey: string }) {
  const t = useTranslations('absence.checklist');
  const reason = useTranslations('reasons');
  const { control } = useFormContext<ReviewFormValues>();
  const values = useWatch({ control }) as ReviewFormValues;
  const missing = listMissingBeforeDecision(toContent(values), values.decision ?? null, {
    days: page.reviewedDays.filter(({ status }) => status === 'UNEXCUSED_ABSENCE').map(({ day }) => day),
    today: page.today,
  });
  return (
    <section className={styles.checklist} aria-labelledby="franvaro-saknas" aria-live="polite">
      <h2 id="franvaro-saknas">{missing.length === 0 ? t('complete') : t('title')}</h2>
      {missing.length === 0 ? (
        <p className={styles.complete}>
          <Icon name="check" /> {t('completeText')}
        </p>
      ) : (
        <ul>
          {missing.map(({ field, reason: key }) => (
            <li key={key}>
              {field === 'days' ? (
                reason(key)
              ) : (
                <a href={`#${formKey}-${field}`} onClick={(event) => focusField(event, `${formKey}-${field}`)}>
                  {reason(key)}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The form's values as the rule reads them; a day that cannot be read counts as none. */
function toContent(values: ReviewFormValues): AbsenceReviewContent {
  return { ...values, contactAttempts: values.contactAttempts === null ? null : Number(values.contactAttempts) };
}

/** Goes to the field itself, so that one can answer at once. */
function focusField(event: React.MouseEvent, id: string) {
  const element = document.getElementById(id);
  if (!element) return;
  event.preventDefault();
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
}
