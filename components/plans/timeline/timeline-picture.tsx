import { useTranslations } from 'next-intl';
import { PartyMark } from '@/components/ui/party-mark';
import { type PlanTimeline, placeInWindow, type TimelineEvent, type TimelineRow } from '@/lib/plan-ideas';
import { addDays, formatHours } from '@/lib/time';
import styles from './timeline.module.css';

/** The months as columns, an activity in each row, and over them all the breaks, what happened and today. The table says the same. */
export function TimelinePicture({ timeline }: { timeline: PlanTimeline }) {
  const t = useTranslations('planTimeline');
  const { window, rows, breaks, events, weeks, today } = timeline;
  const now = placeInWindow(window, { fromOn: today, toOn: today });
  return (
    <div className={styles.frame} aria-hidden="true">
      <div className={styles.picture}>
        <div className={styles.head}>
          <span />
          <div className={styles.track}>
            {window.months.map((month) => (
              <Month key={month} month={month} window={window} />
            ))}
          </div>
        </div>
        {rows.map((row) => (
          <ActivityRow key={row.lineageId} row={row} timeline={timeline} />
        ))}
        <div className={styles.row}>
          <span className={styles.label}>{t('events')}</span>
          <div className={styles.track} data-events>
            {events.map((event) => (
              <Mark key={keyOf(event)} event={event} window={window} />
            ))}
          </div>
        </div>
        <div className={styles.row}>
          <span className={styles.label}>{t('level')}</span>
          <div className={styles.track}>
            {weeks.map(({ weekOn, level }) => {
              const place = placeInWindow(window, { fromOn: weekOn, toOn: addDays(weekOn, 6) });
              return place ? (
                <svg
                  key={weekOn}
                  className={styles.week}
                  style={{ left: `${place.left}%`, width: `${place.width}%` }}
                  aria-hidden="true"
                  focusable="false"
                >
                  <rect width="100%" height="100%" fill={LEVEL_FILLS[level]} />
                </svg>
              ) : null;
            })}
          </div>
        </div>
        <div className={styles.over}>
          <span />
          <div className={styles.track}>
            {breaks.map((period) => {
              const place = placeInWindow(window, period);
              return place ? (
                <span
                  key={period.fromOn}
                  className={styles.break}
                  style={{ left: `${place.left}%`, width: `${place.width}%` }}
                />
              ) : null;
            })}
            {now ? (
              <span className={styles.today} style={{ left: `${now.left}%` }}>
                <b>{t('today')}</b>
              </span>
            ) : null}
          </div>
        </div>
      </div>
    </div>
  );
}

/** Names the event among the others: no day has two of a kind about the same thing. */
export function keyOf(event: TimelineEvent): string {
  const about = 'referralId' in event ? event.referralId : 'consultationId' in event ? event.consultationId : '';
  return `${event.kind}-${event.on}-${about}`;
}

/** How a week of each level is filled: as in the weekly overview. */
export const LEVEL_FILLS = {
  FULL_TIME: 'var(--level-full)',
  BELOW_FULL_TIME: 'url(#level-below)',
  NO_ACTIVITY: 'var(--level-none)',
  NO_PLAN: 'url(#level-no-plan)',
  NOT_ASSESSED: 'url(#level-not-assessed)',
  ON_BREAK: 'var(--level-quiet)',
  EXEMPT: 'var(--level-quiet)',
} as const;

function Month({ month, window }: { month: string; window: PlanTimeline['window'] }) {
  const t = useTranslations('planTimeline');
  const place = placeInWindow(window, { fromOn: month, toOn: month });
  const number = Number(month.slice(5, 7));
  return (
    <span
      className={styles.month}
      style={{ left: `${place?.left ?? 0}%` }}
      data-quarter={number % 3 === 1 || undefined}
    >
      {t(`months.${number}`)}
      {number === 1 || month === window.months.find((each) => each.slice(5, 7) !== '12') ? (
        <small>{month.slice(0, 4)}</small>
      ) : null}
    </span>
  );
}

function ActivityRow({ row, timeline }: { row: TimelineRow; timeline: PlanTimeline }) {
  const t = useTranslations('planTimeline');
  return (
    <div className={styles.row}>
      <span className={styles.label}>
        <PartyMark party={row.party} />
        <span>{row.title}</span>
      </span>
      <div className={styles.track}>
        {row.segments.map((segment, index) => {
          const place = placeInWindow(timeline.window, segment);
          if (!place) return null;
          const isLast = index === row.segments.length - 1;
          return (
            <span
              key={segment.fromOn}
              className={styles.bar}
              style={{ left: `${place.left}%`, width: `${place.width}%` }}
              data-party={row.party}
              data-broken={(isLast && row.isBrokenOff && !place.isCutAfter) || undefined}
              data-ahead={segment.fromOn > timeline.today || undefined}
            >
              <span>{t('hours', { hours: formatHours(segment.weeklyMinutes) })}</span>
            </span>
          );
        })}
      </div>
    </div>
  );
}

const LETTERS: Record<TimelineEvent['kind'], string> = {
  REQUIREMENT: 'B',
  REFERRAL_DECIDED: 'A',
  REFERRAL_STARTED: 'A',
  REFERRAL_ENDED: 'A',
  CONSULTATION_REQUESTED: 'S',
  CONSULTATION_CONCLUDED: 'S',
};

function Mark({ event, window }: { event: TimelineEvent; window: PlanTimeline['window'] }) {
  const place = placeInWindow(window, { fromOn: event.on, toOn: event.on });
  return place ? (
    <span className={styles.mark} data-letter={LETTERS[event.kind]} style={{ left: `${place.left}%` }}>
      {event.kind === 'REQUIREMENT' && event.isAssessed && !event.isExempt
        ? formatHours(event.requiredMinutes)
        : LETTERS[event.kind]}
    </span>
  ) : null;
}
