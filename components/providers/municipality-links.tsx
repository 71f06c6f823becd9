import Link from 'next/link';
import { useTranslations } from 'next-intl';
import styles from './providers.module.css';

/** The municipality's own pages, the same for every provider. */
export function MunicipalityLinks({ municipality }: { municipality: { code: string; name: string } }) {
  const t = useTranslations('providers.page');
  return (
    <span className={styles.links}>
      <Link href={`/sa-fungerar-kommunen/${municipality.code}`} prefetch={false}>
        {t('howItWorks', { municipality: municipality.name })}
      </Link>
      <Link href={`/kontaktvagar?kommun=${municipality.code}`} prefetch={false}>
        {t('contactsBySubject', { municipality: municipality.name })}
      </Link>
    </span>
  );
}
