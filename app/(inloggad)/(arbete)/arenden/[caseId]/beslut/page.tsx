import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DecisionOffers } from '@/components/decisions/case-decisions';
import { DecisionList } from '@/components/decisions/decision-list';
import { PageHeading, Section } from '@/components/layout/page';
import { hasPermission } from '@/lib/access';
import { requireActor } from '@/lib/access/server';
import { listCaseDecisions } from '@/lib/decisions/server';
import { loadPage } from '@/lib/platform/page';
import { makeDecisionAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('decisions'))('metaTitle') };
}

/** Vad har beslutats? The decisions of a case, and those that an assessment waits for. */
export default async function DecisionsPage({ params }: { params: Promise<{ caseId: string }> }) {
  const { caseId } = await params;
  const actor = await requireActor();
  const page = await loadPage('decision.read', (context) => listCaseDecisions(context, { caseId }), { caseId });
  const t = await getTranslations('decisions');
  const mayDecide = hasPermission(actor.role, 'decision.make') && !page.isClosed;
  return (
    <>
      <PageHeading
        title={t('question')}
        lead={t(mayDecide ? 'lead' : 'readOnly')}
        back={{ href: `/arenden/${caseId}/bedomning`, label: t('back') }}
      />
      {mayDecide ? <DecisionOffers caseId={caseId} pending={page.pending} action={makeDecisionAction} /> : null}
      <Section title={t('title')} count={page.decisions.length}>
        <DecisionList caseId={caseId} decisions={page.decisions} />
      </Section>
    </>
  );
}
