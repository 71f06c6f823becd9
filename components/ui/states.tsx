import { useTranslations } from 'next-intl';
import { Icon } from './icon';
import styles from './states.module.css';

export type EmptyStateProps = {
  /** What will come here: «Här visas samråd som väntar på svar.» */
  title: string;
  /** How it comes here, or what to do next. */
  children?: React.ReactNode;
  action?: React.ReactNode;
};

/** An empty place that says what will come and how. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <svg width="72" height="14" aria-hidden="true" focusable="false">
        <rect x="1" y="1" width="70" height="12" rx="3" />
      </svg>
      <p className={styles.emptyTitle}>{title}</p>
      {children ? <div className={styles.text}>{children}</div> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}

export type ErrorNoticeProps = {
  /** What happened. */
  title: string;
  /** What to do. */
  children?: React.ReactNode;
  /** A way on: a button or a link. */
  action?: React.ReactNode;
  /** Something that support can search for. */
  reference?: string;
  tone?: 'danger' | 'attention' | 'information';
};

/** What happened and what to do, in the place where it happened. */
export function ErrorNotice({ title, children, action, reference, tone = 'danger' }: ErrorNoticeProps) {
  const t = useTranslations('ui.error');
  return (
    <div className={styles.error} data-tone={tone} role={tone === 'information' ? undefined : 'alert'}>
      <Icon name={tone === 'information' ? 'information' : 'warning'} size={20} />
      <div>
        <p className={styles.errorTitle}>{title}</p>
        {children ? <div className={styles.text}>{children}</div> : null}
        {action ? <div className={styles.action}>{action}</div> : null}
        {reference ? <p className={styles.reference}>{t('reference', { reference })}</p> : null}
      </div>
    </div>
  );
}

export type LoadingRowsProps = {
  rows?: number;
  /** The shape of what comes: a list of cases with week bars, a plain list, or a heading and fields. */
  shape?: 'weeks' | 'list' | 'fields';
};

/** The shape of what is on its way. Says «Hämtar…» to those who listen. */
export function LoadingRows({ rows = 8, shape = 'weeks' }: LoadingRowsProps) {
  const t = useTranslations('ui.loading');
  return (
    <div className={styles.loading} data-shape={shape} role="status">
      <span className="visually-hidden">{t('text')}</span>
      {Array.from({ length: rows }, (_, index) => index).map((row) => (
        <div key={row} className={styles.loadingRow} aria-hidden="true">
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
