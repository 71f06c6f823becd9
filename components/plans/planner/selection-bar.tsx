'use client';

import { Button } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import {
  copyToWeekdays,
  deleteSlot,
  findSlot,
  findTwin,
  type PlannerState,
  resizeSlot,
  SHORTEST_SLOT_MINUTES,
  settleSlot,
  sortSlots,
  toggleWeekday,
  WORKDAYS,
} from '@/lib/plans';
import { formatShortWeekday, formatWeekday } from '@/lib/time';
import styles from './selection.module.css';
import { SlotDays } from './slot-days';
import { MinuteSelect } from './slot-list';
import type { Announcement } from './use-announcer';

interface SelectionBarProps {
  state: PlannerState;
  selectedKey: string | null;
  lastWeekday: number;
  /** What one can do in the grid now. */
  hint: string;
  /** Errors beside fields, by the position of the activity and the field: «2.slots.0.endsOn». */
  faults: Record<string, string>;
  onEdit: (change: (state: PlannerState) => PlannerState, runOf?: string) => void;
  onSelect: (key: string | null) => void;
  onAnnounce: (announcement: Announcement) => void;
}

/** What one can do with the chosen slot, under the grid: type its times, give more days the same time, say when it holds, take it away. */
export function SelectionBar(props: SelectionBarProps) {
  const { state, selectedKey, lastWeekday, hint, faults, onEdit, onSelect, onAnnounce } = props;
  const t = useTranslations('plan.selection');
  const planner = useTranslations('planner.sameTime');
  const found = selectedKey === null ? null : findSlot(state, selectedKey);
  if (!found) return <p className={styles.hint}>{hint}</p>;
  const { activity, slot } = found;
  const { key, weekday, startsMinute, endsMinute } = slot;
  const resize = (edge: Parameters<typeof resizeSlot>[2]) =>
    onEdit((current) => settleSlot(resizeSlot(current, key, edge), key));
  const hasOn = (day: number) => findTwin(state, key, day) !== null;
  const days = [1, 2, 3, 4, 5, 6, 7].slice(0, lastWeekday);
  const path = `${state.activities.indexOf(activity)}.slots.${sortSlots(activity.slots).indexOf(slot)}`;
  return (
    <fieldset className={styles.selection} aria-label={t('label')}>
      <div className={styles.row}>
        <b>{activity.title}</b>
        <span>{formatWeekday(weekday)}</span>
        <span className={styles.times}>
          <MinuteSelect
            label={t('from')}
            value={startsMinute}
            from={0}
            to={endsMinute - SHORTEST_SLOT_MINUTES}
            onChange={(minute) => resize({ startsMinute: minute })}
          />
          <span aria-hidden="true">–</span>
          <MinuteSelect
            label={t('to')}
            value={endsMinute}
            from={startsMinute + SHORTEST_SLOT_MINUTES}
            to={1440}
            onChange={(minute) => resize({ endsMinute: minute })}
          />
        </span>
        <Button
          type="button"
          size="small"
          variant="tertiary"
          icon={<Icon name="close" />}
          onClick={() => {
            onSelect(null);
            onEdit((current) => deleteSlot(current, key));
            onAnnounce({ kind: 'DELETED', slot, title: activity.title });
          }}
        >
          {t('delete')}
        </Button>
      </div>
      <fieldset className={styles.row} aria-label={planner('label')}>
        <span aria-hidden="true">{planner('label')}</span>
        <span className={styles.weekdays}>
          {days.map((day) => (
            <button
              key={day}
              type="button"
              className={styles.weekday}
              aria-label={formatWeekday(day)}
              aria-pressed={hasOn(day)}
              aria-disabled={day === weekday || undefined}
              onClick={() => {
                if (day === weekday) return;
                onEdit((current) => toggleWeekday(current, key, day));
                const told = { slot: { ...slot, weekday: day }, title: activity.title };
                onAnnounce({ kind: hasOn(day) ? 'DELETED' : 'COPIED', ...told });
              }}
            >
              {formatShortWeekday(day)}
            </button>
          ))}
        </span>
        <Button
          type="button"
          size="small"
          variant="tertiary"
          icon={<Icon name="copy" />}
          disabled={WORKDAYS.every(hasOn)}
          onClick={() => {
            onEdit((current) => copyToWeekdays(current, key, WORKDAYS));
            onAnnounce({ kind: 'ALL_WEEKDAYS', slot, title: activity.title });
          }}
        >
          {planner('all')}
        </Button>
      </fieldset>
      <SlotDays key={key} slot={slot} faults={faults} path={path} onEdit={onEdit} />
      <p className={styles.hint}>{hint}</p>
    </fieldset>
  );
}
