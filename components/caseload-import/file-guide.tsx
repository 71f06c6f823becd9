import { useTranslations } from 'next-intl';
import { Section } from '@/components/layout/page';
import { Icon } from '@/components/ui/icon';
import { COLUMNS, EXAMPLE_SIZES } from '@/lib/caseload-import';
import styles from './caseload-import.module.css';

/** The template, the examples, and what each column may hold. */
export function FileGuide() {
  const t = useTranslations('import');
  const required = COLUMNS.filter((column) => 'isRequired' in column);
  const optional = COLUMNS.filter((column) => !('isRequired' in column));
  return (
    <>
      <Section title={t('files.title')}>
        <ul className={styles.files}>
          <Download href="/api/v1/import/mall" name={t('files.template')} text={t('files.templateText')} />
          {EXAMPLE_SIZES.map((persons) => (
            <Download
              key={persons}
              href={`/api/v1/import/exempel/${persons}`}
              name={t('files.example', { persons })}
              text={t('files.exampleText')}
            />
          ))}
        </ul>
      </Section>
      <Section title={t('columns.title')}>
        <p className={styles.guideText}>{t('columns.order')}</p>
        <ColumnList title={t('columns.required')} columns={required} />
        <ColumnList title={t('columns.optional')} columns={optional} />
      </Section>
    </>
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

function ColumnList({ title, columns }: { title: string; columns: { key: string; heading: string }[] }) {
  const t = useTranslations('import.columns.help');
  return (
    <>
      <h3 className={styles.columnTitle}>{title}</h3>
      <dl className={styles.columns}>
        {columns.map(({ key, heading }) => (
          <div key={key}>
            <dt>{heading}</dt>
            <dd>{t.has(key) ? t(key) : null}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
