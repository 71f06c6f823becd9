import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { Gap, Hours } from '@/components/ui/hours';
import type { PageSearch } from '@/components/ui/link-search';
import { WaitingFor } from '@/components/ui/party-mark';
import { SortableHeader, type SortOrder } from '@/components/ui/sortable-header';
import { LevelTag, PlanStatusTag, ProtectedMark } from '@/components/ui/tags';
import { WeekBar } from '@/components/ui/week-bar';
import type { OrganisationKind } from '@/lib/access';
import type { CaseListRow } from '@/lib/cases';
import styles from './case-list.module.css';
import { GapCauseText } from './gap-cause-text';
import { ROW_LINK, RowKeys } from './row-keys';

export interface CaseListProps {
  rows: CaseListRow[];
  /** Whose list it is: «A» says little to A. */
  reader: OrganisationKind;
  showsMunicipality: boolean;
  path: string;
  search: PageSearch;
  order: SortOrder;
}

/** Cases one a row: who, the week, what is missing and why, the plan, and whose turn it is. */
export function CaseList({ rows, reader, showsMunicipality, path, search, order }: CaseListProps) {
  const t = useTranslations('cases.list');
  const sortable = { path, search, order };
  return (
    <RowKeys className={styles.list}>
      <DataTable
        caption={t('caption')}
        head={
          <>
            <SortableHeader {...sortable} column="namn">
              {t('name')}
            </SortableHeader>
            <HeadCell width="19%">{t('week')}</HeadCell>
            <SortableHeader {...sortable} column="timmar" numeric first="descending">
              {t('hours')}
            </SortableHeader>
            <SortableHeader {...sortable} column="lucka" numeric first="descending">
              {t('gap')}
            </SortableHeader>
            <SortableHeader {...sortable} column="niva">
              {t('level')}
            </SortableHeader>
            <SortableHeader {...sortable} column="plan">
              {t('plan')}
            </SortableHeader>
            <HeadCell>{t('consultation')}</HeadCell>
            <HeadCell>{t('responsible')}</HeadCell>
          </>
        }
      >
        {rows.map((row) => (
          <CaseRow key={row.caseId} row={row} reader={reader} showsMunicipality={showsMunicipality} />
        ))}
      </DataTable>
    </RowKeys>
  );
}

type CaseRowProps = { row: CaseListRow } & Pick<CaseListProps, 'reader' | 'showsMunicipality'>;

function CaseRow({ row, reader, showsMunicipality }: CaseRowProps) {
  const t = useTranslations('cases.list');
  const isMeasured = row.requiredMinutes > 0 || row.assignedMinutes > 0;
  return (
    <DataRow>
      <RowHead>
        <span className={styles.who}>
          <Link href={`/arenden/${row.caseId}`} prefetch={false} className={styles.open} {...ROW_LINK}>
            {row.name}
          </Link>
          <span className={styles.small}>{row.number}</span>
          {row.isProtected ? <ProtectedMark short /> : null}
        </span>
      </RowHead>
      <DataCell>
        <WeekBar segments={row.week} />
      </DataCell>
      <DataCell label={t('hours')} numeric>
        {isMeasured ? <Hours minutes={row.assignedMinutes} ofMinutes={row.requiredMinutes} /> : <Dash />}
      </DataCell>
      <DataCell label={t('gap')} numeric>
        <span className={styles.gap}>
          <Gap minutes={row.gapMinutes} />
          {row.gapMinutes > 0 && row.gapCause ? (
            <span className={styles.small}>
              <GapCauseText cause={row.gapCause} />
            </span>
          ) : null}
        </span>
      </DataCell>
      <DataCell>
        <LevelTag level={row.level} formallyFullTime={row.isFormallyFullTimeOnly} />
      </DataCell>
      <DataCell label={t('plan')}>
        <span className={styles.stack}>
          <PlanStatusTag status={row.planStatus} />
          {row.hasProposal ? <span className={styles.small}>{t('hasProposal')}</span> : null}
        </span>
      </DataCell>
      <DataCell>
        {row.consultation ? (
          <WaitingFor
            party={row.consultation.waitsFor === reader ? 'me' : (row.consultation.waitsFor ?? reader)}
            workingDaysLeft={row.consultation.workingDaysLeft}
          />
        ) : null}
      </DataCell>
      <DataCell>
        <span className={styles.small}>
          {row.responsibleName ?? t('nobody')}
          <br />
          {showsMunicipality ? `${row.municipalityName}, ${row.unitName}` : row.unitName}
        </span>
      </DataCell>
    </DataRow>
  );
}

function Dash() {
  const t = useTranslations('cases.list');
  return (
    <span className={styles.dash}>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{t('nothingRequired')}</span>
    </span>
  );
}
