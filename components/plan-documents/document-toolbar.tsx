import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '@/lib/plan-documents';
import styles from './plan-document.module.css';
import { PrintButton } from './print-button';

interface DocumentToolbarProps {
  caseId: string;
  /** The version that was asked for; null for the one in force. */
  versionId: string | null;
  language: DocumentLanguage;
}

/** What one does with the document: print, fetch it as PDF or calendar, choose the language. Never printed itself. */
export function DocumentToolbar({ caseId, versionId, language }: DocumentToolbarProps) {
  const t = useTranslations('planPrint');
  const here = `/arenden/${caseId}/plan/utskrift`;
  const query = (chosen: DocumentLanguage) => {
    const search = new URLSearchParams();
    if (versionId !== null) search.set('version', versionId);
    if (chosen !== 'sv') search.set('sprak', chosen);
    return search.size === 0 ? '' : `?${search}`;
  };
  return (
    <nav className={styles.toolbar} aria-label={t('toolbar')}>
      <PrintButton />
      <a href={`${here}/gemensam-handlingsplan.pdf${query(language)}`}>{t('pdf')}</a>
      <a href={`${here}/aktiviteter.ics`} title={t('calendarHelp')}>
        {t('calendar')}
      </a>
      <span className={styles.languages}>
        {t('language')}:
        {DOCUMENT_LANGUAGES.map((each) => (
          <Link
            key={each}
            href={`${here}${query(each)}`}
            prefetch={false}
            replace
            aria-current={each === language ? 'true' : undefined}
          >
            {t(`languages.${each}`)}
          </Link>
        ))}
      </span>
      <Link href={`/arenden/${caseId}/plan${versionId === null ? '' : `?version=${versionId}`}`} prefetch={false}>
        {t('back')}
      </Link>
    </nav>
  );
}
