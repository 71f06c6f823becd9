import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConversationForm } from '@/components/consultations/conversation-form';
import { PageHeading } from '@/components/layout/page';
import { EmptyState } from '@/components/ui/states';
import { getConversationForm } from '@/lib/consultations/server';
import { loadPage } from '@/lib/platform/page';
import { logConversationAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('consultation'))('conversation.metaTitle') };
}

/** Logs what was agreed by phone or at a meeting; `samrad` names the samråd or the drafted referral that it was about. */
export default async function LogConversationPage({
  params,
  searchParams,
}: {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ samrad?: string }>;
}) {
  const { caseId } = await params;
  const { samrad } = await searchParams;
  const { form, today, isMunicipality } = await loadPage(
    'consultation.request',
    async (context) => ({
      form: await getConversationForm(context, { caseId, subjectId: samrad ?? null }),
      today: context.today,
      isMunicipality: context.actor.organisationKind === 'MUNICIPALITY',
    }),
    { caseId },
  );
  const t = await getTranslations('consultation');
  return (
    <>
      <PageHeading
        back={{ href: `/arenden/${caseId}/samrad`, label: t('back') }}
        title={t('conversation.heading')}
        lead={t('conversation.lead')}
      />
      {form.isOpen && form.hasOtherParty ? (
        <ConversationForm
          kinds={form.kinds}
          services={form.services}
          heldByProviders={form.heldByProviders}
          currentActivities={form.currentActivities}
          subjects={form.subjects}
          officers={form.officers}
          values={form.values}
          today={today}
          isMunicipality={isMunicipality}
          action={logConversationAction}
        />
      ) : (
        <EmptyState title={form.isOpen ? t('request.noOtherParty') : t('request.caseClosed')} />
      )}
    </>
  );
}
