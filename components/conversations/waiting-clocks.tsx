import { useTranslations } from 'next-intl';
import { PartyMark } from '@/components/ui/party-mark';
import type { ConversationPage } from '@/lib/conversations';
import { formatDayAndMonth } from '@/lib/time';
import styles from './conversations.module.css';

const PARTIES = ['MUNICIPALITY', 'EMPLOYMENT_SERVICE'] as const;

/** The two clocks: for each authority, how long the other has waited for its answer. */
export function WaitingClocks({ waiting, answerWorkingDays }: Pick<ConversationPage, 'waiting' | 'answerWorkingDays'>) {
  const t = useTranslations('conversation.clocks');
  return (
    <ul className={styles.clocks} aria-label={t('label')}>
      {PARTIES.map((party) => {
        const clock = waiting[party];
        return (
          <li key={party}>
            <PartyMark party={party} />
            {clock === null ? (
              <span className={styles.quiet}>{t('nothing')}</span>
            ) : (
              <span data-urgency={clock.workingDays >= answerWorkingDays ? 'soon' : undefined}>
                {clock.workingDays === 0
                  ? t('today')
                  : t('waited', { days: clock.workingDays, day: formatDayAndMonth(clock.since) })}
              </span>
            )}
          </li>
        );
      })}
      <li className={styles.quiet}>{t('agreed', { days: answerWorkingDays })}</li>
    </ul>
  );
}
