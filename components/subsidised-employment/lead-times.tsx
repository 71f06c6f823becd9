import { useTranslations } from 'next-intl';
import type { EmploymentLeadTimes as LeadTimes } from '@/lib/subsidised-employment';
import styles from './employment.module.css';

/** How long it takes from request to decision and from a held place to a start; small numbers are not shown. */
export function EmploymentLeadTimes({ leadTimes }: { leadTimes: LeadTimes }) {
  const t = useTranslations('employment.leadTimes');
  return (
    <>
      <p className="subtle">{t('text')}</p>
      <ul className={styles.times}>
        {(['requestToDecision', 'holdToStart'] as const).map((key) => {
          const median = leadTimes[key];
          return (
            <li key={key}>
              <b>{t(key)}</b> {median === null ? t('tooFew') : t('median', median)}
            </li>
          );
        })}
      </ul>
    </>
  );
}
