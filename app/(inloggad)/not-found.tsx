import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageNotFound } from '@/components/layout/page-not-found';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('errors.notFound');
  return { title: t('heading') };
}

/** Not found, with the way to the other pages still in sight. */
export default function NotFound() {
  return <PageNotFound />;
}
