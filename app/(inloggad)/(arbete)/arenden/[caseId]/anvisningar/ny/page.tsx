import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeading } from '@/components/layout/page';
import { ReferralForm } from '@/components/referrals/referral-form';
import { loadPage } from '@/lib/platform/page';
import { getReferralForm } from '@/lib/referrals/server';
import { previewReferralAction, saveReferralAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('referral'))('metaTitle') };
}

/** A new referral, or the draft that is named in `utkast`. */
export default async function NewReferralPage({
  params,
  searchParams,
}: {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ utkast?: string }>;
}) {
  const { caseId } = await params;
  const { utkast } = await searchParams;
  const { form, today } = await loadPage(
    'referral.write',
    async (context) => ({
      form: await getReferralForm(context, { caseId, referralId: utkast ?? null }),
      today: context.today,
    }),
    { caseId },
  );
  const t = await getTranslations('referral');
  return (
    <>
      <PageHeading back={{ href: `/arenden/${caseId}/samrad`, label: t('back') }} title={t('newTitle')} />
      <ReferralForm {...form} today={today} saveAction={saveReferralAction} previewAction={previewReferralAction} />
    </>
  );
}
