import { useTranslations } from 'next-intl';
import { PartyMark } from '@/components/ui/party-mark';
import type { ConversationPage } from '@/lib/conversations';
import { formatDayAndMonth } from '@/lib/time';
import styles from './conversations.module.css';

const PARTIES = ['MUNICIPALITY', 'EMPLOYMENT_SERVICE'] as const;
/** From here on the wait is drawn as something that needs attention. */
const LONG_WAIT_WORKING_DAYS = 2;

/** The two clocks: for each authority, how long the other has waited for its answer. */
export function WaitingClocks({ waiting }: { waiting: ConversationPage['waiting'] }) {
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
              <span data-urgency={clock.workingDays >= LONG_WAIT_WORKING_DAYS ? 'soon' : undefined}>
                {clock.workingDays === 0
                  ? t('today')
                  : t('waited', { days: clock.workingDays, day: formatDayAndMonth(clock.since) })}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
