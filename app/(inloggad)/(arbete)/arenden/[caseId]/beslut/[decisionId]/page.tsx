import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { decisionsHref } from '@/components/decisions/decision-links';
import { DecisionPaper } from '@/components/decisions/decision-paper';
import { DecisionToolbar } from '@/components/decisions/decision-toolbar';
import { getDecision } from '@/lib/decisions/server';
import { loadPage } from '@/lib/platform/page';

interface DecisionPageProps {
  params: Promise<{ caseId: string; decisionId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('decisions'))('metaTitleOne') };
}

/** One decision as the paper that the person gets. */
export default async function DecisionPaperPage({ params }: DecisionPageProps) {
  const { caseId, decisionId } = await params;
  const page = await loadPage('decision.read', (context) => getDecision(context, { caseId, decisionId }), { caseId });
  return (
    <>
      <DecisionToolbar back={decisionsHref(caseId)} />
      <DecisionPaper page={page} />
    </>
  );
}
