'use client';

import { Button } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import {
  copySlot,
  deleteSlot,
  findSlot,
  nextDayOf,
  type PlannerState,
  resizeSlot,
  SHORTEST_SLOT_MINUTES,
  settleSlot,
} from '@/lib/plans';
import { formatWeekday } from '@/lib/time';
import styles from './planner.module.css';
import { MinuteSelect } from './slot-list';

interface SelectionBarProps {
  state: PlannerState;
  selectedKey: string | null;
  lastWeekday: number;
  onEdit: (change: (state: PlannerState) => PlannerState) => void;
  onSelect: (key: string | null) => void;
}

/** What one can do with the chosen slot, under the grid: type its times, copy it, take it away. Says how when none is chosen. */
export function SelectionBar({ state, selectedKey, lastWeekday, onEdit, onSelect }: SelectionBarProps) {
  const t = useTranslations('plan.selection');
  const found = selectedKey === null ? null : findSlot(state, selectedKey);
  if (!found) return <p className={styles.hint}>{t('hint')}</p>;
  const { activity, slot } = found;
  const { key, weekday, startsMinute, endsMinute } = slot;
  const resize = (edge: Parameters<typeof resizeSlot>[2]) =>
    onEdit((current) => settleSlot(resizeSlot(current, key, edge), key));
  return (
    <fieldset className={styles.selection} aria-label={t('label')}>
      <b>{activity.title}</b>
      <span>{formatWeekday(weekday)}</span>
      <span className={styles.selectionTimes}>
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
        icon={<Icon name="copy" />}
        onClick={() => {
          onSelect(`s${state.nextKey}`);
          onEdit((current) => {
            const place = { weekday: nextDayOf(weekday, lastWeekday), startsMinute };
            return settleSlot(copySlot(current, key, place), `s${current.nextKey}`);
          });
        }}
      >
        {t('copy', { day: formatWeekday(nextDayOf(weekday, lastWeekday)) })}
      </Button>
      <Button
        type="button"
        size="small"
        variant="tertiary"
        icon={<Icon name="close" />}
        onClick={() => {
          onSelect(null);
          onEdit((current) => deleteSlot(current, key));
        }}
      >
        {t('delete')}
      </Button>
    </fieldset>
  );
}
