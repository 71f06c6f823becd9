import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeading, Section } from '@/components/layout/page';
import { NewProviderForm } from '@/components/providers/new-provider-form';
import { PlaceForm } from '@/components/providers/place-form';
import { loadPage } from '@/lib/platform/page';
import { getProviderList } from '@/lib/providers/server';
import { registerProviderAction, saveMunicipalityPlaceAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('providers.register'))('new') };
}

/** Vilken leverantör ska läggas till? */
export default async function NewProviderPage() {
  const { municipality } = await loadPage('provider.write', (context) => getProviderList(context, { code: null }));
  const t = await getTranslations('providers');
  return (
    <>
      <PageHeading
        back={{ href: '/leverantorer', label: t('page.back') }}
        title={t('register.newTitle')}
        lead={t('register.newLead')}
      />
      <NewProviderForm providerId={randomUUID()} action={registerProviderAction} />
      <Section title={t('register.place')}>
        <p>{t('register.placeLead')}</p>
        <PlaceForm place={municipality.place} action={saveMunicipalityPlaceAction} />
      </Section>
    </>
  );
}
