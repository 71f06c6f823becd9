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
import { GapCauseShort } from './gap-cause-text';
import { RowKeys } from './row-keys';
import { ROW_LINK } from './row-link';

export interface CaseListProps {
  rows: CaseListRow[];
  /** Whose list it is: what waits for their own party waits for «dig». */
  reader: OrganisationKind;
  /** Who is responsible and where; left out of one's own list, where it says the same on every row. */
  responsible: 'none' | 'unit' | 'municipality';
  path: string;
  search: PageSearch;
  order: SortOrder;
}

/** Cases one a row: who, the week, what is missing and why, the plan, and whose turn it is. */
export function CaseList({ rows, reader, responsible, path, search, order }: CaseListProps) {
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
            <SortableHeader {...sortable} column="arende">
              {t('number')}
            </SortableHeader>
            <HeadCell width="17%">{t('week')}</HeadCell>
            <SortableHeader {...sortable} column="timmar" numeric first="descending">
              {t('hours')}
            </SortableHeader>
            <SortableHeader {...sortable} column="lucka" numeric first="descending">
              {t('gap')}
            </SortableHeader>
            <HeadCell>{t('cause')}</HeadCell>
            <SortableHeader {...sortable} column="niva">
              {t('level')}
            </SortableHeader>
            <SortableHeader {...sortable} column="plan">
              {t('plan')}
            </SortableHeader>
            <HeadCell>{t('consultation')}</HeadCell>
            {responsible === 'none' ? null : <HeadCell>{t('responsible')}</HeadCell>}
          </>
        }
      >
        {rows.map((row) => (
          <CaseRow key={row.caseId} row={row} reader={reader} responsible={responsible} />
        ))}
      </DataTable>
    </RowKeys>
  );
}

type CaseRowProps = { row: CaseListRow } & Pick<CaseListProps, 'reader' | 'responsible'>;

function CaseRow({ row, reader, responsible }: CaseRowProps) {
  const t = useTranslations('cases.list');
  const unheard = useTranslations('unheard.marks');
  const isMeasured = row.requiredMinutes > 0 || row.assignedMinutes > 0;
  return (
    <DataRow>
      <RowHead>
        <Link href={`/arenden/${row.caseId}`} prefetch={false} className={styles.open} {...ROW_LINK}>
          {row.name}
        </Link>{' '}
        {row.isProtected ? <ProtectedMark short /> : null}
      </RowHead>
      <DataCell>
        <span className={styles.small}>{row.number}</span>
      </DataCell>
      <DataCell>
        <WeekBar segments={row.week} />
      </DataCell>
      <DataCell label={t('hours')} numeric>
        {isMeasured ? (
          <Hours minutes={row.assignedMinutes} ofMinutes={row.requiredMinutes} />
        ) : (
          <Dash text={t('nothingRequired')} />
        )}
      </DataCell>
      <DataCell label={t('gap')} numeric>
        {row.gapMinutes > 0 ? <Gap minutes={row.gapMinutes} /> : <Dash text={t('nothingMissing')} />}
      </DataCell>
      <DataCell>
        {row.gapMinutes > 0 && row.gapCause ? (
          <span className={styles.small}>
            <GapCauseShort cause={row.gapCause} />
          </span>
        ) : null}
      </DataCell>
      <DataCell>
        <LevelTag level={row.level} formallyFullTime={row.isFormallyFullTimeOnly} />
      </DataCell>
      <DataCell label={t('plan')}>
        <span className={styles.oneLine}>
          <PlanStatusTag status={row.planStatus} />
          {row.isUnheard ? <span className={styles.small}> {unheard('short')}</span> : null}
          {row.hasProposal ? <span className={styles.small}> {t('hasProposal')}</span> : null}
        </span>
      </DataCell>
      <DataCell>
        {row.consultation ? (
          <WaitingFor
            party={row.consultation.waitsFor === reader ? 'me' : (row.consultation.waitsFor ?? reader)}
            {...(row.consultation.workingDaysLeft === null
              ? {}
              : { workingDaysLeft: row.consultation.workingDaysLeft })}
          />
        ) : null}
      </DataCell>
      {responsible === 'none' ? null : (
        <DataCell>
          <span className={styles.officer}>
            {row.responsibleName ?? t('nobody')}
            <span>{responsible === 'municipality' ? row.municipalityName : row.unitName}</span>
          </span>
        </DataCell>
      )}
    </DataRow>
  );
}

function Dash({ text }: { text: string }) {
  return (
    <span className={styles.dash}>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{text}</span>
    </span>
  );
}
