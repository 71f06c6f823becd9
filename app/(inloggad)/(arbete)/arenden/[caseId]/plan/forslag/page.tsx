import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Columns, PageHeading, Section } from '@/components/layout/page';
import { ProposalList } from '@/components/plan-proposals/proposal-list';
import { ProposeChangeForm } from '@/components/plan-proposals/propose-change-form';
import { getPlanProposals } from '@/lib/plan-proposals/server';
import { loadPage } from '@/lib/platform/page';
import {
  acceptPlanProposalAction,
  proposePlanChangeAction,
  rejectPlanProposalAction,
  withdrawPlanProposalAction,
} from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('planProposals'))('title') };
}

/** Proposals to change the plan: what waits for an answer, what came of the others, and a new one. Open to a provider's coach too. */
export default async function PlanProposalsPage({ params }: { params: Promise<{ caseId: string }> }) {
  const { caseId } = await params;
  const page = await loadPage('plan-proposal.read', (context) => getPlanProposals(context, { caseId }), { caseId });
  const t = await getTranslations('planProposals');
  const reasons = await getTranslations('reasons');
  const open = page.proposals.filter(({ state }) => state === 'OPEN');
  const settled = page.proposals.filter(({ state }) => state !== 'OPEN');
  const actions = {
    accept: acceptPlanProposalAction,
    reject: rejectPlanProposalAction,
    withdraw: withdrawPlanProposalAction,
  };
  const main = (
    <>
      <Section title={t('open')} count={open.length}>
        {open.length === 0 ? <p>{t('noneOpen')}</p> : null}
        <ProposalList caseId={caseId} party={page.party} proposals={open} actions={actions} />
      </Section>
      <Section title={t('form.title')}>
        {page.hindrance === null ? (
          <ProposeChangeForm page={page} action={proposePlanChangeAction} />
        ) : (
          <p>{reasons(page.hindrance)}</p>
        )}
      </Section>
    </>
  );
  return (
    <>
      <PageHeading title={t('title')} lead={t(page.party === 'PROVIDER' ? 'leadProvider' : 'lead')} />
      {settled.length === 0 ? (
        main
      ) : (
        <Columns
          main={main}
          side={
            <Section title={t('earlier')} count={settled.length}>
              <ProposalList caseId={caseId} party={page.party} proposals={settled} actions={actions} />
            </Section>
          }
        />
      )}
    </>
  );
}
