import { useTranslations } from 'next-intl';
import { formatHours } from '@/lib/time';
import { GAP_OWNERS, percentOf, type UnitWeekCounts } from '@/lib/weekly-overview';
import styles from './weekly-overview.module.css';

/** Who can do something about the missing hours, largest share first. */
export function GapOwners({ counts }: { counts: UnitWeekCounts }) {
  const t = useTranslations('weeklyOverview');
  const owners = useTranslations('gapOwners');
  if (counts.gapMinutes === 0) return <p>{t('ownersNone')}</p>;
  const shares = GAP_OWNERS.map((owner) => ({ owner, minutes: counts.gapMinutesByOwner[owner] }))
    .filter(({ minutes }) => minutes > 0)
    .sort((a, b) => b.minutes - a.minutes);
  return (
    <>
      <p className={styles.detail}>{t('ownersLead', { hours: formatHours(counts.gapMinutes) })}</p>
      <ul className={styles.owners}>
        {shares.map(({ owner, minutes }) => {
          const percent = percentOf(minutes, counts.gapMinutes) ?? 0;
          return (
            <li key={owner}>
              <span className={styles.ownerName}>{owners(owner)}</span>
              <span className={styles.ownerBar} aria-hidden="true">
                <span style={{ inlineSize: `${percent}%` }} data-owner={owner} />
              </span>
              <span className={styles.ownerFigure}>{t('ownerShare', { percent })}</span>
              <span className={styles.ownerFigure}>{t('ownerHours', { hours: formatHours(minutes) })}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
