import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ImportView } from '@/components/caseload-import/import-view';
import { importListSchema } from '@/lib/caseload-import';
import { getImportPage } from '@/lib/caseload-import/server';
import { loadPage } from '@/lib/platform/page';
import { discardImportAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('import.check'))('metaTitle') };
}

interface ImportPageProps {
  params: Promise<{ importId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Vad ändrar filen? The dry run, and the decision about it. */
export default async function CheckedImportPage({ params, searchParams }: ImportPageProps) {
  const [{ importId }, search] = await Promise.all([params, searchParams]);
  const input = importListSchema.safeParse({ importId, list: search.visa, page: search.sida ?? 1 });
  if (!input.success) notFound();
  const page = await loadPage('caseload-import.write', (context) => getImportPage(context, input.data));
  return <ImportView page={page} search={search} discard={discardImportAction} />;
}
