import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageHeading } from '@/components/layout/page';
import styles from '@/components/municipality-pages/municipality-pages.module.css';
import { listPagedMunicipalities } from '@/lib/municipality-pages/server';
import { loadPage } from '@/lib/platform/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('municipalityPage'))('metaTitle') };
}

/** Whoever works with one municipality goes straight to its page; the others choose. */
export default async function MunicipalityPagesPage() {
  const municipalities = await loadPage('municipality-page.read', listPagedMunicipalities);
  const [only, ...more] = municipalities;
  if (only && more.length === 0) redirect(`/sa-fungerar-kommunen/${only.code}`);
  const t = await getTranslations('municipalityPage');
  return (
    <>
      <PageHeading title={t('indexTitle')} />
      <ul className={styles.index}>
        {municipalities.map(({ code, name }) => (
          <li key={code}>
            <Link href={`/sa-fungerar-kommunen/${code}`} prefetch={false}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
