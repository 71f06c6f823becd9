'use client';

import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { ShownWeek, SlotOff, WeekView } from '@/lib/plans';
import {
  addWeeks,
  daysOfWeek,
  formatDayAndMonth,
  formatShortWeekday,
  formatWeek,
  formatWeekday,
  type IsoWeek,
} from '@/lib/time';
import { useOffWords } from './off-words';
import styles from './planner.module.css';
import { PlannerHelp } from './planner-help';
import type { Planner } from './use-planner';

interface WeekBarNavigationProps {
  week: IsoWeek;
  firstWeek: IsoWeek;
  onWeek: (week: IsoWeek) => void;
  view: WeekView;
  onView: (view: WeekView) => void;
  withWeekend: boolean;
  onWeekend: (withWeekend: boolean) => void;
  planner: Pick<Planner, 'canUndo' | 'canRedo' | 'undo' | 'redo'>;
}

/** Which week is looked at, the way back and forth in time, and the way back in what was done. */
export function WeekBarNavigation({
  week,
  firstWeek,
  onWeek,
  view,
  onView,
  withWeekend,
  onWeekend,
  planner,
}: WeekBarNavigationProps) {
  const t = useTranslations('plan.week');
  const [monday, , , , , , sunday] = daysOfWeek(week);
  return (
    <div className={styles.weekBar}>
      <button
        type="button"
        className={styles.step}
        aria-label={t('earlier')}
        disabled={week <= firstWeek}
        onClick={() => onWeek(addWeeks(week, -1))}
      >
        <Icon name="chevronLeft" />
      </button>
      <button type="button" className={styles.step} aria-label={t('later')} onClick={() => onWeek(addWeeks(week, 1))}>
        <Icon name="chevronRight" />
      </button>
      <h2 aria-live="polite">
        {formatWeek(week)}{' '}
        <small className={styles.weekDays}>
          {formatDayAndMonth(monday)}–{formatDayAndMonth(sunday)}
        </small>
      </h2>
      <ViewChoice view={view} onView={onView} />
      <label className={styles.weekend}>
        <input type="checkbox" checked={withWeekend} onChange={(event) => onWeekend(event.target.checked)} />
        {t('weekend')}
      </label>
      <button
        type="button"
        className={styles.step}
        aria-label={t('undo')}
        title={t('undo')}
        disabled={!planner.canUndo}
        onClick={planner.undo}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className={styles.step}
        aria-label={t('redo')}
        title={t('redo')}
        disabled={!planner.canRedo}
        onClick={planner.redo}
      >
        <Icon name="redo" />
      </button>
      <PlannerHelp />
    </div>
  );
}

/** The week as it really is, or as it would be without holidays, breaks and exceptions. */
function ViewChoice({ view, onView }: { view: WeekView; onView: (view: WeekView) => void }) {
  const t = useTranslations('planner.view');
  return (
    <fieldset className={styles.viewChoice} aria-label={t('label')}>
      {(['ACTUAL', 'ORDINARY'] as const).map((each) => (
        <button key={each} type="button" aria-pressed={view === each} onClick={() => onView(each)}>
          {t(each)}
        </button>
      ))}
    </fieldset>
  );
}

/** Says what makes the week that is looked at another than an ordinary one, day by day. */
export function WeekNote({ days, slots }: Pick<ShownWeek, 'days' | 'slots'>) {
  const t = useTranslations('planner.note');
  const offWords = useOffWords();
  const offDays = days.filter(({ weekday, off }) => off !== null && (weekday <= 5 || off.kind !== 'PUBLIC_HOLIDAY'));
  const lessDays = offDays.filter(({ weekday, off }) => weekday <= 5 && off?.kind !== 'BEFORE_PLAN').length;
  const told = offDays.map(({ weekday, off }) =>
    t('day', { day: formatWeekday(weekday), why: off === null ? '' : offWords(off) }),
  );
  for (const [what, weekdays] of groupAway({ days, slots }, offWords)) {
    told.push(t('slot', { ...JSON.parse(what), days: weekdays.map(formatShortWeekday).join(', ') }));
  }
  if (told.length === 0) return null;
  return (
    <p className={styles.note}>
      {t('title', { what: told.join('; ') })}
      {lessDays > 0 ? ` ${t('less', { count: lessDays })}` : ''}
    </p>
  );
}

/** The slots that are not held though their day is, by activity and reason: each with its weekdays. */
function groupAway({ days, slots }: Pick<ShownWeek, 'days' | 'slots'>, offWords: (off: SlotOff) => string) {
  const groups = new Map<string, number[]>();
  for (const { slot, activity, off } of slots) {
    if (off === null || days[slot.weekday - 1]?.off) continue;
    const what = JSON.stringify({ title: activity.title, why: offWords(off) });
    groups.set(what, [...new Set([...(groups.get(what) ?? []), slot.weekday])].toSorted());
  }
  return groups;
}
