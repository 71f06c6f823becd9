import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { Gap, Hours } from '@/components/ui/hours';
import { LevelMark } from '@/components/ui/level-mark';
import { Sparkline } from '@/components/ui/sparkline';
import { LevelTag } from '@/components/ui/tags';
import type { CaseWeekDto } from '@/lib/cases';
import { formatWeek } from '@/lib/time';
import styles from './case-page.module.css';

/** Thirteen weeks: the level of each, the assigned hours as a line, and the figures behind them. */
export function CaseHistory({ weeks }: { weeks: CaseWeekDto[] }) {
  const t = useTranslations('cases.history');
  const levels = useTranslations('levels');
  const keyOf = ({ level, isFormallyFullTimeOnly }: CaseWeekDto) =>
    isFormallyFullTimeOnly ? 'FORMALLY_FULL_TIME' : level;
  return (
    <>
      <div className={styles.history}>
        <ol className={styles.levels} aria-label={t('levels')}>
          {weeks.map((week) => (
            <li key={week.week} title={`${formatWeek(week.week)}: ${levels(keyOf(week))}`}>
              <LevelMark level={keyOf(week)} />
              <small aria-hidden="true">{Number(week.week.slice(6))}</small>
              <span className="visually-hidden">
                {formatWeek(week.week)}: {levels(keyOf(week))}
              </span>
            </li>
          ))}
        </ol>
        <div className={styles.series}>
          <Sparkline
            label={t('sparkline')}
            unit="count"
            max={40}
            points={weeks.map((week) => ({
              label: formatWeek(week.week),
              value: Math.round(week.assignedMinutes / 6) / 10,
            }))}
          />
          <small aria-hidden="true">{t('sparkline')}</small>
        </div>
      </div>
      <details className={styles.details}>
        <summary>{t('details')}</summary>
        <DataTable
          caption={t('details')}
          head={
            <>
              <HeadCell>{t('week')}</HeadCell>
              <HeadCell>{t('level')}</HeadCell>
              <HeadCell numeric>{t('hours')}</HeadCell>
              <HeadCell numeric>{t('gap')}</HeadCell>
            </>
          }
        >
          {weeks.toReversed().map((week) => (
            <DataRow key={week.week}>
              <RowHead>{formatWeek(week.week)}</RowHead>
              <DataCell>
                <LevelTag level={week.level} formallyFullTime={week.isFormallyFullTimeOnly} />
              </DataCell>
              <DataCell numeric label={t('hours')}>
                <Hours minutes={week.assignedMinutes} ofMinutes={week.requiredMinutes} />
              </DataCell>
              <DataCell numeric label={t('gap')}>
                <Gap minutes={week.gapMinutes} />
              </DataCell>
            </DataRow>
          ))}
        </DataTable>
      </details>
    </>
  );
}
