import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { AnswerForm } from '@/components/consultations/answer-form';
import { ConcludeForm } from '@/components/consultations/conclude-form';
import { ConsultationClocks } from '@/components/consultations/consultation-clocks';
import { ConsultationLog } from '@/components/consultations/consultation-log';
import { consultationStatusOf } from '@/components/consultations/consultation-status';
import styles from '@/components/consultations/consultations.module.css';
import { Conversation } from '@/components/consultations/conversation';
import { CounterProposal } from '@/components/consultations/counter-proposal';
import { EarlierReferrals } from '@/components/consultations/earlier-referrals';
import { Effect } from '@/components/consultations/effect';
import { ProposalFacts } from '@/components/consultations/proposal-facts';
import { WithdrawForm } from '@/components/consultations/withdraw-form';
import { ContactList } from '@/components/contacts/contact-card';
import { CommandButton } from '@/components/forms/command-button';
import { Columns, LawNote, PageHeading, Section } from '@/components/layout/page';
import { WaitingFor } from '@/components/ui/party-mark';
import { ErrorNotice } from '@/components/ui/states';
import { ConsultationStatusTag } from '@/components/ui/tags';
import { getConsultationPage } from '@/lib/consultations/server';
import { conversationPath } from '@/lib/conversations';
import { loadPage } from '@/lib/platform/page';
import { formatDay } from '@/lib/time';
import {
  answerConsultationAction,
  carryOutConsultationAction,
  concludeConsultationAction,
  confirmConsultationAction,
  confirmLogAction,
  takeOverCounterProposalAction,
  withdrawConsultationAction,
} from '../actions';

interface Props {
  params: Promise<{ caseId: string; consultationId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('consultation'))('metaTitle') };
}

