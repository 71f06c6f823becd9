import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { GroupToReport } from '@/lib/attendance';
import type { IsoWeek } from '@/lib/time';
import styles from './groups.module.css';
import { useGroupName } from './use-group-name';

export type GroupListProps = {
  groups: GroupToReport[];
  week: IsoWeek;
  selectedId: string;
  isAll: boolean;
  /** Whether there are groups beside those listed, and whether some of those listed are one's own. */
  hasMore: boolean;
};

/** The groups one may report, each with what is left of its week. */
export function GroupList({ groups, week, selectedId, isAll, hasMore }: GroupListProps) {
  const t = useTranslations('attendance');
  const groupName = useGroupName();
  const left = (group: GroupToReport) => {
    const { plannedDays, unreportedDays, unverifiedDays, persons } = group;
    if (persons === 0) return t('progress.nothingPlanned');
    if (plannedDays === 0) return t('progress.nothingEnded');
    if (unreportedDays > 0 && group.waitsFor !== null) {
      return t('progress.waitsFor', { count: unreportedDays, name: group.waitsFor });
    }
    if (unreportedDays > 0) return t('progress.unreported', { count: unreportedDays });
    return unverifiedDays > 0 ? t('progress.unverified', { count: unverifiedDays }) : t('progress.allVerified');
  };
  return (
    <nav aria-label={t('page.groups')}>
      <ul className={styles.groups}>
        {groups.map((group) => (
          <li key={group.groupId}>
            <Link
              href={`/narvaro/${week}?grupp=${group.groupId}${isAll ? '&alla=1' : ''}`}
              prefetch={false}
              className={styles.group}
              aria-current={group.groupId === selectedId ? 'true' : undefined}
              data-waits={group.unreportedDays > 0 && group.waitsFor === null ? '' : undefined}
            >
              <span>
                <span className={styles.groupName}>{groupName(group)}</span>{' '}
                <small className={styles.groupPersons}>
                  {[group.municipalityName, t('page.persons', { count: group.persons })].filter(Boolean).join(', ')}
                </small>
              </span>
              <small className={styles.groupLeft}>{left(group)}</small>
            </Link>
          </li>
        ))}
      </ul>
      {hasMore || isAll ? (
        <p className={styles.more}>
          {isAll ? (
            <Link href={`/narvaro/${week}`}>{t('page.showOwn')}</Link>
          ) : (
            <Link href={`/narvaro/${week}?alla=1`}>{t('page.showAll')}</Link>
          )}
          {isAll && hasMore ? <span>{t('page.hasMore')}</span> : null}
        </p>
      ) : null}
    </nav>
  );
}
