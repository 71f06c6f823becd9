import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { AnswerForm } from '@/components/consultations/answer-form';
import { ConcludeForm } from '@/components/consultations/conclude-form';
import { ConsultationLog } from '@/components/consultations/consultation-log';
import { consultationStatusOf } from '@/components/consultations/consultation-status';
import { Effect } from '@/components/consultations/effect';
import { WithdrawForm } from '@/components/consultations/withdraw-form';
import { CommandButton } from '@/components/forms/command-button';
import { Columns, LawNote, PageHeading, Section } from '@/components/layout/page';
import { DefinitionList } from '@/components/ui/definition-list';
import { WaitingFor } from '@/components/ui/party-mark';
import { ErrorNotice } from '@/components/ui/states';
import { ConsultationStatusTag } from '@/components/ui/tags';
import { getConsultationPage } from '@/lib/consultations/server';
import { loadPage } from '@/lib/platform/page';
import { formatDay } from '@/lib/time';
import {
  answerConsultationAction,
  concludeConsultationAction,
  confirmConsultationAction,
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
  const { data, isMunicipality } = await loadPage(
    'plan.read',
    async (context) => ({
      data: await getConsultationPage(context, { caseId, consultationId }),
      isMunicipality: context.actor.organisationKind === 'MUNICIPALITY',
    }),
    { caseId },
  );
  const t = await getTranslations('consultation');
  const key = { caseId, consultationId };
  const isOpen = data.state === 'REQUESTED' || data.state === 'OVERDUE';

  return (
    <>
      <PageHeading
        back={{ href: `/arenden/${caseId}/samrad`, label: t('back') }}
        title={t('title')}
        lead={
          <>
            <ConsultationStatusTag status={consultationStatusOf(data)} />{' '}
            {data.waitingFor ? (
              <WaitingFor party={data.waitingFor} {...(isOpen ? { workingDaysLeft: data.workingDaysLeft } : {})} />
            ) : null}
          </>
        }
      />
      {data.state === 'ESCALATED' ? <ErrorNotice tone="attention" title={t('escalated')} /> : null}
      {data.state === 'OVERDUE' ? (
        <ErrorNotice tone="attention" title={t('overdue', { day: formatDay(data.dueOn) })} />
      ) : null}
      <Columns
        main={
          <>
            <Effect effect={data.effect} />
            {data.mayAnswer ? (
              <Section title={t('answerTitle')} id="svara">
                <AnswerForm {...key} isMunicipality={isMunicipality} action={answerConsultationAction} />
              </Section>
            ) : null}
            {data.mayConclude ? (
              <Section title={t('concludeTitle')} id="slutsats">
                <p>{t('concludeLead')}</p>
                <ConcludeForm {...key} possible={data.possibleConclusions} action={concludeConsultationAction} />
              </Section>
            ) : null}
            {data.mayConfirm && data.conclusion ? (
              <Section title={t('confirmTitle')} id="bekrafta">
                <p>{t('confirmLead', { conclusion: t(`conclusions.${data.conclusion}`) })}</p>
                <CommandButton
                  action={confirmConsultationAction}
                  input={key}
                  label={t('confirmSubmit')}
                  doneText={t('confirmed')}
                />
              </Section>
            ) : null}
            <Section title={t('log')}>
              <ConsultationLog {...data} />
              {data.mayWithdraw ? <WithdrawForm {...key} action={withdrawConsultationAction} /> : null}
            </Section>
          </>
        }
        side={
          <>
            <Section title={t('proposal')}>
              <DefinitionList
                items={[
                  ...(data.referral
                    ? [
                        {
                          term: t('provider'),
                          value: (
                            <Link href={`/arenden/${caseId}/anvisningar/${data.referral.referralId}`} prefetch={false}>
                              {data.referral.providerName}
                            </Link>
                          ),
                        },
                        { term: t('service'), value: data.referral.serviceName },
                        {
                          term: t('period'),
                          value: `${formatDay(data.referral.startsOn)} – ${formatDay(data.referral.endsOn)}`,
                        },
                      ]
                    : []),
                  { term: t('purpose'), value: data.purpose },
                  ...(data.referral?.differenceFromEarlier
                    ? [{ term: t('difference'), value: data.referral.differenceFromEarlier }]
                    : []),
                  { term: t('due'), value: formatDay(data.dueOn), note: t('source') },
                ]}
              />
            </Section>
            {data.hadUnsuccessfulReferral ? (
              <Section title={t('earlierTitle')}>
                <p>{t('earlier')}</p>
              </Section>
            ) : null}
            <Section title={t('clocks')}>
              <DefinitionList
                items={[
                  { term: t('clockMunicipality'), value: data.waitedWorkingDays.municipality },
                  { term: t('clockEmploymentService'), value: data.waitedWorkingDays.employmentService },
                ]}
              />
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
