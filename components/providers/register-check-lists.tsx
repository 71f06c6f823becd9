'use client';

import { Button } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import fileStyles from '@/components/caseload-import/caseload-import.module.css';
import { Section } from '@/components/layout/page';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { type CheckedSite, type RegisterCheck, registerHeadingOf, type ServiceName } from '@/lib/providers';
import { useChangeText } from './change-text';

const ROWS_AT_A_TIME = 50;

/** What a register file would do, one list for each: faults first, then what changes, is added, and is not in the file. */
export function RegisterCheckLists({ check }: { check: RegisterCheck }) {
  const t = useTranslations('providerImport');
  const faults = check.faulty.flatMap((row) => row.faults.map((fault) => ({ row, fault })));
  return (
    <>
      <CheckList
        list="faulty"
        count={check.faulty.length}
        rows={faults}
        heads={['line', 'column', 'reason', 'value']}
        render={({ row, fault }) => (
          <DataRow key={`${row.line}-${fault.column}-${fault.reason}-${fault.value}`} tone="attention">
            <Line line={row.line} />
            <DataCell>{fault.column ? registerHeadingOf(fault.column) : t('table.wholeRow')}</DataCell>
            <DataCell wide>{t(`faults.${fault.reason}`, { detail: fault.detail ?? '' })}</DataCell>
            <DataCell label={fault.value ? t('table.value') : undefined}>
              {fault.value ? <code className={fileStyles.value}>{fault.value}</code> : null}
            </DataCell>
          </DataRow>
        )}
      />
      <CheckList
        list="changed"
        count={check.changed.length}
        rows={check.changed}
        heads={['line', 'provider', 'site', 'change']}
        render={(row) => <SiteRow key={row.line} row={row} services={check.services} />}
      />
      <CheckList
        list="created"
        count={check.created.length}
        rows={check.created}
        heads={['line', 'provider', 'site', 'change']}
        render={(row) => <SiteRow key={row.line} row={row} services={check.services} />}
      />
      <CheckList
        list="missing"
        count={check.missing.length}
        rows={check.missing}
        heads={['provider', 'site', 'municipalityCode']}
        render={({ siteId, provider, site, municipalityCode }) => (
          <DataRow key={siteId}>
            <RowHead>{provider}</RowHead>
            <DataCell>{site}</DataCell>
            <DataCell label={t('table.municipalityCode')}>{municipalityCode}</DataCell>
          </DataRow>
        )}
      />
    </>
  );
}

function Line({ line }: { line: number }) {
  const t = useTranslations('providerImport.table');
  return (
    <RowHead>
      <span className={fileStyles.line}>
        <span className={fileStyles.small}>{t('line')} </span>
        {line}
      </span>
    </RowHead>
  );
}

function SiteRow({ row, services }: { row: CheckedSite; services: ServiceName[] }) {
  const { line, provider, site, isNewProvider, changes } = row;
  const t = useTranslations('providerImport.table');
  const fields = useTranslations('providers.fields');
  const text = useChangeText(services);
  return (
    <DataRow>
      <Line line={line} />
      <DataCell>{provider}</DataCell>
      <DataCell>{site}</DataCell>
      <DataCell wide>
        {isNewProvider ? <p>{t('newProvider')}</p> : null}
        <ul className={fileStyles.changes}>
          {changes.map(({ field, from, to }) => (
            <li key={field} className={fileStyles.change}>
              <span className={fileStyles.field}>{fields(field)}</span>
              <span>
                {from === '' ? null : (
                  <>
                    <del className={fileStyles.before}>{text(field, from)}</del>{' '}
                  </>
                )}
                <ins className={fileStyles.after}>{text(field, to)}</ins>
              </span>
            </li>
          ))}
        </ul>
      </DataCell>
    </DataRow>
  );
}

interface CheckListProps<Row> {
  list: 'faulty' | 'changed' | 'created' | 'missing';
  count: number;
  rows: readonly Row[];
  /** Keys under `providerImport.table`. */
  heads: readonly string[];
  render: (row: Row) => ReactNode;
}

function CheckList<Row>({ list, count, rows, heads, render }: CheckListProps<Row>) {
  const t = useTranslations('providerImport');
  const [shown, setShown] = useState(ROWS_AT_A_TIME);
  if (rows.length === 0) return null;
  return (
    <Section title={t(`lists.${list}`)} count={count}>
      <p className={fileStyles.listHelp}>{t(`listHelp.${list}`)}</p>
      <DataTable
        caption={t(`lists.${list}`)}
        head={heads.map((head) => (
          <HeadCell key={head} width={head === 'line' ? '5rem' : undefined}>
            {t(`table.${head}`)}
          </HeadCell>
        ))}
      >
        {rows.slice(0, shown).map(render)}
      </DataTable>
      {rows.length > shown ? (
        <Button type="button" size="small" variant="secondary" onClick={() => setShown(shown + ROWS_AT_A_TIME)}>
          {t('showMore', { left: rows.length - shown })}
        </Button>
      ) : null}
    </Section>
  );
}
