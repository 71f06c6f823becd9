import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Columns, PageHeading, Section } from '@/components/layout/page';
import { RegisterFiles, RegisterGuide } from '@/components/providers/register-guide';
import { RegisterImport } from '@/components/providers/register-import';
import { requirePermission } from '@/lib/platform/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('providerImport'))('title') };
}

/** Vad skulle filen ändra i leverantörsregistret? A file goes in, what it would change is shown, and nothing is written until it is confirmed. */
export default async function RegisterImportPage() {
  await requirePermission('provider.write');
  const t = await getTranslations('providerImport');
  return (
    <>
      <PageHeading back={{ href: '/leverantorer', label: t('back') }} title={t('heading')} lead={t('lead')} />
      <Columns
        main={<RegisterImport />}
        side={
          <Section title={t('files.title')}>
            <RegisterFiles />
          </Section>
        }
      />
      <Section title={t('columns.title')}>
        <RegisterGuide />
      </Section>
    </>
  );
}
