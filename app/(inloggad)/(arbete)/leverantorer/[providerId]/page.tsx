import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CommandButton } from '@/components/forms/command-button';
import { Columns, PageHeading, Section } from '@/components/layout/page';
import { AgreementForm } from '@/components/providers/agreement-form';
import { ChangeHistory } from '@/components/providers/change-history';
import { listLanguageNames } from '@/components/providers/language-name';
import { MunicipalityChoice } from '@/components/providers/municipality-choice';
import { MunicipalityLinks } from '@/components/providers/municipality-links';
import { ProviderCoaches } from '@/components/providers/provider-coaches';
import { ProviderFigures } from '@/components/providers/provider-figures';
import { ProviderLastMonth } from '@/components/providers/provider-last-month';
import { ProviderParticipants } from '@/components/providers/provider-participants';
import { ProviderSites } from '@/components/providers/provider-sites';
import styles from '@/components/providers/providers.module.css';
import { SiteForm } from '@/components/providers/site-form';
import type { PageSearch } from '@/components/ui/link-search';
import { ErrorNotice } from '@/components/ui/states';
import { loadPage } from '@/lib/platform/page';
import { providerSearchSchema, type SeenSite } from '@/lib/providers';
import { getProviderPage } from '@/lib/providers/server';
import { formatDay } from '@/lib/time';
import { closeProviderSiteAction, saveAgreementAction, saveProviderSiteAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('providers.page'))('metaTitle') };
}

/** One provider as seen from the municipality: where it is, whom to call, who from here takes part and what came of it. */
export default async function ProviderPage(props: {
  params: Promise<{ providerId: string }>;
  searchParams: Promise<PageSearch>;
}) {
  const { providerId } = await props.params;
  const search = await props.searchParams;
  const { code } = providerSearchSchema.parse(search);
  const page = await loadPage('provider.read', (context) => getProviderPage(context, { providerId, code }));
  const t = await getTranslations('providers.page');
  const { provider, municipality, municipalities } = page;
  const register = await getTranslations('providers.register');
  const siteForm = {
    providerId,
    services: page.services,
    languages: listLanguageNames(),
    action: saveProviderSiteAction,
  };
  const siteActions = (site: SeenSite) => {
    const writable = page.writableSites.find(({ id }) => id === site.id);
    if (!writable) return null;
    return (
      <div className={styles.buttons}>
        <SiteForm
          {...siteForm}
          siteId={site.id}
          revision={writable.revision}
          site={site}
          municipalityCode={site.municipalityCode}
        />
        <CommandButton
          variant="tertiary"
          action={closeProviderSiteAction}
          input={{ providerId, siteId: site.id }}
          label={register('closeSite', { site: site.name })}
          doneText={register('siteClosed', { site: site.name })}
        />
      </div>
    );
  };
  const suffix = municipalities.length > 1 ? `?kommun=${municipality.code}` : '';
  return (
    <>
      <PageHeading
        back={{ href: `/leverantorer${suffix}`, label: t('back') }}
        title={provider.name}
        lead={t('lead', { municipality: municipality.name, agreement: await describeAgreement(provider) })}
      />
      <MunicipalityChoice
        path={`/leverantorer/${providerId}`}
        search={search}
        municipalities={municipalities}
        chosen={municipality.code}
      />
      {page.isAgreed ? null : <ErrorNotice tone="information" title={t('notAgreed')} />}
      <Columns
        main={
          <>
            {page.participants ? <ProviderParticipants participants={page.participants} /> : null}
            {page.counted === 'NOBODY' ? null : <ProviderFigures page={page} />}
            {page.lastMonth ? <ProviderLastMonth lastMonth={page.lastMonth} leadsToSamples={page.seesResults} /> : null}
            <Section title={t('sites')} count={provider.sites.length}>
              <ProviderSites
                sites={provider.sites}
                services={page.services}
                place={municipality.place}
                actionsOf={siteActions}
              />
              {page.mayWrite ? (
                <SiteForm
                  {...siteForm}
                  siteId={randomUUID()}
                  revision={0}
                  site={null}
                  municipalityCode={municipality.code}
                />
              ) : null}
            </Section>
            {page.mayWrite ? (
              <>
                <Section title={register('agreement')}>
                  <AgreementForm provider={provider} action={saveAgreementAction} />
                </Section>
                <ChangeHistory changes={page.changes} services={page.services} />
              </>
            ) : null}
          </>
        }
        side={
          <>
            <ProviderCoaches coaches={page.coaches} />
            <Section title={t('municipalPages')}>
              <MunicipalityLinks municipality={municipality} />
            </Section>
          </>
        }
      />
    </>
  );
}

async function describeAgreement({ agreedFrom, agreedTo }: { agreedFrom: string | null; agreedTo: string | null }) {
  const t = await getTranslations('providers.page.agreement');
  if (agreedFrom && agreedTo) return t('both', { from: formatDay(agreedFrom), to: formatDay(agreedTo) });
  if (agreedFrom) return t('from', { from: formatDay(agreedFrom) });
  return agreedTo ? t('to', { to: formatDay(agreedTo) }) : t('open');
}
