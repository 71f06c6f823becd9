import { useTranslations } from 'next-intl';
import { DefinitionList } from '@/components/ui/definition-list';
import type { AbsenceReviewPage } from '@/lib/absence-reviews';
import { formatDay } from '@/lib/time';
import styles from './absence.module.css';

/** A decided review as it stands, for the screen and for paper. */
export function ReviewDecision({ page }: { page: AbsenceReviewPage }) {
  const t = useTranslations('absence.form');
  const read = useTranslations('absence.decided');
  const { content, decision } = page;
  if (decision === null) return null;
  return (
    <div className={styles.decided}>
      <div className={styles.verdict}>
        <h2>{t(`decisions.${decision}`)}</h2>
        <p>{t(`decisionHelp.${decision}`)}</p>
        <p className={styles.words}>{content.decisionReasons}</p>
        <p className="subtle">
          {read('by', { name: page.decidedByName ?? '', day: page.decidedOn ? formatDay(page.decidedOn) : '' })}
        </p>
      </div>
      <DefinitionList
        items={[
          {
            term: t('voice'),
            value:
              content.hasAnswered === null ? (
                read('notAsked')
              ) : content.hasAnswered ? (
                <span className={styles.words}>{content.ownWords || read('answeredWithoutWords')}</span>
              ) : (
                read('silent', { count: content.contactAttempts ?? 0 })
              ),
          },
          {
            term: t('communication'),
            value:
              content.toldHow && content.toldOn
                ? read('told', { how: t(`channels.${content.toldHow}`), day: formatDay(content.toldOn) })
                : read('notTold'),
            note: content.answerByOn ? read('answerBy', { day: formatDay(content.answerByOn) }) : undefined,
          },
          {
            term: t('acceptableReason'),
            value: content.acceptableReason ? t(`acceptableReasons.${content.acceptableReason}`) : read('notTried'),
            note: content.acceptableReasonNote || undefined,
          },
          {
            term: t('hasSpecialReasons'),
            value:
              content.hasSpecialReasons === null
                ? read('notTried')
                : content.hasSpecialReasons
                  ? content.specialReasons
                  : t('no'),
          },
        ]}
      />
    </div>
  );
}
