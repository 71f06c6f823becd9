import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { PageHeading } from '@/components/layout/page';
import styles from '@/components/plans/timeline/timeline.module.css';
import { TimelineLegend } from '@/components/plans/timeline/timeline-legend';
import { TimelinePicture } from '@/components/plans/timeline/timeline-picture';
import { TimelineTables } from '@/components/plans/timeline/timeline-tables';
import { EmptyState } from '@/components/ui/states';
import { getPlanTimeline } from '@/lib/plan-ideas/server';
import { loadPage } from '@/lib/platform/page';

interface TimelineRouteProps {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ fran?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('planTimeline'))('title') };
}

/** All activities of both parties and the providers over the months, with what happened around them. */
export default async function TimelineRoute({ params, searchParams }: TimelineRouteProps) {
  const { caseId } = await params;
  const { fran } = await searchParams;
  const askedMonth = fran && /^\d{4}-(0[1-9]|1[0-2])$/.test(fran) ? fran : null;
  const timeline = await loadPage('plan.read', (context) => getPlanTimeline(context, { caseId, askedMonth }), {
    caseId,
  });
  const t = await getTranslations('planTimeline');
  const { earlier, later } = timeline.window;
  const home = `/arenden/${caseId}/plan`;
  return (
    <>
      <PageHeading title={t('heading')} lead={t('lead')} back={{ href: home, label: t('back') }} />
      <nav className={styles.pages} aria-label={t('pages')}>
        {earlier ? (
          <Link href={`${home}/tidslinje?fran=${earlier}`} prefetch={false}>
            {t('earlier')}
          </Link>
        ) : null}
        {askedMonth ? (
          <Link href={`${home}/tidslinje`} prefetch={false}>
            {t('now')}
          </Link>
        ) : null}
        {later ? (
          <Link href={`${home}/tidslinje?fran=${later}`} prefetch={false}>
            {t('later')}
          </Link>
        ) : null}
      </nav>
      {timeline.rows.length === 0 && timeline.weeks.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>
      ) : (
        <>
          <TimelinePicture timeline={timeline} />
          <TimelineLegend />
          <TimelineTables timeline={timeline} />
        </>
      )}
    </>
  );
}
