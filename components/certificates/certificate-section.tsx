import { useTranslations } from 'next-intl';
import { CommandButton } from '@/components/forms/command-button';
import type { CommandResult } from '@/components/forms/use-command-form';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { Icon } from '@/components/ui/icon';
import { EmptyState } from '@/components/ui/states';
import { StatusTag } from '@/components/ui/tags';
import type {
  CertificateList,
  RegisterCertificateInput,
  RemoveCertificateInput,
  SickRunStanding,
} from '@/lib/certificates';
import { formatDay } from '@/lib/time';
import { AskCertificateButton, type AskForCertificate } from './ask-certificate-button';
import { CertificateForm } from './certificate-form';
import styles from './certificates.module.css';

export interface CertificateSectionProps {
  list: CertificateList;
  mayWrite: boolean;
  actions: {
    ask: AskForCertificate;
    register: (input: RegisterCertificateInput) => Promise<CommandResult<unknown>>;
    remove: (input: RemoveCertificateInput) => Promise<CommandResult<unknown>>;
  };
}

/** Sickness of more than seven days, whether a certificate is asked for and seen, and those that are registered. */
export function CertificateSection({ list, mayWrite, actions }: CertificateSectionProps) {
  const t = useTranslations('certificates');
  const { caseId, today, runs, certificates } = list;
  const waiting = runs.findLast(({ isCovered }) => !isCovered) ?? null;
  return (
    <div className={styles.section}>
      {runs.length === 0 ? <EmptyState title={t('noRuns')}>{t('noRunsText')}</EmptyState> : null}
      {runs.length > 0 ? (
        <ul className={styles.runs}>
          {runs.map((run) => (
            <li key={run.fromOn}>
              <div>
                <b>{t('period', { from: formatDay(run.fromOn), to: formatDay(run.toOn) })}</b>
                <span className="subtle">{t('days', { days: run.days })}</span>
              </div>
              <RunStanding caseId={caseId} run={run} ask={mayWrite ? actions.ask : null} />
            </li>
          ))}
        </ul>
      ) : null}
      {certificates.length > 0 ? (
        <DataTable
          caption={t('caption')}
          showCaption
          head={
            <>
              <HeadCell>{t('holds')}</HeadCell>
              <HeadCell>{t('seen')}</HeadCell>
              <HeadCell />
            </>
          }
        >
          {certificates.map(({ certificateId, fromOn, toOn, seenOn, seenByName }) => (
            <DataRow key={certificateId}>
              <RowHead>{t('period', { from: formatDay(fromOn), to: formatDay(toOn) })}</RowHead>
              <DataCell label={t('seen')}>{t('seenBy', { day: formatDay(seenOn), name: seenByName ?? '' })}</DataCell>
              <DataCell>
                {mayWrite ? (
                  <CommandButton
                    action={actions.remove}
                    input={{ caseId, certificateId }}
                    label={t('remove')}
                    doneText={t('removed')}
                    variant="tertiary"
                  />
                ) : null}
              </DataCell>
            </DataRow>
          ))}
        </DataTable>
      ) : null}
      {mayWrite ? (
        <details open={waiting !== null}>
          <summary>{t('add')}</summary>
          <CertificateForm
            key={`${waiting?.fromOn} ${certificates.length}`}
            caseId={caseId}
            today={today}
            run={waiting}
            action={actions.register}
          />
        </details>
      ) : null}
    </div>
  );
}

function RunStanding({ caseId, run, ask }: { caseId: string; run: SickRunStanding; ask: AskForCertificate | null }) {
  const t = useTranslations('certificates');
  if (run.isCovered) {
    return (
      <StatusTag tone="done" icon={<Icon name="check" />}>
        {t('covered')}
      </StatusTag>
    );
  }
  if (run.askedOn !== null) {
    return (
      <StatusTag tone="attention" icon={<Icon name="hourglass" />}>
        {t('askedBy', { day: formatDay(run.askedOn), name: run.askedByName ?? '' })}
      </StatusTag>
    );
  }
  return ask ? (
    <AskCertificateButton action={ask} input={{ caseId, sickFrom: run.fromOn }} className={styles.ask}>
      {t('ask')}
    </AskCertificateButton>
  ) : (
    <StatusTag tone="attention" icon={<Icon name="warning" />}>
      {t('needed', { day: formatDay(run.certificateFrom) })}
    </StatusTag>
  );
}
