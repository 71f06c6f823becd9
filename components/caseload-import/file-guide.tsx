import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { COLUMNS, DEDUCTION_COLUMNS, EXAMPLE_SIZES } from '@/lib/caseload-import';
import styles from './caseload-import.module.css';

/** The template and the examples, to fetch. */
export function FileDownloads() {
  const t = useTranslations('import.files');
  return (
    <ul className={styles.files}>
      <Download href="/api/v1/import/mall" name={t('template')} text={t('templateText')} />
      {EXAMPLE_SIZES.map((persons) => (
        <Download
          key={persons}
          href={`/api/v1/import/exempel/${persons}`}
          name={t('example', { persons })}
          text={t('exampleText')}
        />
      ))}
    </ul>
  );
}

function Download({ href, name, text }: { href: string; name: string; text: string }) {
  return (
    <li>
      <a href={href} download className={styles.download}>
        <Icon name="file" />
        <span>
          {name} <small>{text}</small>
        </span>
      </a>
    </li>
  );
}

/** What each column of a caseload file is called and may hold. */
export function ColumnGuide() {
  const t = useTranslations('import.columns');
  const deductions: readonly string[] = DEDUCTION_COLUMNS;
  const single = COLUMNS.filter(({ key }) => !deductions.includes(key));
  const kinds = COLUMNS.filter(({ key }) => deductions.includes(key)).map(({ heading }) =>
    heading.replace(/^Avdrag /, '').replace(/ \(h\)$/, ''),
  );
  const textOf = (key: string) => (t.has(`help.${key}`) ? t(`help.${key}`) : null);
  const required = single.filter((column) => 'isRequired' in column);
  const optional = single.filter((column) => !('isRequired' in column));
  return (
    <>
      <p className={styles.listHelp}>{t('order')}</p>
      <div className={styles.guide}>
        <ColumnList
          title={t('required')}
          columns={required.map(({ key, heading }) => ({ heading, text: textOf(key) }))}
        />
        <ColumnList
          title={t('optional')}
          columns={[
            ...optional.map(({ key, heading }) => ({ heading, text: textOf(key) })),
            { heading: t('deductions'), text: t('deductionsText', { kinds: kinds.join(', ') }) },
          ]}
        />
      </div>
    </>
  );
}

function ColumnList({ title, columns }: { title: string; columns: { heading: string; text: string | null }[] }) {
  return (
    <div>
      <h3 className={styles.columnTitle}>{title}</h3>
      <dl className={styles.columns}>
        {columns.map(({ heading, text }) => (
          <div key={heading}>
            <dt>{heading}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
