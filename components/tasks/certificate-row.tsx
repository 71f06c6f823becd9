import { useTranslations } from 'next-intl';
import { AskCertificateButton, type AskForCertificate } from '@/components/certificates/ask-certificate-button';
import type { CertificateTask } from '@/lib/tasks';
import { formatDayAndMonth } from '@/lib/time';
import { certificateHref } from './task-links';
import { TaskRow } from './task-row';
import styles from './tasks.module.css';

/** Sickness of more than seven days: ask for a certificate in one click, or register the one that was asked for. */
export function CertificateRow({ task, action }: { task: CertificateTask; action: AskForCertificate }) {
  const t = useTranslations('tasks');
  const { person, sickFrom, sickTo, days, askedOn } = task;
  return (
    <TaskRow
      who={person}
      what={t('certificate.days', { days })}
      detail={t('absence.period', { from: formatDayAndMonth(sickFrom), to: formatDayAndMonth(sickTo) })}
      when={
        <span className={styles.time}>
          {askedOn ? t('certificate.askedOn', { day: formatDayAndMonth(askedOn) }) : t('certificate.notAsked')}
        </span>
      }
      action={{ label: t('actions.register'), href: certificateHref(person.caseId), isButton: false }}
      control={
        askedOn === null ? (
          <AskCertificateButton action={action} input={{ caseId: person.caseId, sickFrom }} className={styles.action}>
            {t('actions.askCertificate')}
            <span className="visually-hidden">, {person.name}</span>
          </AskCertificateButton>
        ) : undefined
      }
    />
  );
}
