import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LawNote, PageHeading } from '@/components/layout/page';
import { listLanguageNames } from '@/components/providers/language-name';
import { MunicipalityChoice } from '@/components/providers/municipality-choice';
import { MunicipalityLinks } from '@/components/providers/municipality-links';
import { ProviderFilters } from '@/components/providers/provider-filters';
import { ProviderMap } from '@/components/providers/provider-map';
import { ProviderRows } from '@/components/providers/provider-rows';
import styles from '@/components/providers/providers.module.css';
import { LinkButton } from '@/components/ui/link-button';
import type { PageSearch } from '@/components/ui/link-search';
import { EmptyState } from '@/components/ui/states';
import { loadPage } from '@/lib/platform/page';
import { listProviders, providerSearchSchema } from '@/lib/providers';
import { getProviderList } from '@/lib/providers/server';

const PATH = '/leverantorer';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('providers'))('metaTitle') };
}

/** Vilka leverantörer finns här? The list and the map side by side, in an order that favours nobody. */
export default async function ProvidersPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams;
  const asked = providerSearchSchema.parse(search);
  const page = await loadPage('provider.read', (context) => getProviderList(context, asked));
  const t = await getTranslations('providers');
  const shown = listProviders(page.providers, { ...asked, day: page.today });
  const { municipality, municipalities } = page;
  return (
    <>
      <PageHeading
        title={t('title')}
        aside={municipality.name}
        lead={
          <>
            {t('order')} <LawNote>{t('orderLaw')}</LawNote>
          </>
        }
        actions={
          <>
            <MunicipalityLinks municipality={municipality} />
            {page.counted === 'NOBODY' ? (
              <>
                <LinkButton href={`${PATH}/import`} variant="secondary">
                  {t('register.import')}
                </LinkButton>
                <LinkButton href={`${PATH}/ny`}>{t('register.new')}</LinkButton>
              </>
            ) : null}
          </>
        }
      />
      <MunicipalityChoice path={PATH} search={search} municipalities={municipalities} chosen={municipality.code} />
      {page.providers.length === 0 ? (
        <EmptyState title={t('list.emptyTitle')}>{t('list.emptyHelp')}</EmptyState>
      ) : (
        <>
          <ProviderFilters
            path={PATH}
            search={search}
            asked={asked}
            services={page.services}
            languages={listLanguageNames()}
            shown={shown.length}
            total={page.providers.length}
          />
          <div className={styles.split}>
            <section aria-labelledby="leverantorslista">
              <h2 id="leverantorslista" className="visually-hidden">
                {t('list.caption')}
              </h2>
              {shown.length > 0 ? (
                <ProviderRows
                  providers={shown}
                  criteria={asked.criteria}
                  services={page.services}
                  suffix={municipalities.length > 1 ? `?kommun=${municipality.code}` : ''}
                  showsParticipants={page.counted !== 'NOBODY'}
                />
              ) : (
                <EmptyState title={t('list.noneTitle')}>{t('list.noneHelp')}</EmptyState>
              )}
              <p className={styles.subtle}>
                {t(`counted.${page.counted}`)} {page.counted === 'NOBODY' ? null : t('counted.suppressed')}
              </p>
            </section>
            <section className={styles.mapPane} aria-labelledby="leverantorskarta">
              <h2 id="leverantorskarta" className="visually-hidden">
                {t('map.title')}
              </h2>
              <ProviderMap providers={shown} municipality={municipality} />
            </section>
          </div>
        </>
      )}
    </>
  );
}
