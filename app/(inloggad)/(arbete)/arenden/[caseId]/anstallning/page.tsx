import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ContactList } from '@/components/contacts/contact-card';
import { Columns, PageHeading, Section } from '@/components/layout/page';
import { EmploymentActions } from '@/components/subsidised-employment/employment-actions';
import { EmploymentInPlan } from '@/components/subsidised-employment/employment-in-plan';
import { EmploymentStory, HeldPlace } from '@/components/subsidised-employment/held-place';
import { HoldPlaceForm } from '@/components/subsidised-employment/hold-place-form';
import { EmptyState } from '@/components/ui/states';
import { loadPage } from '@/lib/platform/page';
import { getEmploymentPage } from '@/lib/subsidised-employment/server';
import {
  decideEmploymentAction,
  holdPlaceAction,
  losePlaceAction,
  planEmploymentAction,
  prolongHoldAction,
  requestEmploymentDecisionAction,
  startEmploymentAction,
} from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('employment'))('metaTitle') };
}

/** Hinner vi innan platsen går förlorad? The place that is held for the person, whose turn it is, and what came of earlier ones. */
export default async function EmploymentPage({ params }: { params: Promise<{ caseId: string }> }) {
  const { caseId } = await params;
  const page = await loadPage('employment.read', (context) => getEmploymentPage(context, { caseId }), { caseId });
  const t = await getTranslations('employment');
  const { open, past } = page;
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} back={{ href: `/arenden/${caseId}/samrad`, label: t('back') }} />
      <Columns
        main={
          <>
            {page.forPlan ? (
              <EmploymentInPlan
                caseId={caseId}
                forPlan={page.forPlan}
                mayPlan={page.mayPlan}
                action={planEmploymentAction}
              />
            ) : null}
            {open ? (
              <Section title={t('open')}>
                <HeldPlace place={open} />
                <EmploymentActions
                  caseId={caseId}
                  place={open}
                  today={page.today}
                  mayHold={page.mayHold}
                  mayDecide={page.mayDecide}
                  request={requestEmploymentDecisionAction}
                  decide={decideEmploymentAction}
                  prolong={prolongHoldAction}
                  lose={losePlaceAction}
                  start={startEmploymentAction}
                />
                <EmploymentStory steps={open.steps} />
              </Section>
            ) : (
              <Section title={t('open')}>
                <EmptyState title={t('none')}>{t(page.mayHold ? 'noneHelp' : 'noneHelpOther')}</EmptyState>
                {page.mayHold ? (
                  <HoldPlaceForm
                    caseId={caseId}
                    today={page.today}
                    isRegistered={page.isRegistered}
                    action={holdPlaceAction}
                  />
                ) : null}
              </Section>
            )}
            {past.length > 0 ? (
              <Section title={t('past')} count={past.length}>
                {past.map((place) => (
                  <div key={place.employmentId}>
                    <HeldPlace place={place} />
                    <EmploymentStory steps={place.steps} />
                  </div>
                ))}
              </Section>
            ) : null}
          </>
        }
        side={
          <Section title={t('contacts')}>
            {page.contacts.length > 0 ? <ContactList contacts={page.contacts} /> : <p>{t('noContacts')}</p>}
          </Section>
        }
      />
    </>
  );
}
