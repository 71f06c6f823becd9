import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/states';
import type { CaseDecisions } from '@/lib/decisions';
import { formatDay } from '@/lib/time';
import { decisionHref } from './decision-links';
import { describePoint } from './decision-texts';
import styles from './decisions.module.css';

/** The decisions of a case, the last first; each opens as the paper that is printed. */
export function DecisionList({ caseId, decisions }: Pick<CaseDecisions, 'caseId' | 'decisions'>) {
  const t = useTranslations('decisions');
  const assessment = useTranslations('assessment');
  if (decisions.length === 0) return <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>;
  return (
    <DataTable
      caption={t('title')}
      head={
        <>
          <HeadCell>{t('decidedOn')}</HeadCell>
          <HeadCell>{t('what')}</HeadCell>
          <HeadCell>{t('decidedBy')}</HeadCell>
          <HeadCell />
        </>
      }
    >
      {decisions.map((decision) => (
        <DataRow key={decision.id}>
          <RowHead>{formatDay(decision.decidedOn)}</RowHead>
          <DataCell wide>
            <span className={styles.sentences}>
              {decision.points.map((point) => describePoint(point, { t, assessment })).join(' ')}
            </span>
          </DataCell>
          <DataCell label={t('decidedBy')}>{decision.decidedByName}</DataCell>
          <DataCell>
            <Link href={decisionHref(caseId, decision.id)} prefetch={false}>
              {t('print')}
              <span className="visually-hidden">, {formatDay(decision.decidedOn)}</span>
            </Link>
          </DataCell>
        </DataRow>
      ))}
    </DataTable>
  );
}
