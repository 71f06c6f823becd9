import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageHeading } from '@/components/layout/page';
import { listDefaultSections } from '@/components/municipality-pages/default-sections';
import { PageForm } from '@/components/municipality-pages/page-form';
import { getMunicipalityPage } from '@/lib/municipality-pages/server';
import { loadPage } from '@/lib/platform/page';
import { saveMunicipalityPageAction } from '../../../kontaktvagar/actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('municipalityPage'))('metaTitle') };
}

/** Vad behöver alla veta om kommunen? The next version, written from the latest. */
export default async function EditMunicipalityPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const page = await loadPage('municipality-page.write', (context) =>
    getMunicipalityPage(context, { code, version: null }),
  );
  if (!page.mayWrite) notFound();
  const t = await getTranslations('municipalityPage');
  return (
    <>
      <PageHeading
        back={{ href: `/sa-fungerar-kommunen/${code}`, label: t('back') }}
        title={t('editTitle')}
        lead={t('editLead')}
      />
      <PageForm
        code={code}
        basedOn={page.latestNumber}
        sections={page.version ? page.version.sections : await listDefaultSections()}
        action={saveMunicipalityPageAction}
      />
    </>
  );
}
