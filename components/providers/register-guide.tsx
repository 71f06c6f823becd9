import { useTranslations } from 'next-intl';
import fileStyles from '@/components/caseload-import/caseload-import.module.css';
import { Icon } from '@/components/ui/icon';
import { EXAMPLE_SITES, REGISTER_COLUMNS } from '@/lib/providers';

/** The template and the example, to fetch. */
export function RegisterFiles() {
  const t = useTranslations('providerImport.files');
  const files = [
    { href: '/api/v1/import/leverantorer/mall', name: t('template'), text: t('templateText') },
    {
      href: '/api/v1/import/leverantorer/exempel',
      name: t('example', { sites: EXAMPLE_SITES }),
      text: t('exampleText'),
    },
  ];
  return (
    <ul className={fileStyles.files}>
      {files.map(({ href, name, text }) => (
        <li key={href}>
          <a href={href} download className={fileStyles.download}>
            <Icon name="file" />
            <span>
              {name} <small>{text}</small>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What each column of a register file is called and may hold. */
export function RegisterGuide() {
  const t = useTranslations('providerImport.columns');
  const lists = [
    { title: t('required'), columns: REGISTER_COLUMNS.filter((column) => 'isRequired' in column) },
    { title: t('optional'), columns: REGISTER_COLUMNS.filter((column) => !('isRequired' in column)) },
  ];
  return (
    <>
      <p className={fileStyles.listHelp}>{t('order')}</p>
      <div className={fileStyles.guide}>
        {lists.map(({ title, columns }) => (
          <div key={title}>
            <h3 className={fileStyles.columnTitle}>{title}</h3>
            <dl className={fileStyles.columns}>
              {columns.map(({ key, heading }) => (
                <div key={key}>
                  <dt>{heading}</dt>
                  <dd>{t(`help.${key}`)}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
    </>
  );
}
