import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ProtectedMark } from '@/components/ui/tags';
import { formatDay, formatHours, formatShortDay, toIsoWeek } from '@/lib/time';
import type { SampleItemDto } from '@/lib/verification-samples';
import { SampleCheckForm, type SampleCheckFormProps } from './sample-check-form';
import styles from './samples.module.css';

export interface SampleItemsProps {
  items: readonly SampleItemDto[];
  action: SampleCheckFormProps['action'];
}

/** The drawn days: whose, what was reported, and what was found or the form for it. */
export function SampleItems({ items, action }: SampleItemsProps) {
  return (
    <ul className={styles.items}>
      {items.map((item) => (
        <li key={item.itemId} className={styles.item}>
          <Drawn item={item} />
          <Found item={item} action={action} />
        </li>
      ))}
    </ul>
  );
}

function Drawn({ item }: { item: SampleItemDto }) {
  const t = useTranslations('samples');
  const statuses = useTranslations('attendance.statuses');
  const { caseId, personName, isProtected, providerName, title, day, reportedMinutes, plannedMinutes, status } = item;
  return (
    <div>
      <Link href={weekHref(caseId, day)} prefetch={false} className={styles.name}>
        {personName}
      </Link>{' '}
      {isProtected ? <ProtectedMark short /> : null}
      <p>
        <time dateTime={day}>{formatShortDay(day)}</time> {nameActivity(title, providerName)}
      </p>
      <p className={styles.hours}>
        {t('reported', { hours: formatHours(reportedMinutes), planned: formatHours(plannedMinutes) })}
        {status === 'PRESENT' ? null : `, ${statuses(`${status}.word`)}`}
      </p>
      {item.check === null && item.drawnMinutes !== reportedMinutes ? (
        <p className="subtle">{t('changedSince', { hours: formatHours(item.drawnMinutes) })}</p>
      ) : null}
    </div>
  );
}

function Found({ item, action }: { item: SampleItemDto; action: SampleCheckFormProps['action'] }) {
  const t = useTranslations('samples');
  const { check } = item;
  if (check === null) {
    return item.isReporter ? (
      <p className="subtle">{t('ownReport')}</p>
    ) : (
      <SampleCheckForm item={item} action={action} />
    );
  }
  const differs = check.foundMinutes !== null && check.foundMinutes !== item.reportedMinutes;
  return (
    <div>
      <p>
        <b>{t(`outcomes.${check.outcome}`)}</b>
        {check.method === null ? null : `, ${t(`methodWords.${check.method}`)}`}
      </p>
      {check.foundMinutes === null ? null : (
        <p className={styles.hours}>
          {t('found', { found: formatHours(check.foundMinutes), reported: formatHours(check.checkedMinutes) })}{' '}
          {differs ? (
            <Link href={weekHref(item.caseId, item.day)} prefetch={false}>
              {t('correct')}
            </Link>
          ) : (
            t('corrected')
          )}
        </p>
      )}
      {check.words ? <p>{check.words}</p> : null}
      <p className="subtle">{t('checkedBy', { name: check.checkedByName, day: formatDay(check.checkedOn) })}</p>
    </div>
  );
}

/** The provider is often named in the title already. */
const nameActivity = (title: string, providerName: string) =>
  title.includes(providerName) ? title : [title, providerName].filter(Boolean).join(', ');

const weekHref = (caseId: string, day: string) => `/arenden/${caseId}/narvaro/${toIsoWeek(day)}`;
