import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CommandButton } from '@/components/forms/command-button';
import type { CommandResult } from '@/components/forms/use-command-form';
import type { ChildcarePage } from '@/lib/childcare';
import type { RecordGapCauseInput } from '@/lib/gap-causes';
import { formatHours, mondayOf, toIsoWeek } from '@/lib/time';
import styles from './childcare.module.css';

export interface ChildcareConsequenceProps {
  page: ChildcarePage;
  mayAssess: boolean;
  /** Null for one who may not. */
  recordCause: ((input: RecordGapCauseInput) => Promise<CommandResult<unknown>>) | null;
}

/** What follows where the childcare does not suffice: an adaptation that an officer confirms, and a cause that is the municipality's. */
export function ChildcareConsequence({ page, mayAssess, recordCause }: ChildcareConsequenceProps) {
  const t = useTranslations('childcare.follows');
  const { caseId, today, hasPlan, suggestedMinutes, adaptationMinutes, isCauseRecorded } = page;
  if (!hasPlan) return <p className="subtle">{t('noPlan')}</p>;
  const present = <p className="subtle">{t('present', { hours: formatHours(adaptationMinutes) })}</p>;
  if (suggestedMinutes === 0) {
    return (
      <>
        <p>{t('nothing')}</p>
        {adaptationMinutes > 0 ? present : null}
      </>
    );
  }
  return (
    <div className={styles.follows}>
      <p>{t('suggested', { hours: formatHours(suggestedMinutes) })}</p>
      {adaptationMinutes > 0 ? present : null}
      {mayAssess && suggestedMinutes !== adaptationMinutes ? (
        <Link href={`/arenden/${caseId}/bedomning?barnomsorg=${suggestedMinutes}`} prefetch={false}>
          {t('assess', { hours: formatHours(suggestedMinutes) })}
        </Link>
      ) : null}
      {isCauseRecorded ? <p className="subtle">{t('causeRecorded')}</p> : null}
      {recordCause && !isCauseRecorded ? (
        <CommandButton
          action={recordCause}
          input={{
            caseId,
            code: 'CHILDCARE_MISSING',
            party: null,
            note: '',
            fromOn: mondayOf(toIsoWeek(today)),
            toOn: null,
            dueOn: null,
            ownerContact: '',
          }}
          label={t('recordCause')}
          doneText={t('causeDone')}
          variant="secondary"
        />
      ) : null}
    </div>
  );
}
