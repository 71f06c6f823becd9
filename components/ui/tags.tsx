import { useTranslations } from 'next-intl';
import { Icon, type IconName } from './icon';
import { type LevelKey, LevelMark } from './level-mark';
import styles from './tags.module.css';

/** 'done' is the accent, 'attention' amber, 'danger' red and only for law and danger, 'quiet' has no ground. */
export type TagTone = 'neutral' | 'done' | 'attention' | 'danger' | 'quiet';

export type StatusTagProps = { tone: TagTone; icon: React.ReactNode; children: React.ReactNode; title?: string };

/** A state as icon and word on a calm ground. The base of all tags here. */
export function StatusTag({ tone, icon, children, title }: StatusTagProps) {
  return (
    <span className={styles.tag} data-tone={tone} title={title}>
      {icon}
      <span>{children}</span>
    </span>
  );
}

const LEVEL_TONES: Record<LevelKey, TagTone> = {
  FULL_TIME: 'done',
  BELOW_FULL_TIME: 'attention',
  NO_ACTIVITY: 'attention',
  NO_PLAN: 'attention',
  FORMALLY_FULL_TIME: 'attention',
  NOT_ASSESSED: 'neutral',
  ON_BREAK: 'quiet',
  EXEMPT: 'quiet',
};

/** The level of a week. `formallyFullTime` replaces «Undantag» when the programme's real schedule is under 10 h. */
export function LevelTag({ level, formallyFullTime = false }: { level: LevelKey; formallyFullTime?: boolean }) {
  const t = useTranslations('levels');
  const key = formallyFullTime ? 'FORMALLY_FULL_TIME' : level;
  return (
    <StatusTag tone={LEVEL_TONES[key]} icon={<LevelMark level={key} />} title={t(`explained.${key}`)}>
      {t(key)}
    </StatusTag>
  );
}

/** The state of a plan as a reader sees it. NONE: there is no plan. */
export type PlanStatus = 'NONE' | 'DRAFT' | 'PROPOSED' | 'APPROVED' | 'IN_FORCE' | 'SUPERSEDED' | 'ENDED';

const PLAN_LOOKS: Record<PlanStatus, { tone: TagTone; icon: IconName }> = {
  NONE: { tone: 'attention', icon: 'file' },
  DRAFT: { tone: 'neutral', icon: 'pencil' },
  PROPOSED: { tone: 'attention', icon: 'hourglass' },
  APPROVED: { tone: 'done', icon: 'check' },
  IN_FORCE: { tone: 'done', icon: 'check' },
  SUPERSEDED: { tone: 'quiet', icon: 'minus' },
  ENDED: { tone: 'quiet', icon: 'minus' },
};

/** Where the joint plan stands. */
export function PlanStatusTag({ status }: { status: PlanStatus }) {
  const t = useTranslations('planStates');
  const { tone, icon } = PLAN_LOOKS[status];
  return (
    <StatusTag tone={tone} icon={<Icon name={icon} />}>
      {t(status)}
    </StatusTag>
  );
}

/** The state of a samråd as a reader sees it; OVERDUE, ESCALATED and STALE are computed from facts. */
export type ConsultationStatus =
  | 'REQUESTED'
  | 'OVERDUE'
  | 'ESCALATED'
  | 'ANSWERED'
  | 'AGREED'
  | 'AGREED_WITH_CONDITIONS'
  | 'NOT_AGREED'
  | 'UNANSWERED'
  | 'STALE'
  | 'WITHDRAWN';

const CONSULTATION_LOOKS: Record<ConsultationStatus, { tone: TagTone; icon: IconName }> = {
  REQUESTED: { tone: 'attention', icon: 'hourglass' },
  OVERDUE: { tone: 'danger', icon: 'clock' },
  ESCALATED: { tone: 'danger', icon: 'arrowUp' },
  ANSWERED: { tone: 'neutral', icon: 'check' },
  AGREED: { tone: 'done', icon: 'check' },
  AGREED_WITH_CONDITIONS: { tone: 'done', icon: 'check' },
  NOT_AGREED: { tone: 'danger', icon: 'close' },
  UNANSWERED: { tone: 'attention', icon: 'minus' },
  STALE: { tone: 'attention', icon: 'clock' },
  WITHDRAWN: { tone: 'quiet', icon: 'minus' },
};

/** Where a samråd stands, or what it came to. */
export function ConsultationStatusTag({ status }: { status: ConsultationStatus }) {
  const t = useTranslations('consultationStates');
  const { tone, icon } = CONSULTATION_LOOKS[status];
  return (
    <StatusTag tone={tone} icon={<Icon name={icon} />}>
      {t(status)}
    </StatusTag>
  );
}

/** Skyddade personuppgifter: stands beside the name wherever the person is shown. */
export function ProtectedMark({ short = false }: { short?: boolean }) {
  const t = useTranslations('ui.protected');
  return (
    <StatusTag tone="danger" icon={<Icon name="shieldLock" />} title={t('explained')}>
      {t(short ? 'short' : 'full')}
    </StatusTag>
  );
}
