import { useFormatter, useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { DefinitionList } from '@/components/ui/definition-list';
import type { MailStatus } from '@/lib/notifications';
import styles from './notifications.module.css';

/** For the administrator: how the mails have fared, and never what they are about. */
export function MailStatusView({ status }: { status: MailStatus }) {
  const t = useTranslations('notifications.status');
  const kind = useTranslations('notifications.kinds');
  const format = useFormatter();
  return (
    <div className={styles.stack}>
      <p>{t('explained')}</p>
      <DefinitionList
        variant="figures"
        items={[
          { term: t('sent'), value: status.sent },
          { term: t('waiting'), value: status.waiting },
          { term: t('failed'), value: status.failed },
        ]}
      />
      {status.faults.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <DataTable
          caption={t('caption')}
          showCaption
          head={
            <>
              <HeadCell>{t('when')}</HeadCell>
              <HeadCell>{t('recipient')}</HeadCell>
              <HeadCell>{t('kind')}</HeadCell>
              <HeadCell>{t('why')}</HeadCell>
              <HeadCell numeric>{t('attempts')}</HeadCell>
            </>
          }
        >
          {status.faults.map((fault) => (
            <DataRow key={fault.id} tone={fault.isGivenUp ? 'danger' : 'attention'}>
              <RowHead>
                {format.dateTime(new Date(fault.at), {
                  day: 'numeric',
                  month: 'short',
                  hour: '2-digit',
                  minute: '2-digit',
                })}
              </RowHead>
              <DataCell label={t('recipient')}>{fault.recipient}</DataCell>
              <DataCell label={t('kind')}>{kind(`${fault.kind}.title`)}</DataCell>
              <DataCell label={t('why')}>
                {t(`faults.${fault.fault}`)}, {fault.isGivenUp ? t('givenUp') : t('triesAgain')}
              </DataCell>
              <DataCell label={t('attempts')} numeric>
                {fault.attempts}
              </DataCell>
            </DataRow>
          ))}
        </DataTable>
      )}
    </div>
  );
}
