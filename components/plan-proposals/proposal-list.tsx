import { useTranslations } from 'next-intl';
import { CommandButton } from '@/components/forms/command-button';
import type { CommandResult } from '@/components/forms/use-command-form';
import { PartyMark, WaitingFor } from '@/components/ui/party-mark';
import type { PlanProposalInput, PlanProposalView, ProposingParty } from '@/lib/plan-proposals';
import { formatInstant } from '@/lib/time';
import styles from './plan-proposals.module.css';
import { ProposalWords } from './proposal-words';
import { type RejectAction, RejectProposal } from './reject-proposal';

export interface ProposalActions {
  accept: (input: PlanProposalInput) => Promise<CommandResult<{ versionId: string }>>;
  reject: RejectAction;
  withdraw: (input: PlanProposalInput) => Promise<CommandResult<{ proposalId: string }>>;
}

interface ProposalListProps {
  caseId: string;
  party: ProposingParty;
  proposals: readonly PlanProposalView[];
  actions: ProposalActions;
}

/** The proposals of a case: what, why, from whom, whose turn it is, and what came of it. */
export function ProposalList({ caseId, party, proposals, actions }: ProposalListProps) {
  return (
    <ul className={styles.proposals}>
      {proposals.map((proposal) => (
        <li key={proposal.id} data-settled={proposal.state === 'OPEN' ? undefined : ''}>
          <ProposalHead proposal={proposal} party={party} />
          <ProposalWords proposal={proposal} />
          <Quote proposal={proposal} />
          <Answer caseId={caseId} proposal={proposal} actions={actions} />
        </li>
      ))}
    </ul>
  );
}

function ProposalHead({ proposal, party }: { proposal: PlanProposalView; party: ProposingParty }) {
  const t = useTranslations('planProposals');
  const { proposedByParty, proposedByName, organisationName, proposedAt, state, waitsFor } = proposal;
  return (
    <p className={styles.head}>
      <PartyMark party={proposedByParty} />
      <span>{t('proposedBy', { name: proposedByName, organisation: organisationName })}</span>
      <span className="subtle">{formatInstant(new Date(proposedAt))}</span>
      {state === 'OPEN' ? <WaitingFor party={waitsFor === party ? 'me' : waitsFor} /> : <b>{t(`states.${state}`)}</b>}
    </p>
  );
}

/** Why it was proposed, and how it was settled. */
function Quote({
  proposal: { reason, state, settledByName, settledReason, settledAt },
}: {
  proposal: PlanProposalView;
}) {
  const t = useTranslations('planProposals');
  return (
    <>
      <blockquote className={styles.reason}>{reason}</blockquote>
      {settledAt === null ? null : (
        <p className="subtle">
          {t(`settled.${state}`, { name: settledByName ?? '', at: formatInstant(new Date(settledAt)) })}
          {settledReason ? ` ${settledReason}` : null}
        </p>
      )}
    </>
  );
}

function Answer({
  caseId,
  proposal,
  actions,
}: {
  caseId: string;
  proposal: PlanProposalView;
  actions: ProposalActions;
}) {
  const t = useTranslations('planProposals');
  const input = { caseId, proposalId: proposal.id };
  if (!proposal.mayAnswer && !proposal.mayWithdraw) return null;
  return (
    <div className={styles.answer}>
      {proposal.mayAnswer ? (
        <>
          <CommandButton
            action={actions.accept}
            input={input}
            label={t('accept')}
            doneText={t('accepted')}
            doneHref={`/arenden/${caseId}/plan`}
          />
          <RejectProposal {...input} action={actions.reject} />
        </>
      ) : null}
      {proposal.mayWithdraw ? (
        <CommandButton
          action={actions.withdraw}
          input={input}
          label={t('withdraw')}
          doneText={t('withdrawn')}
          variant="tertiary"
        />
      ) : null}
    </div>
  );
}
