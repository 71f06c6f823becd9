import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import type { LevelKey } from '@/components/ui/level-mark';
import { Sparkline } from '@/components/ui/sparkline';
import { WeekBarStack } from '@/components/ui/week-bar-stack';
import { formatWeek } from '@/lib/time';
import { countConcerned, percentOf, type UnitWeekCounts } from '@/lib/weekly-overview';
import styles from './weekly-overview.module.css';

/** The columns of the table, in the order of the bar. */
const COLUMNS: LevelKey[] = [
  'FULL_TIME',
  'BELOW_FULL_TIME',
  'NO_ACTIVITY',
  'NO_PLAN',
  'FORMALLY_FULL_TIME',
  'NOT_ASSESSED',
  'EXEMPT',
  'ON_BREAK',
];

interface UnitRow {
  /** Null for the whole municipality. */
  unitId: string | null;
  name: string;
  history: UnitWeekCounts[];
}

interface UnitTableProps {
  rows: UnitRow[];
  week: string;
  /** The address of the persons behind a number. */
  linkOf: (unitId: string | null, level: LevelKey) => string;
}

/** One row a unit: how many persons stand at each level, drawn and counted, and the way the full-time share has gone. */
export function UnitTable({ rows, week, linkOf }: UnitTableProps) {
  const t = useTranslations('weeklyOverview');
  const levels = useTranslations('levels');
  const highest = Math.max(...rows.flatMap(({ history }) => history.map((each) => fullTimeShare(each) ?? 0)));
  return (
    <DataTable
      caption={t('caption', { week: formatWeek(week) })}
      head={
        <>
          <HeadCell>{t('unit')}</HeadCell>
          <HeadCell width="22%">{t('bar')}</HeadCell>
          {COLUMNS.map((level) => (
            <HeadCell key={level} numeric>
              {levels(level)}
            </HeadCell>
          ))}
          <HeadCell numeric>{t('persons')}</HeadCell>
          <HeadCell>{t('trend')}</HeadCell>
        </>
      }
    >
      {rows.map(({ unitId, name, history }) => {
        const now = history.at(-1);
        if (!now) return null;
        return (
          <DataRow key={unitId ?? 'total'}>
            <RowHead>
              {name}
              <span className={styles.share}>{describeShare(now)}</span>
            </RowHead>
            <DataCell wide>
              <WeekBarStack
                label={`${name}, ${formatWeek(week)}`}
                shares={COLUMNS.map((level) => ({ level, count: countAt(now, level) }))}
              />
            </DataCell>
            {COLUMNS.map((level) => (
              <DataCell key={level} label={levels(level)} numeric>
                <Count
                  count={countAt(now, level)}
                  href={linkOf(unitId, level)}
                  label={t('showPersons', { count: countAt(now, level), unit: name, level: levels(level) })}
                />
              </DataCell>
            ))}
            <DataCell label={t('persons')} numeric>
              {now.persons}
            </DataCell>
            <DataCell label={t('trend')}>
              <Sparkline
                label={t('trendLabel', { unit: name })}
                max={highest}
                points={history.map((each) => ({
                  label: formatWeek(each.week),
                  value: fullTimeShare(each),
                }))}
              />
            </DataCell>
          </DataRow>
        );
      })}
    </DataTable>
  );
}

function fullTimeShare(counts: UnitWeekCounts): number | null {
  return percentOf(counts.levels.FULL_TIME, countConcerned(counts));
}

function describeShare(counts: UnitWeekCounts): string {
  const percent = fullTimeShare(counts);
  return percent === null ? '–' : `${percent} %`;
}

/** The formally full-time are taken out of the exempt, so that the row adds up. */
function countAt(counts: UnitWeekCounts, level: LevelKey): number {
  if (level === 'FORMALLY_FULL_TIME') return counts.formallyFullTimeOnly;
  if (level === 'EXEMPT') return counts.levels.EXEMPT - counts.formallyFullTimeOnly;
  return counts.levels[level];
}

function Count({ count, href, label }: { count: number; href: string; label: string }) {
  if (count === 0) return <span className={styles.zero}>0</span>;
  return (
    <Link href={href} prefetch={false} aria-label={label}>
      {count}
    </Link>
  );
}
