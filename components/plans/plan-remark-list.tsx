import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { PlanRemark } from '@/lib/plans';
import { formatDay, type IsoDay } from '@/lib/time';
import styles from './plan-changes.module.css';

interface PlanRemarkListProps {
  caseId: string;
  remarks: readonly PlanRemark[];
  inForceFrom: IsoDay;
  followUpOn: IsoDay | null;
  /** A version that is on its way is where it is put right; otherwise a new one is begun. */
  openNumber: number | null;
}

/** What is worth a look in a plan that is in force: why, and where one does something about it. It hinders nothing. */
export function PlanRemarkList({ caseId, remarks, inForceFrom, followUpOn, openNumber }: PlanRemarkListProps) {
  const t = useTranslations('plan.remarks');
  const why = useTranslations('planVersions.remarks');
  if (remarks.length === 0) return null;
  const days = { since: formatDay(inForceFrom), day: followUpOn === null ? '' : formatDay(followUpOn) };
  return (
    <ul className={styles.remarks}>
      {remarks.map((remark) => (
        <li key={remark}>
          <Icon name="warning" />
          <p>
            <b>{t(remark)}.</b> {why(`reasons.${remark}`, days)}{' '}
            {remark === 'FOLLOW_UP_DUE' ? (
              <Link href={`/arenden/${caseId}/uppfoljning`} prefetch={false}>
                {why('followUp')}
              </Link>
            ) : (
              <Link href={`/arenden/${caseId}/plan${openNumber === null ? '#andra-planen' : ''}`} prefetch={false}>
                {openNumber === null ? why('change') : why('continue', { number: openNumber })}
              </Link>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
