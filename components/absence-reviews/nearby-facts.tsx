import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { GapCauseText } from '@/components/cases/gap-cause-text';
import { DefinitionList } from '@/components/ui/definition-list';
import type { NearbyFacts } from '@/lib/absence-reviews';
import { formatDayAndMonth } from '@/lib/time';
import styles from './absence.module.css';

/** What lies near the days and may explain them. */
export function NearbyFactList({ caseId, facts }: { caseId: string; facts: NearbyFacts }) {
  const t = useTranslations('absence.nearby');
  const statuses = useTranslations('attendance.statuses');
  const byStatus = Map.groupBy(facts.otherDays, ({ status }) => status);
  const period = ({ fromOn, toOn }: { fromOn: string; toOn: string | null }) =>
    toOn
      ? t('period', { from: formatDayAndMonth(fromOn), to: formatDayAndMonth(toOn) })
      : t('since', { from: formatDayAndMonth(fromOn) });
  return (
    <div className={styles.nearby}>
      <p className="subtle">{t('help')}</p>
      <DefinitionList
        items={[
          ...[...byStatus].map(([status, days]) => ({
            term: statuses(`${status}.full`),
            value: [...new Set(days.map(({ day }) => formatDayAndMonth(day)))].join(', '),
          })),
          ...facts.gapCauses.map((cause) => ({
            term: t('cause'),
            value: <GapCauseText cause={cause} />,
            note: [period(cause), cause.note].filter(Boolean).join('. '),
          })),
          {
            term: t('children'),
            value:
              facts.childAges.length === 0 ? (
                t('noChildren')
              ) : (
                <Link href={`/arenden/${caseId}/barnomsorg`} prefetch={false}>
                  {t('ages', { ages: facts.childAges.join(', ') })}
                </Link>
              ),
          },
          ...facts.breaks.map((each) => ({ term: t('break'), value: period(each) })),
          { term: t('demanded'), value: facts.wasDemanded ? t('wasDemanded') : t('wasNotDemanded') },
        ]}
      />
    </div>
  );
}
