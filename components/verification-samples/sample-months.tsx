import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { formatMonth, type IsoDay } from '@/lib/time';
import styles from './samples.module.css';

/** The months that were drawn; nothing to choose when there is one. */
export function SampleMonths({ months, shown }: { months: readonly IsoDay[]; shown: IsoDay }) {
  const t = useTranslations('samples');
  if (months.length < 2) return null;
  return (
    <nav aria-label={t('months')}>
      <ul className={styles.months}>
        {months.map((month) => (
          <li key={month}>
            <Link
              href={`/stickprov?manad=${month.slice(0, 7)}`}
              prefetch={false}
              aria-current={month === shown ? 'page' : undefined}
            >
              {formatMonth(month)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
