import { getTranslations } from 'next-intl/server';
import { PageHeading } from '@/components/layout/page';
import { LoadingRows } from '@/components/ui/states';

/** The question stands while the imports, or the rows of one, are fetched. */
export default async function Loading() {
  const t = await getTranslations('import');
  return (
    <>
      <PageHeading title={t('metaTitle')} />
      <LoadingRows rows={8} shape="list" />
    </>
  );
}
