import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ResultsSection } from '@/components/follow-ups/results';
import { PageHeading, Section } from '@/components/layout/page';
import type { PageSearch } from '@/components/ui/link-search';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState } from '@/components/ui/states';
import { UnheardCounts } from '@/components/unheard-referrals/unheard-counts';
import { GapOwners } from '@/components/weekly-overview/gap-owners';
import { Headline } from '@/components/weekly-overview/headline';
import { PersonsBehind } from '@/components/weekly-overview/persons-behind';
import { PlanLeadTimes } from '@/components/weekly-overview/plan-lead-times';
import { ReturnTimes } from '@/components/weekly-overview/return-times';
import { UnitTable } from '@/components/weekly-overview/unit-table';
import styles from '@/components/weekly-overview/weekly-overview.module.css';
import { getResults } from '@/lib/follow-ups/server';
import { listPlanLeadTimes } from '@/lib/plans/server';
import { loadPage } from '@/lib/platform/page';
import { listReturnLeadTimes } from '@/lib/returns/server';
import { addWeeks, formatWeek, isIsoWeek } from '@/lib/time';
import { listUnheardCounts } from '@/lib/unheard-referrals/server';
import { overviewSearchSchema } from '@/lib/weekly-overview';
import { getWeeklyOverview, listPersonsBehind, PERSONS_PER_PAGE } from '@/lib/weekly-overview/server';

interface Props {
  params: Promise<{ isoWeek: string }>;
  searchParams: Promise<PageSearch>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('weeklyOverview'))('metaTitle') };
}

/** «Vem är under heltid, och varför?»: the week, the twelve before, and the persons behind each number. */
export default async function WeeklyOverviewPage({ params, searchParams }: Props) {
  const { isoWeek } = await params;
  const query = await searchParams;
  if (!isIsoWeek(isoWeek)) notFound();
  const search = overviewSearchSchema.parse(query);
  const { overview, behind, leadTimes, returnTimes, results, unheard } = await loadPage(
    'weekly-overview.read',
    async (context) => {
      const read = await getWeeklyOverview(context, { week: isoWeek, municipalityId: search.kommun });
      const asks = search.enhet !== undefined || search.niva !== undefined;
      return {
        overview: read,
        leadTimes: await listPlanLeadTimes(context, { municipalityId: read.municipalityId }),
        returnTimes: await listReturnLeadTimes(context, { municipalityId: read.municipalityId }),
        behind: asks
          ? await listPersonsBehind(context, { week: isoWeek, municipalityId: read.municipalityId, search })
          : null,
        results: await getResults(context),
        unheard: await listUnheardCounts(context, { municipalityId: read.municipalityId }),
      };
    },
  );
  const t = await getTranslations('weeklyOverview');
  const levels = await getTranslations('levels');
  const path = `/veckooversikt/${isoWeek}`;
  const linkTo = (week: string, changes: Record<string, string | undefined> = {}) => {
    const kept = Object.entries({ kommun: search.kommun, ...changes }).filter(([, value]) => value !== undefined) as [
      string,
      string,
    ][];
    return `/veckooversikt/${week}${kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''}`;
  };
  const municipality = overview.municipalities.find(({ id }) => id === overview.municipalityId);
  const now = overview.total.at(-1);
  const unit = overview.units.find(({ unitId }) => unitId === search.enhet);

  return (
    <>
      <PageHeading
        title={t('title')}
        aside={formatWeek(isoWeek)}
        lead={
          overview.seesOnlyRegistered
            ? `${municipality?.name}. ${t('onlyRegistered')}`
            : `${municipality?.name}. ${t('asOf')}`
        }
        actions={
          <nav className={styles.weeks} aria-label={t('metaTitle')}>
            <Link href={linkTo(addWeeks(isoWeek, -1))}>← {formatWeek(addWeeks(isoWeek, -1))}</Link>
            {isoWeek < overview.thisWeek ? (
              <>
                <Link href={linkTo(addWeeks(isoWeek, 1))}>{formatWeek(addWeeks(isoWeek, 1))} →</Link>
                <Link href={linkTo(overview.thisWeek)}>{t('thisWeek')}</Link>
              </>
            ) : null}
            {overview.municipalities.length > 1
              ? overview.municipalities.map(({ id, name }) => (
                  <Link
                    key={id}
                    href={`${path}?kommun=${id}`}
                    aria-current={id === overview.municipalityId ? 'true' : undefined}
                  >
                    {name}
                  </Link>
                ))
              : null}
          </nav>
        }
      />
      {now && now.persons > 0 ? (
        <>
          <Headline history={overview.total} label={`${municipality?.name}, ${formatWeek(isoWeek)}`} />
          <UnitTable
            week={isoWeek}
            rows={[...overview.units, { unitId: null, name: t('total'), history: overview.total }]}
            linkOf={(unitId, level) => `${linkTo(isoWeek, { enhet: unitId ?? undefined, niva: level })}#personer`}
          />
          {behind ? (
            <Section
              id="personer"
              title={t('personsTitle', {
                level: search.niva ? levels(search.niva) : t('allLevels'),
                unit: unit?.name ?? t('allUnits'),
              })}
              count={behind.total}
              actions={<Link href={linkTo(isoWeek)}>{t('closePersons')}</Link>}
            >
              <p>{t('personsLead')}</p>
              <PersonsBehind
                persons={behind.persons}
                caption={t('personsTitle', {
                  level: search.niva ? levels(search.niva) : t('allLevels'),
                  unit: unit?.name ?? t('allUnits'),
                })}
              />
              <Pagination
                path={path}
                search={query}
                page={search.sida}
                pageSize={PERSONS_PER_PAGE}
                totalCount={behind.total}
              />
            </Section>
          ) : null}
          <Section title={t('owners')}>
            <GapOwners counts={now} />
          </Section>
          <Section title={(await getTranslations('planVersions'))('leadTimes.title')}>
            <PlanLeadTimes units={leadTimes} />
          </Section>
          <Section title={(await getTranslations('returns'))('leadTimes.title')}>
            <ReturnTimes units={returnTimes} />
          </Section>
          <UnheardCounts counts={unheard} />
          {results ? <ResultsSection results={results} /> : null}
        </>
      ) : (
        <EmptyState title={t('emptyTitle')}>{t('emptyHelp')}</EmptyState>
      )}
    </>
  );
}
