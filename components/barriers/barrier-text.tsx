import { useTranslations } from 'next-intl';
import { GapCauseText } from '@/components/cases/gap-cause-text';
import { Icon, type IconName } from '@/components/ui/icon';
import { StatusTag, type TagTone } from '@/components/ui/tags';
import type { BarrierDto, BarrierState } from '@/lib/gap-causes';
import { formatDayAndMonth } from '@/lib/time';
import styles from './barriers.module.css';

const LOOKS: Record<BarrierState, { tone: TagTone; icon: IconName }> = {
  OPEN: { tone: 'neutral', icon: 'hourglass' },
  OVERDUE: { tone: 'attention', icon: 'clock' },
  SOLVED: { tone: 'done', icon: 'check' },
  HANDED_OVER: { tone: 'quiet', icon: 'arrowRight' },
  ENDED: { tone: 'quiet', icon: 'minus' },
};

/** Where a barrier stands. */
export function BarrierStateTag({ state }: { state: BarrierState }) {
  const t = useTranslations('barriers.states');
  const { tone, icon } = LOOKS[state];
  return (
    <StatusTag tone={tone} icon={<Icon name={icon} />}>
      {t(state)}
    </StatusTag>
  );
}

/** «väntar på SFI · skolan», or that there is something that the reader may not know more of. */
export function BarrierTitle({ barrier }: { barrier: BarrierDto }) {
  const t = useTranslations('barriers');
  const { code, owner } = barrier;
  return code === null ? t('veiled') : <GapCauseText cause={{ code, owner }} />;
}

/** By when, and how far off: amber from the last day, red when it has passed. */
export function BarrierDue({ barrier: { dueOn, workingDaysLeft } }: { barrier: BarrierDto }) {
  const t = useTranslations('parties');
  if (dueOn === null || workingDaysLeft === null) return null;
  const urgency = workingDaysLeft < 0 ? 'late' : workingDaysLeft <= 1 ? 'soon' : undefined;
  return (
    <span className={styles.due} data-urgency={urgency}>
      {formatDayAndMonth(dueOn)},{' '}
      {workingDaysLeft < 0 ? t('daysLate', { count: -workingDaysLeft }) : t('daysLeft', { count: workingDaysLeft })}
    </span>
  );
}

/** Who minds it: an officer, and whom one asks outside the authorities. */
export function BarrierMinder({ barrier: { mindedByName, ownerContact, owner } }: { barrier: BarrierDto }) {
  const t = useTranslations('barriers');
  const isOutside = owner !== 'MUNICIPALITY' && owner !== 'EMPLOYMENT_SERVICE';
  if (mindedByName === null) return ownerContact || null;
  const minder = isOutside ? t('mindedBy', { name: mindedByName }) : mindedByName;
  return ownerContact ? `${ownerContact} · ${minder}` : minder;
}
