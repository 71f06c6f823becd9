import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { Icon } from '@/components/ui/icon';
import { PartyMark } from '@/components/ui/party-mark';
import type { ActivityClass } from '@/lib/plans';
import { formatClockSpan } from '@/lib/time';
import styles from './week-grid.module.css';

export interface SlotBlockProps {
  slotKey: string;
  title: string;
  party: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER';
  activityClass: ActivityClass;
  startsMinute: number;
  endsMinute: number;
  /** The first minute of the grid. */
  gridStartsMinute: number;
  lane: number;
  lanes: number;
  /** «11.00–12.00» where another activity claims the same time. */
  clash?: string | null;
  isSelected?: boolean;
  isHeld?: boolean;
  /** Held by keyboard: the mark of focus is on the slot itself. */
  hasFocus?: boolean;
  /** Why it is not held this week, in a few words: «nyårsafton», «stängt v. 52». */
  off?: string | null;
  /** Edges to take hold of; not in a picture. */
  hasEdges?: boolean;
}

/** One slot as it stands in the week: the pattern of its class, its name, whose it is and its time. */
export const SlotBlock = memo(function SlotBlock(props: SlotBlockProps) {
  const { slotKey, title, party, activityClass, startsMinute, endsMinute, gridStartsMinute, lane, lanes } = props;
  const { clash = null, isSelected = false, isHeld = false, hasFocus = false, off = null, hasEdges = false } = props;
  const t = useTranslations('plan.grid');
  const minutes = endsMinute - startsMinute;
  return (
    <div
      className={styles.slot}
      data-slot={slotKey}
      data-class={activityClass}
      data-size={minutes <= 30 ? 'line' : minutes <= 75 ? 'short' : 'whole'}
      data-selected={isSelected || undefined}
      data-held={isHeld || undefined}
      data-focus={hasFocus || undefined}
      data-clash={clash !== null || undefined}
      data-off={off === null ? undefined : ''}
      style={{
        top: `calc(${(startsMinute - gridStartsMinute) / 30} * var(--planner-row))`,
        height: `calc(${minutes / 30} * var(--planner-row) - 2px)`,
        left: `calc(${(lane / lanes) * 100}% + 1px)`,
        width: `calc(${100 / lanes}% - 3px)`,
      }}
    >
      <span className={styles.band} />
      <span className={styles.slotText}>
        <b className={styles.slotTitle}>{title}</b>
        <span className={styles.slotMeta}>
          <PartyMark party={party} />
          <span className={styles.slotTime}>{formatClockSpan({ startsMinute, endsMinute })}</span>
        </span>
        {off === null ? null : <span className={styles.notHeld}>{off}</span>}
        {clash === null ? null : (
          <span className={styles.clash}>
            <Icon name="warning" size={14} />
            <span>{t('clash', { time: clash })}</span>
          </span>
        )}
      </span>
      {hasEdges ? (
        <>
          <span className={styles.edge} data-edge="start" />
          <span className={styles.edge} data-edge="end" />
        </>
      ) : null}
    </div>
  );
});
