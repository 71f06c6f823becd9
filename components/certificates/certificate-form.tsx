'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { type RegisterCertificateInput, registerCertificateSchema, type SickRunStanding } from '@/lib/certificates';
import type { IsoDay } from '@/lib/time';
import styles from './certificates.module.css';

export interface CertificateFormProps {
  caseId: string;
  today: IsoDay;
  /** The sickness that waits for one: the form begins with its days. */
  run: SickRunStanding | null;
  action: (input: RegisterCertificateInput) => Promise<CommandResult<unknown>>;
}

/** A certificate that one has seen: from, to and when. What the illness is has no field. */
export function CertificateForm({ caseId, today, run, action }: CertificateFormProps) {
  const t = useTranslations('certificates');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: registerCertificateSchema,
    action,
    formKey: `certificate-${caseId}`,
    defaultValues: { caseId, fromOn: run?.fromOn ?? '', toOn: run?.toOn ?? '', seenOn: today },
    onDone: () => {
      notify(t('registered'));
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('register')}>
      <p className="subtle">{t('noDiagnosis')}</p>
      <div className={styles.line}>
        <DayInput name="fromOn" label={t('fromOn')} />
        <DayInput name="toOn" label={t('toOn')} />
        <DayInput name="seenOn" label={t('seenOn')} to={today} />
      </div>
    </CommandForm>
  );
}