/** «Vad gör anvisningen med veckan?»: the effect, then whose turn it is and what they can say. */
export default async function ConsultationPage({ params }: Props) {
  const { caseId, consultationId } = await params;
  const { data, isMunicipality, today } = await loadPage(
    'plan.read',
    async (context) => ({
      data: await getConsultationPage(context, { caseId, consultationId }),
      isMunicipality: context.actor.organisationKind === 'MUNICIPALITY',
      today: context.today,
    }),
    { caseId },
  );
  const t = await getTranslations('consultation');
  const reasons = await getTranslations('reasons');
  const key = { caseId, consultationId };
  const toManagers = (
    <Link href={`/arenden/${caseId}/samrad/${consultationId}/chefer`} prefetch={false}>
      {(await getTranslations('escalation'))('toManagers')}
    </Link>
  );

  return (
    <>
      <PageHeading
        back={{ href: `/arenden/${caseId}/samrad`, label: t('back') }}
        title={t(data.kind === 'REFERRAL' ? 'title' : 'titleProposal')}
        lead={
          <>
            <ConsultationStatusTag status={consultationStatusOf(data)} />{' '}
            {data.waitingFor ? (
              <WaitingFor
                party={data.waitingFor}
                {...(data.workingDaysLeft === null ? {} : { workingDaysLeft: data.workingDaysLeft })}
              />
            ) : null}
          </>
        }
      />
      {data.state === 'ESCALATED' ? <ErrorNotice tone="attention" title={t('escalated')} action={toManagers} /> : null}
      {data.state === 'OVERDUE' ? (
        <ErrorNotice tone="attention" title={t('overdue', { day: formatDay(data.dueOn) })} action={toManagers} />
      ) : null}
      {data.settledAs && data.state !== 'OVERDUE' && data.state !== 'ESCALATED' ? <p>{toManagers}</p> : null}
      <Columns
        main={
          <>
            {data.conversation ? (
              <Section title={t('conversation.title')} id="samtal">
                <Conversation {...data.conversation} />
                {data.mayConfirmLog ? (
                  <>
                    <p>{t('conversation.confirmHelp')}</p>
                    <CommandButton
                      action={confirmLogAction}
                      input={key}
                      label={t('conversation.confirm')}
                      doneText={t('conversation.confirmed')}
                    />
                  </>
                ) : null}
              </Section>
            ) : null}
            {data.counter ? (
              <Section title={t('counter.title')} id="forslag">
                <CounterProposal
                  {...key}
                  counter={data.counter}
                  action={data.mayTakeOver ? takeOverCounterProposalAction : null}
                />
              </Section>
            ) : null}
            <Effect effect={data.effect} />
            {data.mayAnswer ? (
              <Section title={t('answerTitle')} id="svara">
                <AnswerForm
                  {...key}
                  isMunicipality={isMunicipality}
                  counterKinds={data.counterKinds}
                  otherServices={data.otherServices}
                  today={today}
                  variant={data.mayConfirmLog ? 'secondary' : 'primary'}
                  action={answerConsultationAction}
                />
              </Section>
            ) : null}
            {data.mayConclude ? (
              <Section title={t('concludeTitle')} id="slutsats">
                <p>{t('concludeLead')}</p>
                <ConcludeForm
                  {...key}
                  possible={data.possibleConclusions}
                  reasons={data.answered?.text ?? ''}
                  variant={data.mayTakeOver ? 'secondary' : 'primary'}
                  action={concludeConsultationAction}
                />
              </Section>
            ) : null}
            {data.toDecideId ? (
              <Section title={t('nextTitle')} id="besluta">
                <p>{t('nextLead')}</p>
                <Link href={`/arenden/${caseId}/anvisningar/${data.toDecideId}`} prefetch={false} data-button="primary">
                  {t('nextLink')}
                </Link>
              </Section>
            ) : null}
            {data.mayConfirm && data.conclusion ? (
              <Section title={t('confirmTitle')} id="bekrafta">
                <p>{t('confirmLead', { conclusion: t(`conclusions.${data.conclusion}`) })}</p>
                <div className={styles.actions}>
                  <CommandButton
                    action={confirmConsultationAction}
                    input={key}
                    label={t('confirmSubmit')}
                    doneText={t('confirmed')}
                  />
                  <span>
                    {t('confirmNot')}{' '}
                    <Link href={conversationPath(caseId)} prefetch={false}>
                      {t('confirmNotLink')}
                    </Link>
                  </span>
                </div>
              </Section>
            ) : null}
            {data.carryingOut ? (
              <Section title={t('carryOut.title')} id="planen">
                {data.carryingOut.allowed ? (
                  <>
                    <p>{t('carryOut.lead')}</p>
                    <CommandButton
                      action={carryOutConsultationAction}
                      input={key}
                      label={t('carryOut.submit')}
                      doneText={t('carryOut.done')}
                    />
                  </>
                ) : (
                  <ErrorNotice tone="attention" title={t('carryOut.notNow')}>
                    {reasons(data.carryingOut.reason)}
                  </ErrorNotice>
                )}
              </Section>
            ) : null}
            <Section title={t('log')}>
              <ConsultationLog {...data} isReplaced={data.replacedById !== null} />
              {data.meetings.map(({ meetingId, heldOn }) => (
                <p key={meetingId}>
                  <Link href={`/gruppsamrad/${meetingId}`} prefetch={false}>
                    {t('atMeeting', { day: formatDay(heldOn) })}
                  </Link>
                </p>
              ))}
              {data.replacedById ? (
                <Link href={`/arenden/${caseId}/samrad/${data.replacedById}`} prefetch={false}>
                  {t('counter.replacedBy')}
                </Link>
              ) : null}
              {data.replacesId ? (
                <Link href={`/arenden/${caseId}/samrad/${data.replacesId}`} prefetch={false}>
                  {t('counter.replaces')}
                </Link>
              ) : null}
              {data.mayLog ? (
                <p>
                  <Link href={`/arenden/${caseId}/samrad/logga?samrad=${consultationId}`} prefetch={false}>
                    {t('conversation.link')}
                  </Link>
                </p>
              ) : null}
              {data.mayWithdraw ? <WithdrawForm {...key} action={withdrawConsultationAction} /> : null}
            </Section>
          </>
        }
        side={
          <>
            <Section title={t('proposal')}>
              <ProposalFacts {...data} />
            </Section>
            <Section title={t('contacts', { party: isMunicipality ? 'EMPLOYMENT_SERVICE' : 'MUNICIPALITY' })}>
              {data.otherContacts.length > 0 ? (
                <ContactList contacts={data.otherContacts} />
              ) : (
                <p className="subtle">{(await getTranslations('contacts'))('none')}</p>
              )}
            </Section>
            <Section title={t('earlierReferrals.title')}>
              <EarlierReferrals referrals={data.earlierReferrals} />
            </Section>
            <Section title={t('clocks')}>
              <ConsultationClocks waited={data.waitedWorkingDays} waitingFor={data.waitingFor} dueOn={data.turnDueOn} />
              {data.freshUntil && data.conclusion !== 'NOT_AGREED' ? (
                <LawNote>{t('freshUntil', { day: formatDay(data.freshUntil) })}</LawNote>
              ) : null}
            </Section>
          </>
        }
      />
    </>
  );
}
