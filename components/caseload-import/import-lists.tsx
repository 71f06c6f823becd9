import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { ProtectedMark } from '@/components/ui/tags';
import type { ImportListRows, ListedPerson } from '@/lib/caseload-import';
import { headingOf } from '@/lib/caseload-import';
import styles from './caseload-import.module.css';
import { ChangeValue } from './change-value';

type RowsOf<List extends ImportListRows['list']> = Extract<ImportListRows, { list: List }>['rows'];

/** One page of one list of an import. */
export function ImportRows({ content }: { content: ImportListRows }) {
  switch (content.list) {
    case 'fel':
      return <FaultRows rows={content.rows} />;
    case 'andras':
      return <ChangeRows rows={content.rows} />;
    case 'skapas':
      return <CreateRows rows={content.rows} />;
    case 'saknas':
      return <MissingRows rows={content.rows} />;
    case 'noteringar':
      return <NoteRows rows={content.rows} />;
  }
}

function PersonName({ person }: { person: Partial<ListedPerson> }) {
  if (person.isProtected) return <ProtectedMark short />;
  return person.name ?? null;
}

function FaultRows({ rows }: { rows: RowsOf<'fel'> }) {
  const t = useTranslations('import');
  return (
    <DataTable
      caption={t('check.lists.fel')}
      head={
        <>
          <HeadCell width="5rem">{t('table.line')}</HeadCell>
          <HeadCell width="14rem">{t('table.column')}</HeadCell>
          <HeadCell>{t('table.reason')}</HeadCell>
          <HeadCell width="16rem">{t('table.value')}</HeadCell>
        </>
      }
    >
      {rows.flatMap(({ line, faults }) =>
        faults.map(({ column, reason, value, detail }) => (
          <DataRow key={`${line}-${column}-${reason}`}>
            <RowHead>
              <span className={styles.line}>
                <span className={styles.small}>{t('table.line')} </span>
                {line}
              </span>
            </RowHead>
            <DataCell>{column ? headingOf(column) : t('table.wholeRow')}</DataCell>
            <DataCell wide>{t(`faults.${reason}`, { detail: detail ?? '' })}</DataCell>
            <DataCell label={value ? t('table.value') : undefined}>
              {value ? <code className={styles.value}>{value}</code> : null}
            </DataCell>
          </DataRow>
        )),
      )}
    </DataTable>
  );
}

function ChangeRows({ rows }: { rows: RowsOf<'andras'> }) {
  const t = useTranslations('import');
  return (
    <DataTable
      caption={t('check.lists.andras')}
      head={
        <>
          <HeadCell width="5rem">{t('table.line')}</HeadCell>
          <HeadCell width="9rem">{t('table.case')}</HeadCell>
          <HeadCell width="14rem">{t('table.person')}</HeadCell>
          <HeadCell>{t('table.change')}</HeadCell>
        </>
      }
    >
      {rows.map(({ line, changes, ...person }) => (
        <DataRow key={line}>
          <DataCell label={t('table.line')}>{line}</DataCell>
          <RowHead>{person.caseNumber}</RowHead>
          <DataCell>
            <PersonName person={person} />
          </DataCell>
          <DataCell wide>
            <span className={styles.changes}>
              {changes.map((change) => (
                <ChangeValue key={change.field} change={change} />
              ))}
            </span>
          </DataCell>
        </DataRow>
      ))}
    </DataTable>
  );
}

function CreateRows({ rows }: { rows: RowsOf<'skapas'> }) {
  const t = useTranslations('import');
  return (
    <DataTable
      caption={t('check.lists.skapas')}
      head={
        <>
          <HeadCell width="5rem">{t('table.line')}</HeadCell>
          <HeadCell>{t('table.case')}</HeadCell>
          <HeadCell>{t('table.person')}</HeadCell>
          <HeadCell>{t('table.unit')}</HeadCell>
          <HeadCell>{t('table.officer')}</HeadCell>
          <HeadCell>{t('table.assessment')}</HeadCell>
          <HeadCell>{t('table.registered')}</HeadCell>
        </>
      }
    >
      {rows.map(({ line, unit, officer, hasAssessment, isRegistered, ...person }) => (
        <DataRow key={line}>
          <DataCell label={t('table.line')}>{line}</DataCell>
          <RowHead>{person.caseNumber}</RowHead>
          <DataCell>
            <PersonName person={person} />
          </DataCell>
          <DataCell>{unit}</DataCell>
          <DataCell label={t('table.officer')}>{officer ?? t('table.noOfficer')}</DataCell>
          <DataCell label={t('table.assessment')}>
            {t(hasAssessment ? 'table.hasAssessment' : 'table.noAssessment')}
          </DataCell>
          <DataCell label={t('table.registered')}>{t(isRegistered ? 'table.yes' : 'table.no')}</DataCell>
        </DataRow>
      ))}
    </DataTable>
  );
}

function MissingRows({ rows }: { rows: RowsOf<'saknas'> }) {
  const t = useTranslations('import');
  return (
    <DataTable
      caption={t('check.lists.saknas')}
      head={
        <>
          <HeadCell>{t('table.case')}</HeadCell>
          <HeadCell>{t('table.person')}</HeadCell>
          <HeadCell>{t('table.unit')}</HeadCell>
          <HeadCell>{t('table.officer')}</HeadCell>
        </>
      }
    >
      {rows.map(({ caseId, unit, officer, ...person }) => (
        <DataRow key={caseId}>
          <RowHead>{person.caseNumber}</RowHead>
          <DataCell>
            <PersonName person={person} />
          </DataCell>
          <DataCell>{unit}</DataCell>
          <DataCell label={t('table.officer')}>{officer ?? t('table.noOfficer')}</DataCell>
        </DataRow>
      ))}
    </DataTable>
  );
}

function NoteRows({ rows }: { rows: RowsOf<'noteringar'> }) {
  const t = useTranslations('import');
  return (
    <DataTable
      caption={t('check.lists.noteringar')}
      head={
        <>
          <HeadCell width="5rem">{t('table.line')}</HeadCell>
          <HeadCell width="9rem">{t('table.case')}</HeadCell>
          <HeadCell width="14rem">{t('table.person')}</HeadCell>
          <HeadCell>{t('table.note')}</HeadCell>
        </>
      }
    >
      {rows.map(({ line, notes, ...person }) => (
        <DataRow key={line}>
          <RowHead>
            <span className={styles.line}>
              <span className={styles.small}>{t('table.line')} </span>
              {line}
            </span>
          </RowHead>
          <DataCell>{person.caseNumber}</DataCell>
          <DataCell>
            <PersonName person={person} />
          </DataCell>
          <DataCell wide>
            <span className={styles.changes}>
              {notes.map(({ reason, value }) => (
                <span key={reason}>{t(`notes.${reason}`, { value: value ?? 'none' })}</span>
              ))}
            </span>
          </DataCell>
        </DataRow>
      ))}
    </DataTable>
  );
}
