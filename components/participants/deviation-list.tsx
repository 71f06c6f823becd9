import { useTranslations } from 'next-intl';
import { CommandButton } from '@/components/forms/command-button';
import type { CommandResult } from '@/components/forms/use-command-form';
import type { DeviationDto, DeviationInput } from '@/lib/participants';
import { formatDay, formatInstant } from '@/lib/time';
import styles from './participants.module.css';

export interface DeviationListProps {
  caseId: string;
  deviations: readonly DeviationDto[];
  /** What the reader does with one: a provider takes it back, an officer has read it. */
  withdraw?: (input: DeviationInput) => Promise<CommandResult<unknown>>;
  read?: (input: DeviationInput) => Promise<CommandResult<unknown>>;
}

/** What the provider has told: what happened, in its words, and who has read it. */
export function DeviationList({ caseId, deviations, withdraw, read }: DeviationListProps) {
  const t = useTranslations('participants.deviations');
  return (
    <ul className={styles.deviations}>
      {deviations.map((deviation) => {
        const { id, kind, happenedOn, words, reportedByName, providerName, reportedAt, readBy } = deviation;
        const readers = [readBy.MUNICIPALITY, readBy.EMPLOYMENT_SERVICE].filter((name) => name !== null);
        const input = { caseId, deviationId: id };
        return (
          <li
            key={id}
            className={styles.deviation}
            data-unread={deviation.mayRead}
            data-withdrawn={deviation.isWithdrawn}
          >
            <b>{t('heading', { kind: t(`kinds.${kind}`), day: formatDay(happenedOn) })}</b>
            <p className={styles.words}>{words}</p>
            <small className="subtle">
              {t('told', { name: reportedByName, provider: providerName, at: formatInstant(new Date(reportedAt)) })}{' '}
              {deviation.isWithdrawn
                ? t('withdrawn')
                : readers.length > 0
                  ? t('readBy', { names: readers.join(', ') })
                  : t('unread')}
            </small>
            {deviation.mayRead && read ? (
              <CommandButton
                action={read}
                input={input}
                label={t('read')}
                doneText={t('readDone')}
                variant="secondary"
              />
            ) : null}
            {deviation.mayWithdraw && withdraw ? (
              <CommandButton
                action={withdraw}
                input={input}
                label={t('withdraw')}
                doneText={t('withdrawDone')}
                variant="tertiary"
              />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
