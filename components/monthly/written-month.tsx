import { useTranslations } from 'next-intl';
import { DefinitionList } from '@/components/ui/definition-list';
import { Icon } from '@/components/ui/icon';
import { StatusTag } from '@/components/ui/tags';
import type { MonthSnapshot, WrittenMonth as Written } from '@/lib/monthly-assessments';
import { formatDay, formatHours } from '@/lib/time';
import styles from './monthly.module.css';

export interface WrittenMonthProps {
  /** The one that holds first. */
  written: Written[];
  snapshot: MonthSnapshot | null;
}

/** The decision of the month, the figures that it was made on, and what it replaced. */
export function WrittenMonth({ written: [holds, ...replaced], snapshot }: WrittenMonthProps) {
  const t = useTranslations('monthly');
  if (!holds) return null;
  return (
    <div className={styles.written}>
      <StatusTag tone="done" icon={<Icon name="check" />}>
        {t(`outcomes.${holds.outcome}`)}
      </StatusTag>
      <p className={styles.decision}>{holds.text}</p>
      <p className="subtle">{t('decidedBy', { name: holds.decidedByName, day: formatDay(holds.decidedOn) })}</p>
      {holds.correctionReason ? <p className="subtle">{t('corrected', { reason: holds.correctionReason })}</p> : null}
      {replaced.length > 0 ? (
        <details className={styles.details}>
          <summary>{t('earlier', { count: replaced.length })}</summary>
          <ol>
            {replaced.map((each) => (
              <li key={each.id}>
                <b>{t(`outcomes.${each.outcome}`)}</b>
                <p className={styles.decision}>{each.text}</p>
                <p className="subtle">{t('decidedBy', { name: each.decidedByName, day: formatDay(each.decidedOn) })}</p>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      {snapshot ? (
        <details className={styles.details}>
          <summary>{t('madeOn')}</summary>
          <Snapshot snapshot={snapshot} />
        </details>
      ) : null}
    </div>
  );
}

function Snapshot({ snapshot }: { snapshot: MonthSnapshot }) {
  const t = useTranslations('monthly');
  const weeks = useTranslations('monthly.weeks');
  const levels = useTranslations('levels');
  const hours = (minutes: number) => t('standing.hours', { hours: formatHours(minutes) });
  return (
    <DefinitionList
      variant="figures"
      items={[
        { term: t('sinceShort'), value: formatDay(snapshot.sinceOn) },
        ...(snapshot.level ? [{ term: weeks('level'), value: levels(snapshot.level) }] : []),
        ...(snapshot.requiredMinutes === null
          ? []
          : [{ term: t('standing.requirement'), value: hours(snapshot.requiredMinutes) }]),
        { term: weeks('planned'), value: hours(snapshot.plannedMinutes) },
        { term: weeks('attended'), value: hours(snapshot.attendedMinutes) },
        { term: weeks('excused'), value: hours(snapshot.excusedMinutes) },
        { term: weeks('unexcused'), value: hours(snapshot.unexcusedMinutes) },
        { term: weeks('unanswered'), value: hours(snapshot.unansweredMinutes) },
        { term: t('standing.programme'), value: snapshot.programmeCode ?? t('none') },
      ]}
    />
  );
}
