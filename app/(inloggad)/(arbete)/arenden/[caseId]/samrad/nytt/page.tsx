import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RequestForm } from '@/components/consultations/request-form';
import { PageHeading } from '@/components/layout/page';
import { EmptyState } from '@/components/ui/states';
import { getConsultationForm } from '@/lib/consultations/server';
import { loadPage } from '@/lib/platform/page';
import { previewProposalAction, requestConsultationAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('consultation'))('request.metaTitle') };
}

/** A new samråd; `om` names its kind and `bryt` an activity that it would break off. */
export default async function NewConsultationPage({
  params,
  searchParams,
}: {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ om?: string; bryt?: string }>;
}) {
  const { caseId } = await params;
  const { om, bryt } = await searchParams;
  const { form, today } = await loadPage(
    'consultation.request',
    async (context) => ({
      form: await getConsultationForm(context, { caseId, kind: om ?? null, lineageId: bryt ?? null }),
      today: context.today,
    }),
    { caseId },
  );
  const t = await getTranslations('consultation');
  const { isOpen, hasOtherParty, caseId: _caseId, ...fields } = form;
  return (
    <>
      <PageHeading back={{ href: `/arenden/${caseId}/samrad`, label: t('back') }} title={t('request.heading')} />
      {isOpen && hasOtherParty ? (
        <RequestForm
          {...fields}
          today={today}
          requestAction={requestConsultationAction}
          previewAction={previewProposalAction}
        />
      ) : (
        <EmptyState title={isOpen ? t('request.noOtherParty') : t('request.caseClosed')} />
      )}
    </>
  );
}
