import { useTranslations } from 'next-intl';
import { Section } from '@/components/layout/page';
import type { DisagreementView, PlanPlace } from '@/lib/plan-disagreements';
import type { IsoDay } from '@/lib/time';
import { DisagreementWords } from './disagreement-notes';
import { EndDisagreementForm, type EndDisagreementFormProps } from './end-disagreement-form';
import styles from './plan-disagreements.module.css';
import { RecordDisagreementForm, type RecordDisagreementFormProps } from './record-disagreement-form';

interface DisagreementSectionProps {
  caseId: string;
  today: IsoDay;
  disagreements: readonly DisagreementView[];
  /** The activities of the version that is shown. */
  activities: readonly { lineageId: string; title: string }[];
  /** For which authority the reader speaks; null where nothing may be written. */
  writer: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | null;
  actions: { record: RecordDisagreementFormProps['action']; end: EndDisagreementFormProps['action'] };
}

/** All that is not agreed on in the plan, and the place to write it down. Those that have ended lie folded under the rest. */
export function DisagreementSection(props: DisagreementSectionProps) {
  const { caseId, today, disagreements, activities, writer, actions } = props;
  const t = useTranslations('planDisagreements');
  const standing = disagreements.filter(({ ending }) => ending === null);
  const ended = disagreements.filter(({ ending }) => ending !== null);
  const namePlace = ({ part, lineageId }: PlanPlace) => {
    if (part !== 'ACTIVITY') return t(`parts.${part}`);
    const activity = activities.find((each) => each.lineageId === lineageId);
    return activity ? t('activity', { title: activity.title }) : t('activityGone');
  };
  const list = (each: readonly DisagreementView[]) => (
    <ul className={styles.list}>
      {each.map((disagreement) => (
        <li key={disagreement.id}>
          <h3 className={styles.place}>{namePlace(disagreement)}</h3>
          <DisagreementWords disagreement={disagreement} />
          <p className={styles.recorded}>
            <small>{t('recordedBy', { name: disagreement.recordedByName })}</small>
          </p>
          {writer !== null && disagreement.canEnd ? (
            <EndDisagreementForm caseId={caseId} disagreement={disagreement} today={today} action={actions.end} />
          ) : null}
        </li>
      ))}
    </ul>
  );
  return (
    <Section title={t('title')} count={standing.length} id="oenigheter">
      <p className="subtle">{t('lead')}</p>
      {standing.length > 0 ? list(standing) : <p className={styles.empty}>{t('empty')}</p>}
      {writer === null ? null : (
        <RecordDisagreementForm
          caseId={caseId}
          today={today}
          activities={activities}
          writer={writer}
          action={actions.record}
        />
      )}
      {ended.length > 0 ? (
        <details className={styles.details}>
          <summary>
            {t('earlier')} {ended.length}
          </summary>
          {list(ended)}
        </details>
      ) : null}
    </Section>
  );
}
