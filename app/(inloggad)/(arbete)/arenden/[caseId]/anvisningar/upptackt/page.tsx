import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeading } from '@/components/layout/page';
import { FoundForm } from '@/components/unheard-referrals/found-form';
import { loadPage } from '@/lib/platform/page';
import { getFoundForm } from '@/lib/unheard-referrals/server';
import { recordFoundAction } from '../unheard-actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('unheard'))('foundMetaTitle') };
}

/** «Vad har du fått veta?»: the municipality records a referral that it was not heard about. */
export default async function FoundReferralPage({ params }: { params: Promise<{ caseId: string }> }) {
  const { caseId } = await params;
  const form = await loadPage('unheard-referral.record', (context) => getFoundForm(context, { caseId }), { caseId });
  const t = await getTranslations('unheard');
  const consultation = await getTranslations('consultation');
  return (
    <>
      <PageHeading
        back={{ href: `/arenden/${caseId}/samrad`, label: consultation('back') }}
        title={t('foundTitle')}
        lead={t('foundLead')}
      />
      <FoundForm {...form} requestId={randomUUID()} action={recordFoundAction} />
    </>
  );
}
