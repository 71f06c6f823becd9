import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ConsultationClocks } from '@/components/consultations/consultation-clocks';
import { ConsultationLog } from '@/components/consultations/consultation-log';
import { consultationStatusOf } from '@/components/consultations/consultation-status';
import { EarlierReferrals } from '@/components/consultations/earlier-referrals';
import { Effect } from '@/components/consultations/effect';
import { ProposalFacts } from '@/components/consultations/proposal-facts';
import { ContactList } from '@/components/contacts/contact-card';
import styles from '@/components/escalations/escalation.module.css';
import { ConcludeUnansweredForm, DisagreeForm, ProposeEndForm } from '@/components/escalations/escalation-forms';
import { EscalationLog } from '@/components/escalations/escalation-log';
import { CommandButton } from '@/components/forms/command-button';
import { Columns, LawNote, PageHeading, Section } from '@/components/layout/page';
import { PartyMark } from '@/components/ui/party-mark';
import { EmptyState, ErrorNotice } from '@/components/ui/states';
import { ConsultationStatusTag } from '@/components/ui/tags';
import { getConsultationPage } from '@/lib/consultations/server';
import { getEscalationPage } from '@/lib/escalations/server';
import { loadPage } from '@/lib/platform/page';
import { formatDay, formatInstant } from '@/lib/time';
import { agreeToEndAction, concludeUnansweredAction, disagreeAction, proposeEndAction } from './actions';

interface Props {
  params: Promise<{ caseId: string; consultationId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('escalation'))('metaTitle') };
}

