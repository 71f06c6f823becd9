'use client';

import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { PlanMissing } from '@/lib/plans';
import styles from './plan.module.css';

/** What is missing before anyone may approve, each line a way to where it is put right. */
export function PlanChecklist({ missing, isEditing }: { missing: readonly PlanMissing[]; isEditing: boolean }) {
  const t = useTranslations('plan.checklist');
  const reason = useTranslations('reasons');
  if (missing.length === 0) {
    return (
      <p className={styles.complete}>
        <Icon name="check" />
        {t('complete')}
      </p>
    );
  }
  return (
    <section className={styles.checklist} aria-labelledby="plan-saknas">
      <h2 id="plan-saknas">
        {t('title')} <span className="subtle">{missing.length}</span>
      </h2>
      <ul>
        {missing.map(({ field, reason: key }) => (
          <li key={field}>
            {isEditing ? (
              <a href={`#form-${field}`} onClick={(event) => focusField(event, `form-${field}`)}>
                {reason(key)}
              </a>
            ) : (
              reason(key)
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Goes to the field itself, so that one can type at once. */
function focusField(event: React.MouseEvent, id: string) {
  const element = document.getElementById(id);
  if (!element) return;
  event.preventDefault();
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
}
