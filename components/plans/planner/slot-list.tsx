'use client';

import { Button, Select } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { PartyMark } from '@/components/ui/party-mark';
import {
  copySlot,
  copyToWeekdays,
  deleteSlot,
  FINE_STEP_MINUTES,
  moveSlot,
  nextDayOf,
  type PlannerActivity,
  type PlannerSlot,
  type PlannerState,
  resizeSlot,
  SHORTEST_SLOT_MINUTES,
  type ShownWeek,
  settleSlot,
  WORKDAYS,
} from '@/lib/plans';
import { formatClockSpan, formatClockTime, formatWeekday } from '@/lib/time';
import type { PartyOf } from './planner-context';
import styles from './slot-list.module.css';
import type { Announcement } from './use-announcer';
import { useConflictWords } from './use-conflict-words';

interface SlotListProps {
  /** The week that is looked at. */
  shown: ShownWeek;
  /** The days to list; one on a small screen. */
  days: readonly number[];
  lastWeekday: number;
  chosen: PlannerActivity | null;
  partyOf: PartyOf;
  onEdit: (change: (state: PlannerState) => PlannerState) => void;
  onAdd: (weekday: number) => void;
  onAnnounce: (announcement: Announcement) => void;
}

/** The same week as a form: one row a slot, with day, from and to. Nothing depends on dragging. */
export function SlotList(props: SlotListProps) {
  const { shown, days, chosen, onAdd } = props;
  const t = useTranslations('plan.list');
  return (
    <div className={styles.days}>
      {days.map((weekday) => {
        const rows = shown.slots
          .filter(({ slot }) => slot.weekday === weekday)
          .toSorted((a, b) => a.slot.startsMinute - b.slot.startsMinute);
        return (
          <section key={weekday} className={styles.day} aria-label={formatWeekday(weekday)}>
            <h3>{formatWeekday(weekday)}</h3>
            {rows.length === 0 ? <p className="subtle">{t('nothing')}</p> : null}
            <ul>
              {rows.map(({ activity, slot }) => (
                <SlotRow key={slot.key} {...props} activity={activity} slot={slot} />
              ))}
            </ul>
            <Button
              type="button"
              size="small"
              variant="tertiary"
              icon={<Icon name="plus" />}
              onClick={() => onAdd(weekday)}
            >
              {chosen ? t('add', { title: chosen.title }) : t('addFirst')}
            </Button>
          </section>
        );
      })}
    </div>
  );
}

const DAY_MINUTES = 1440;

function SlotRow({
  activity,
  slot,
  shown,
  lastWeekday,
  partyOf,
  onEdit,
  onAnnounce,
}: SlotListProps & { activity: PlannerActivity; slot: PlannerSlot }) {
  const t = useTranslations('plan.list');
  const planner = useTranslations('planner.sameTime');
  const notes = useConflictWords()(shown, slot.key);
  const { key, weekday, startsMinute, endsMinute } = slot;
  const change = (make: (state: PlannerState) => PlannerState) => onEdit((state) => settleSlot(make(state), key));
  const name = t('row', { title: activity.title, day: formatWeekday(weekday), time: formatClockSpan(slot) });
  return (
    <li className={styles.row}>
      <span className={styles.title}>
        <PartyMark party={partyOf(activity)} />
        {activity.title}
      </span>
      <span className={styles.times}>
        <Select
          size="small"
          hideLabel
          label={`${t('day')}, ${name}`}
          value={weekday}
          onChange={(event) =>
            change((state) => moveSlot(state, key, { weekday: Number(event.target.value), startsMinute }))
          }
        >
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <option key={day} value={day}>
              {formatWeekday(day)}
            </option>
          ))}
        </Select>
        <MinuteSelect
          label={`${t('from')}, ${name}`}
          value={startsMinute}
          from={0}
          to={endsMinute - SHORTEST_SLOT_MINUTES}
          onChange={(minute) => change((state) => resizeSlot(state, key, { startsMinute: minute }))}
        />
        <span aria-hidden="true">–</span>
        <MinuteSelect
          label={`${t('to')}, ${name}`}
          value={endsMinute}
          from={startsMinute + SHORTEST_SLOT_MINUTES}
          to={DAY_MINUTES}
          onChange={(minute) => change((state) => resizeSlot(state, key, { endsMinute: minute }))}
        />
      </span>
      <span className={styles.actions}>
        {WORKDAYS.every((day) => isSameTimeOn(activity, slot, day)) ? null : (
          <button
            type="button"
            className={styles.textAction}
            aria-label={`${planner('all')}, ${name}`}
            onClick={() => {
              onEdit((state) => copyToWeekdays(state, key, WORKDAYS));
              onAnnounce({ kind: 'ALL_WEEKDAYS', slot, title: activity.title });
            }}
          >
            {planner('all')}
          </button>
        )}
        <button
          type="button"
          className={styles.action}
          title={t('copy')}
          aria-label={`${t('copy')}, ${name}`}
          onClick={() => {
            onEdit((state) => {
              const place = { weekday: nextDayOf(weekday, lastWeekday), startsMinute };
              return settleSlot(copySlot(state, key, place), `s${state.nextKey}`);
            });
            const copied = { ...slot, weekday: nextDayOf(weekday, lastWeekday) };
            onAnnounce({ kind: 'COPIED', slot: copied, title: activity.title });
          }}
        >
          <Icon name="copy" />
        </button>
        <button
          type="button"
          className={styles.action}
          title={t('delete')}
          aria-label={`${t('delete')}, ${name}`}
          onClick={() => {
            onEdit((state) => deleteSlot(state, key));
            onAnnounce({ kind: 'DELETED', slot, title: activity.title });
          }}
        >
          <Icon name="close" />
        </button>
      </span>
      {notes.map((note) => (
        <small key={note} className={styles.note}>
          <Icon name="warning" size={14} />
          {note}
        </small>
      ))}
    </li>
  );
}

function isSameTimeOn({ slots }: PlannerActivity, { startsMinute, endsMinute }: PlannerSlot, weekday: number): boolean {
  return slots.some(
    (slot) => slot.weekday === weekday && slot.startsMinute === startsMinute && slot.endsMinute === endsMinute,
  );
}

interface MinuteSelectProps {
  label: string;
  value: number;
  from: number;
  to: number;
  onChange: (minute: number) => void;
}

/** A time of day in quarters of an hour, and whatever finer time is already there. */
export function MinuteSelect({ label, value, from, to, onChange }: MinuteSelectProps) {
  const first = Math.ceil(from / FINE_STEP_MINUTES) * FINE_STEP_MINUTES;
  const minutes = Array.from(
    { length: Math.max(0, Math.floor((to - first) / FINE_STEP_MINUTES) + 1) },
    (_, index) => first + index * FINE_STEP_MINUTES,
  );
  const options = minutes.includes(value) ? minutes : [...minutes, value].toSorted((a, b) => a - b);
  return (
    <Select
      size="small"
      hideLabel
      label={label}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {options.map((minute) => (
        <option key={minute} value={minute}>
          {formatClockTime(minute)}
        </option>
      ))}
    </Select>
  );
}