/** «Hur ska samrådet avslutas?»: the whole file of a samråd that went to the managers, and what they can do together. */
export default async function EscalationPage({ params }: Props) {
  const { caseId, consultationId } = await params;
  const key = { caseId, consultationId };
  const { data, file, isMunicipality } = await loadPage(
    'escalation.read',
    async (context) => ({
      data: await getConsultationPage(context, key),
      file: await getEscalationPage(context, key),
      isMunicipality: context.actor.organisationKind === 'MUNICIPALITY',
    }),
    { caseId },
  );
  const t = await getTranslations('escalation');
  const consultation = await getTranslations('consultation');
  const states = await getTranslations('consultationStates');
  const reasons = await getTranslations('reasons');
  const lies = file.state === 'OVERDUE' || file.state === 'ESCALATED';
  const maySpeak = file.mayPropose || file.mayDisagree || file.agreesToId !== null;
  const proposal = file.words.find(({ id }) => id === file.agreesToId);

  const hasSaid = proposal !== undefined || file.waitsForOther !== null;

  return (
    <>
      <PageHeading
        back={{ href: `/arenden/${caseId}/samrad/${consultationId}`, label: consultation('metaTitle') }}
        title={t(file.settledAs ? 'settledTitle' : 'title')}
        lead={<ConsultationStatusTag status={consultationStatusOf(data)} />}
      />
      {file.settledAs ? (
        <ErrorNotice tone="information" title={t(`settled.${file.settledAs}`)}>
          {file.settledAt ? formatInstant(new Date(file.settledAt)) : null}
        </ErrorNotice>
      ) : null}
      {file.waitsForOther ? (
        <ErrorNotice tone="information" title={t(`waits.${file.waitsForOther}`)}>
          {t(`waitsHelp.${file.waitsForOther}`)}
        </ErrorNotice>
      ) : null}
      {!file.settledAs && !file.waitsForOther && lies ? (
        <ErrorNotice
          tone="attention"
          title={
            file.state === 'OVERDUE'
              ? consultation('overdue', { day: formatDay(data.dueOn) })
              : consultation('escalated')
          }
        />
      ) : null}
      {!file.settledAs && !lies ? <p>{t('notHere')}</p> : null}
      <Columns
        main={
          <>
            {data.toDecideId ? (
              <Section title={consultation('nextTitle')} id="besluta">
                <p>{consultation('nextLead')}</p>
                <Link href={`/arenden/${caseId}/anvisningar/${data.toDecideId}`} prefetch={false} data-button="primary">
                  {consultation('nextLink')}
                </Link>
              </Section>
            ) : null}
            <Effect effect={data.effect} />
            {proposal ? (
              <Section title={t('agreeTitle')} id="hall-med">
                <p>
                  <PartyMark party={proposal.party} /> {proposal.name}:{' '}
                  <b>{proposal.outcome ? states(proposal.outcome) : null}</b>
                </p>
                <p>{proposal.words}</p>
                <CommandButton
                  action={agreeToEndAction}
                  input={{ ...key, answersId: proposal.id }}
                  label={t('agreeSubmit')}
                  doneText={t('agreed')}
                />
              </Section>
            ) : null}
            {maySpeak ? (
              <Section title={t('endTitle')} id="avsluta">
                <p>{t('endLead')}</p>
                {file.mayPropose && !hasSaid ? <ProposeEndForm {...key} action={proposeEndAction} /> : null}
                {file.mayPropose && hasSaid ? (
                  <details className={styles.other}>
                    <summary>{t('proposeOther')}</summary>
                    <ProposeEndForm {...key} action={proposeEndAction} />
                  </details>
                ) : null}
                {file.mayDisagree ? (
                  <details className={styles.other}>
                    <summary>{t('disagreeTitle')}</summary>
                    <p>{t('disagreeLead')}</p>
                    <DisagreeForm {...key} action={disagreeAction} />
                  </details>
                ) : null}
                {file.mayConcludeUnanswered ? (
                  <details className={styles.other}>
                    <summary>{t('unansweredTitle')}</summary>
                    <p>{t('unansweredLead')}</p>
                    <ConcludeUnansweredForm {...key} action={concludeUnansweredAction} />
                  </details>
                ) : null}
                {file.unansweredHindrance ? <p>{reasons(file.unansweredHindrance)}</p> : null}
              </Section>
            ) : null}
            <Section title={t('managersSaid')}>
              {file.words.length + file.escalations.length + file.reminders.length > 0 ? (
                <EscalationLog {...file} />
              ) : (
                <EmptyState title={t('nothingSaid')} />
              )}
            </Section>
            <Section title={consultation('log')}>
              {/* Reminders, and how it was ended, stand above. */}
              <ConsultationLog {...data} reminders={[]} settledAt={null} isReplaced={data.replacedById !== null} />
            </Section>
          </>
        }
        side={
          <>
            <Section title={consultation('proposal')}>
              <ProposalFacts {...data} />
            </Section>
            {file.otherManagers.length > 0 ? (
              <Section title={t('contacts', { party: isMunicipality ? 'EMPLOYMENT_SERVICE' : 'MUNICIPALITY' })}>
                <ContactList contacts={file.otherManagers} />
              </Section>
            ) : null}
            <Section title={consultation('clocks')}>
              <ConsultationClocks waited={data.waitedWorkingDays} waitingFor={data.waitingFor} dueOn={data.turnDueOn} />
              <LawNote>{t('source')}</LawNote>
            </Section>
            <Section title={t('planInForce')} count={file.activities.length}>
              {file.activities.length === 0 ? (
                <p>{t('noPlan')}</p>
              ) : (
                <ul>
                  {file.activities.map(({ lineageId, title, party }) => (
                    <li key={lineageId}>
                      <PartyMark party={party} /> {title}
                    </li>
                  ))}
                </ul>
              )}
              <Link href={`/arenden/${caseId}/plan`} prefetch={false}>
                {t('toPlan')}
              </Link>
            </Section>
            <Section title={t('earlier')} count={file.earlier.length}>
              {file.earlier.length === 0 ? (
                <p>{t('noEarlier')}</p>
              ) : (
                <ul>
                  {file.earlier.map((each) => (
                    <li key={each.consultationId}>
                      <Link href={`/arenden/${caseId}/samrad/${each.consultationId}`} prefetch={false}>
                        {consultation(`kinds.${each.kind}`)}
                      </Link>{' '}
                      {formatInstant(new Date(each.requestedAt))} ·{' '}
                      {each.isWithdrawn ? states('WITHDRAWN') : each.endedAs ? states(each.endedAs) : t('open')}
                    </li>
                  ))}
                </ul>
              )}
            </Section>
            <Section title={consultation('earlierReferrals.title')}>
              <EarlierReferrals referrals={data.earlierReferrals} />
            </Section>
          </>
        }
      />
    </>
  );
}
