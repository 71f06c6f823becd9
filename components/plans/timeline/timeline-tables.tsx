import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Section } from '@/components/layout/page';
import { LevelMark } from '@/components/ui/level-mark';
import { PartyMark } from '@/components/ui/party-mark';
import type { PlanTimeline, TimelineEvent } from '@/lib/plan-ideas';
import { formatDay, formatHours, type IsoDay } from '@/lib/time';
import styles from './timeline.module.css';
import { keyOf } from './timeline-picture';

/** What the picture shows, in words: for those who listen, for print, and for whoever wants the exact days. */
export function TimelineTables({ timeline }: { timeline: PlanTimeline }) {
  const t = useTranslations('planTimeline');
  const { rows, events, breaks, caseId } = timeline;
  return (
    <>
      <Section title={t('activities')} count={rows.length}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('activity')}</th>
              <th scope="col">{t('period')}</th>
              <th scope="col">{t('weekly')}</th>
              <th scope="col">{t('remark')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ lineageId, title, party, segments, isBrokenOff }) => (
              <tr key={lineageId}>
                <th scope="row">
                  <PartyMark party={party} /> {title}
                </th>
                <td>
                  {segments.map((segment) => (
                    <span key={segment.fromOn}>{tellPeriod(t, segment)}</span>
                  ))}
                </td>
                <td>
                  {segments.map((segment) => (
                    <span key={segment.fromOn}>{t('hours', { hours: formatHours(segment.weeklyMinutes) })}</span>
                  ))}
                </td>
                <td>{isBrokenOff ? <em>{t('brokenOff')}</em> : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title={t('happened')} count={events.length + breaks.length}>
        {events.length + breaks.length === 0 ? <p className="subtle">{t('nothingHappened')}</p> : null}
        <ol className={styles.events}>
          {events.map((event) => (
            <li key={keyOf(event)}>
              <span className={styles.day}>{formatDay(event.on)}</span>
              <EventText event={event} caseId={caseId} />
            </li>
          ))}
          {breaks.map((period) => (
            <li key={`break-${period.fromOn}`}>
              <span className={styles.day}>{formatDay(period.fromOn)}</span>
              <span>{t('break', { to: formatDay(period.toOn) })}</span>
            </li>
          ))}
        </ol>
      </Section>
      <LevelCounts weeks={timeline.weeks} />
    </>
  );
}

function tellPeriod(
  t: (key: string, values: Record<string, string>) => string,
  { fromOn, toOn }: { fromOn: IsoDay; toOn: IsoDay | null },
): string {
  return toOn === null
    ? t('from', { from: formatDay(fromOn) })
    : t('fromTo', { from: formatDay(fromOn), to: formatDay(toOn) });
}

function EventText({ event, caseId }: { event: TimelineEvent; caseId: string }) {
  const t = useTranslations('planTimeline.kinds');
  const parties = useTranslations('parties');
  switch (event.kind) {
    case 'REQUIREMENT':
      return (
        <span>
          {!event.isAssessed
            ? t('NOT_ASSESSED')
            : event.isExempt
              ? t('EXEMPT')
              : t('REQUIREMENT', { hours: formatHours(event.requiredMinutes) })}
        </span>
      );
    case 'CONSULTATION_REQUESTED':
    case 'CONSULTATION_CONCLUDED':
      return (
        <Link href={`/arenden/${caseId}/samrad/${event.consultationId}`} prefetch={false}>
          {t(event.kind, { party: event.kind === 'CONSULTATION_REQUESTED' ? parties(event.party) : '' })}
        </Link>
      );
    default:
      return (
        <Link href={`/arenden/${caseId}/anvisningar/${event.referralId}`} prefetch={false}>
          {t(event.kind, { provider: event.providerName })}
        </Link>
      );
  }
}

/** How many weeks of the window were at each level: what the strip says, in numbers. */
function LevelCounts({ weeks }: Pick<PlanTimeline, 'weeks'>) {
  const t = useTranslations('planTimeline');
  const levels = useTranslations('levels');
  const counts = new Map<PlanTimeline['weeks'][number]['level'], number>();
  for (const { level } of weeks) counts.set(level, (counts.get(level) ?? 0) + 1);
  return (
    <Section title={t('levelTitle')} count={weeks.length}>
      <ul className={styles.levels}>
        {[...counts].map(([level, count]) => (
          <li key={level}>
            <LevelMark level={level} /> {levels(level)} <b>{t('weeks', { count })}</b>
          </li>
        ))}
      </ul>
    </Section>
  );
}
