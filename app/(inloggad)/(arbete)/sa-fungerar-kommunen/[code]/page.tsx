import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Columns, PageHeading, Section } from '@/components/layout/page';
import { PrintButton } from '@/components/layout/print-button';
import { listDefaultSections } from '@/components/municipality-pages/default-sections';
import styles from '@/components/municipality-pages/municipality-pages.module.css';
import { PageSections } from '@/components/municipality-pages/page-sections';
import { LinkButton } from '@/components/ui/link-button';
import type { PageSearch } from '@/components/ui/link-search';
import { ErrorNotice } from '@/components/ui/states';
import { municipalityPageSearchSchema } from '@/lib/municipality-pages';
import { getMunicipalityPage } from '@/lib/municipality-pages/server';
import { loadPage } from '@/lib/platform/page';
import { formatInstant } from '@/lib/time';

interface Props {
  params: Promise<{ code: string }>;
  searchParams: Promise<PageSearch>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('municipalityPage'))('metaTitle') };
}

/** Så fungerar kommunen: what everyone who works with people from here has to know, once and for all. */
export default async function MunicipalityPage({ params, searchParams }: Props) {
  const { code } = await params;
  const { version: asked } = municipalityPageSearchSchema.parse(await searchParams);
  const page = await loadPage('municipality-page.read', (context) =>
    getMunicipalityPage(context, { code, version: asked }),
  );
  const t = await getTranslations('municipalityPage');
  const { municipality, version, latestNumber, versions } = page;
  const path = `/sa-fungerar-kommunen/${code}`;
  const at = (instant: string) => formatInstant(new Date(instant));
  return (
    <>
      <PageHeading
        title={t('title', { municipality: municipality.name })}
        lead={t('lead')}
        actions={
          <>
            <PrintButton />
            {page.mayWrite ? <LinkButton href={`${path}/redigera`}>{t('edit')}</LinkButton> : null}
          </>
        }
      />
      {version && version.number < latestNumber ? (
        <ErrorNotice
          tone="information"
          title={t('older')}
          action={
            <Link href={path} prefetch={false}>
              {t('toLatest')}
            </Link>
          }
        />
      ) : null}
      <Columns
        main={
          <>
            <PageSections sections={version ? version.sections : await listDefaultSections()} />
            <p className={styles.written}>
              {version
                ? t('written', { number: version.number, name: version.writtenByName, at: at(version.writtenAt) })
                : t('isDefault')}
            </p>
          </>
        }
        side={
          <>
            <p className={styles.sideLink}>
              <Link href={`/kontaktvagar?kommun=${code}`} prefetch={false}>
                {t('contacts')}
              </Link>
            </p>
            {versions.length > 1 ? (
              <Section title={t('versions')}>
                <ul className={styles.versions}>
                  {versions.map(({ number, writtenByName, writtenAt }) => (
                    <li key={number}>
                      <Link href={number === latestNumber ? path : `${path}?version=${number}`} prefetch={false}>
                        {t('versionLine', { number })}
                      </Link>
                      <small>{t('versionBy', { name: writtenByName, at: at(writtenAt) })}</small>
                    </li>
                  ))}
                </ul>
              </Section>
            ) : null}
          </>
        }
      />
    </>
  );
}
