import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeading, Section } from '@/components/layout/page';
import type { PageSearch } from '@/components/ui/link-search';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState } from '@/components/ui/states';
import { SampleItems } from '@/components/verification-samples/sample-items';
import { SampleMonths } from '@/components/verification-samples/sample-months';
import { SampleResults } from '@/components/verification-samples/sample-results';
import { loadPage } from '@/lib/platform/page';
import { formatDay, formatMonth } from '@/lib/time';
import { SAMPLE_PAGE_SIZE, sampleSearchSchema } from '@/lib/verification-samples';
import { getSamplePage } from '@/lib/verification-samples/server';
import { checkSampleItemAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('samples'))('metaTitle') };
}

/** Stämmer det som leverantörerna har rapporterat? The drawn days of a month, and what was found of them. */
export default async function SamplePage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams;
  const asked = sampleSearchSchema.parse(search);
  const page = await loadPage('attendance.verify', (context) => getSamplePage(context, asked));
  const t = await getTranslations('samples');
  if (page.month === null || page.drawnOn === null || page.resultsFrom === null) {
    return (
      <>
        <PageHeading title={t('title')} />
        <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeading
        title={t('title')}
        aside={formatMonth(page.month)}
        lead={t('lead', { day: formatDay(page.drawnOn), unchecked: page.unchecked, total: page.total })}
      />
      <SampleMonths months={page.months} shown={page.month} />
      {page.total === 0 ? (
        <EmptyState title={t('nothing')}>{t('nothingHelp')}</EmptyState>
      ) : (
        <>
          <SampleItems items={page.items} action={checkSampleItemAction} />
          <Pagination
            path="/stickprov"
            search={search}
            page={page.page}
            pageSize={SAMPLE_PAGE_SIZE}
            totalCount={page.total}
          />
        </>
      )}
      {page.results.length > 0 ? (
        <Section title={t('results.title')}>
          <SampleResults results={page.results} from={page.resultsFrom} to={page.month} />
        </Section>
      ) : null}
      <p className="subtle">{t('howDrawn', { seed: page.seed })}</p>
    </>
  );
}
