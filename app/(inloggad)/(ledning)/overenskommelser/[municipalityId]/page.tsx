import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { AgreementComparison, AgreementRules, ChangeWords } from '@/components/agreements/agreement-rules';
import { GoalFollowUp } from '@/components/agreements/goal-follow-up';
import { GoalList } from '@/components/agreements/goal-list';
import { ProposalAnswer } from '@/components/agreements/proposal-answer';
import { Signatures, VersionHistory } from '@/components/agreements/version-history';
import { LawNote, PageHeading, Section } from '@/components/layout/page';
import { EmploymentLeadTimes } from '@/components/subsidised-employment/lead-times';
import { WaitingFor } from '@/components/ui/party-mark';
import { EmptyState } from '@/components/ui/states';
import { hasPermission } from '@/lib/access';
import { requireActor } from '@/lib/access/server';
import { type AgreementPage as AgreementPageData, getAgreementPage } from '@/lib/agreements/server';
import { loadPage } from '@/lib/platform/page';
import { getEmploymentLeadTimes } from '@/lib/subsidised-employment/server';
import { formatDay } from '@/lib/time';
import { answerGoalAction, approveAgreementAction, closeAgreementAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agreements'))('metaTitle') };
}

/** Vad har vi kommit överens om? What holds between Arbetsförmedlingen and the municipality, what is proposed, and what was. */
export default async function AgreementPage({ params }: { params: Promise<{ municipalityId: string }> }) {
  const { municipalityId } = await params;
  const actor = await requireActor();
  const { page, leadTimes } = await loadPage('agreement.read', async (context) => ({
    page: await getAgreementPage(context, { municipalityId }),
    leadTimes: hasPermission(actor.role, 'agreement.write')
      ? await getEmploymentLeadTimes(context, { municipalityId })
      : null,
  }));
  const t = await getTranslations('agreements');
  const { inForce, coming, proposal, past } = page;
  return (
    <>
      <PageHeading
        title={t('title')}
        aside={page.municipalityName}
        lead={
          <>
            {t('lead')} <LawNote>{t('notLaw')}</LawNote>
          </>
        }
        back={actor.municipalityIds.length > 1 ? { href: '/overenskommelser', label: t('list.title') } : undefined}
        actions={
          page.mayPropose ? (
            <Link href={`/overenskommelser/${municipalityId}/ny`} data-button="">
              {t('propose')}
            </Link>
          ) : undefined
        }
      />
      {proposal ? <Proposal page={page} proposal={proposal} party={actor.organisationKind} /> : null}
      {coming ? (
        <Section title={t('coming', { day: formatDay(coming.inForceFrom ?? '') })}>
          <Signatures version={coming} />
          <AgreementRules content={coming.content} of={page} />
          <GoalList goals={coming.content.goals} names={page.names} />
        </Section>
      ) : null}
      <Section title={inForce ? t('inForce', { day: formatDay(inForce.inForceFrom ?? '') }) : t('standard')}>
        {inForce ? <Signatures version={inForce} /> : <p className="subtle">{t('standardHelp')}</p>}
        <AgreementRules content={inForce?.content ?? page.standard} of={page} />
      </Section>
      <Section title={t('rules.goals')} count={inForce?.content.goals.length ?? 0} id="mal">
        {inForce && inForce.content.goals.length > 0 ? (
          <GoalFollowUp
            municipalityId={municipalityId}
            goalYears={page.goalYears}
            names={page.names}
            party={page.mayWrite && page.party !== 'PROVIDER' ? page.party : null}
            answer={answerGoalAction}
          />
        ) : (
          <EmptyState title={t('goals.empty')}>{t('goals.emptyHelp')}</EmptyState>
        )}
      </Section>
      {leadTimes ? (
        <Section title={(await getTranslations('employment'))('leadTimes.title')}>
          <EmploymentLeadTimes leadTimes={leadTimes} />
        </Section>
      ) : null}
      <Section title={t('history.title')} count={past.length}>
        {past.length === 0 ? <EmptyState title={t('history.empty')} /> : <VersionHistory versions={past} of={page} />}
      </Section>
    </>
  );
}

interface ProposalProps {
  page: AgreementPageData;
  proposal: NonNullable<AgreementPageData['proposal']>;
  party: string;
}

/** The proposed version beside the one that holds, with what would change in plain words. */
async function Proposal({ page, proposal, party }: ProposalProps) {
  const t = await getTranslations('agreements');
  const { version, changes, awaits, mayApprove, mayReject, mayWithdraw } = proposal;
  return (
    <Section
      id="forslag"
      title={t('proposal.title')}
      actions={awaits ? <WaitingFor party={awaits === party ? 'me' : awaits} /> : undefined}
    >
      <p>{version.reason}</p>
      <Signatures version={version} />
      <p>{t('proposal.from', { day: formatDay(version.startsOn) })}</p>
      <h3>{t('proposal.changes')}</h3>
      <ChangeWords changes={changes} of={page} />
      <AgreementComparison now={page.latestContent ?? page.standard} proposed={version.content} of={page} />
      {mayApprove || mayReject || mayWithdraw ? (
        <ProposalAnswer
          municipalityId={page.municipalityId}
          agreementId={version.agreementId}
          mayApprove={mayApprove}
          closing={mayReject ? 'REJECTED' : mayWithdraw ? 'WITHDRAWN' : null}
          approve={approveAgreementAction}
          close={closeAgreementAction}
        />
      ) : null}
    </Section>
  );
}
