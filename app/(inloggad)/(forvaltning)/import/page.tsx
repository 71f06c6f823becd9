import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EarlierImports } from '@/components/caseload-import/earlier-imports';
import { ColumnGuide, FileDownloads } from '@/components/caseload-import/file-guide';
import { UploadArea } from '@/components/caseload-import/upload-area';
import { Columns, PageHeading, Section } from '@/components/layout/page';
import { listImports } from '@/lib/caseload-import/server';
import { loadPage } from '@/lib/platform/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('import'))('metaTitle') };
}

/** Vilka har försörjningsstöd just nu? A file goes in here; what it would change is shown on its own page. */
export default async function ImportPage() {
  const imports = await loadPage('caseload-import.write', listImports);
  const t = await getTranslations('import');
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <Columns
        main={<UploadArea />}
        side={
          <Section title={t('files.title')}>
            <FileDownloads />
          </Section>
        }
      />
      <Section title={t('earlier.title')}>
        <EarlierImports imports={imports} />
      </Section>
      <Section title={t('columns.title')}>
        <ColumnGuide />
      </Section>
    </>
  );
}
