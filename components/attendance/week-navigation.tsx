import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { addWeeks, daysOfWeek, formatDay, formatDayAndMonth, formatWeek, type IsoWeek } from '@/lib/time';
import styles from './groups.module.css';

/** «v. 46, 9–15 november 2026» with the weeks beside it. `path` is the address without the week. */
export function WeekNavigation({ path, week, search = '' }: { path: string; week: IsoWeek; search?: string }) {
  const t = useTranslations('attendance.page');
  const [previous, next] = [addWeeks(week, -1), addWeeks(week, 1)];
  const days = daysOfWeek(week);
  const isOneMonth = days[0].slice(0, 7) === days[6].slice(0, 7);
  const from = isOneMonth ? String(Number(days[0].slice(8))) : formatDayAndMonth(days[0]);
  return (
    <nav className={styles.weeks} aria-label={t('weekNavigation')}>
      <Link
        href={`${path}/${previous}${search}`}
        prefetch={false}
        aria-label={t('previous', { week: formatWeek(previous) })}
      >
        <Icon name="arrowLeft" />
      </Link>
      <span>{t('weekOf', { week: formatWeek(week), from, to: formatDay(days[6]) })}</span>
      <Link href={`${path}/${next}${search}`} prefetch={false} aria-label={t('next', { week: formatWeek(next) })}>
        <Icon name="arrowRight" />
      </Link>
    </nav>
  );
}
