import { useTranslations } from 'next-intl';
import type { ShownChange } from '@/lib/caseload-import';
import { formatIdentityNumber } from '@/lib/cases';
import { formatDay, formatHours } from '@/lib/time';
import styles from './caseload-import.module.css';

const MINUTES = [
  'programmeExtentMinutes',
  'abilityMinutes',
  'JOB_SEARCH',
  'PART_TIME_EMPLOYMENT',
  'PART_TIME_EDUCATION',
  'PART_TIME_PROGRAMME',
  'PART_TIME_OTHER',
  'OTHER_DUTIES',
  'CHILDCARE',
];

/** One changed field: what it is called, what it was, and what it becomes. */
export function ChangeValue({ change }: { change: ShownChange }) {
  const t = useTranslations('import');
  return (
    <span className={styles.change}>
      <span className={styles.field}>{t(`fields.${change.field}`)}</span>
      {change.isHidden ? (
        <i>{t('table.hidden')}</i>
      ) : (
        <span>
          <span className="visually-hidden">{t('table.from')} </span>
          <del className={styles.before}>{wordOf(change.from)}</del>
          <span aria-hidden="true"> → </span>
          <span className="visually-hidden"> {t('table.to')} </span>
          <ins className={styles.after}>{wordOf(change.to)}</ins>
        </span>
      )}
    </span>
  );

  function wordOf(value: string | number | null): string {
    if (value === null || value === '') return t('table.empty');
    const { field } = change;
    if (field === 'fullTimeProgramme') return t(value ? 'table.yes' : 'table.no');
    if (MINUTES.includes(field)) return `${formatHours(Number(value))} h`;
    const text = String(value);
    switch (field) {
      case 'identityNumber':
        return formatIdentityNumber(text);
      case 'protection':
        return t(`protections.${text}`);
      case 'ground':
        return t(`grounds.${text}`);
      case 'assistanceFrom':
      case 'assistanceTo':
        return text.slice(0, 7);
      case 'registeredSince':
        return formatDay(text);
      case 'childrenBornOn':
        return text.split(' ').join(', ');
      default:
        return text;
    }
  }
}
