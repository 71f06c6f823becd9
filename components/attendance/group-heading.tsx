import { useTranslations } from 'next-intl';
import type { GroupToReport } from '@/lib/attendance';
import styles from './groups.module.css';
import { useGroupName } from './use-group-name';

/** Which group the grid is of, where it meets and how many take part. */
export function GroupHeading({
  group,
  persons,
}: {
  group: Pick<GroupToReport, 'groupId' | 'kind' | 'name' | 'place'>;
  persons: number;
}) {
  const t = useTranslations('attendance.page');
  const groupName = useGroupName();
  return (
    <div className={styles.heading}>
      <h2>{groupName(group)}</h2>
      <p>{[group.place, t('persons', { count: persons })].filter(Boolean).join(', ')}</p>
    </div>
  );
}
