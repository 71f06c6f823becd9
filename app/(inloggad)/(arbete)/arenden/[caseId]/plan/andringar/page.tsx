import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeading, Section } from '@/components/layout/page';
import { PlanChangeList } from '@/components/plans/plan-changes';
import { PlanTextChanges } from '@/components/plans/plan-text-changes';
import { VersionChoice } from '@/components/plans/version-choice';
import { getPlanChanges } from '@/lib/plans/server';
import { loadPage } from '@/lib/platform/page';

interface PlanChangesRouteProps {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ fran?: string; till?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('planVersions'))('title') };
}

/** What changed between two versions of the plan, in plain words and side by side. */
export default async function PlanChangesRoute({ params, searchParams }: PlanChangesRouteProps) {
  const { caseId } = await params;
  const { fran, till } = await searchParams;
  const numbers = { from: readNumber(fran), to: readNumber(till) };
  const pair = await loadPage('plan.read', (context) => getPlanChanges(context, { caseId, numbers }), { caseId });
  const t = await getTranslations('planVersions');
  const { earlier, later } = pair;
  return (
    <>
      <PageHeading
        title={t('title')}
        aside={earlier ? t('numbers', { from: earlier.number, to: later.number }) : undefined}
        back={{ href: `/arenden/${caseId}/plan`, label: t('choice.back') }}
      />
      {earlier ? (
        <>
          <VersionChoice
            caseId={caseId}
            versions={pair.versions}
            earlier={earlier.number}
            later={later.number}
            key={`${earlier.number}-${later.number}`}
          />
          <Section title={t('week')}>
            <PlanChangeList
              earlier={earlier}
              later={later}
              catalogue={pair.catalogue}
              requirements={pair.requirements}
            />
          </Section>
          <Section title={t('words')}>
            <PlanTextChanges earlier={earlier} later={later} contactNames={pair.contactNames} />
          </Section>
        </>
      ) : (
        <p>{t('onlyOne', { number: later.number })}</p>
      )}
    </>
  );
}

function readNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}
