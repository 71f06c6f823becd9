import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ProposeAgreementForm } from '@/components/agreements/propose-agreement-form';
import { PageHeading } from '@/components/layout/page';
import type { AgreementContent, ProposeAgreementForm as FormValues } from '@/lib/agreements';
import { type AgreementPage, getAgreementPage } from '@/lib/agreements/server';
import { loadPage } from '@/lib/platform/page';
import { addDays, type IsoDay } from '@/lib/time';
import { proposeAgreementAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agreements'))('form.title') };
}

/** Vad ska vi ändra? A new version, begun from what holds; a proposal that is already open is answered first. */
export default async function ProposeAgreementPage({ params }: { params: Promise<{ municipalityId: string }> }) {
  const { municipalityId } = await params;
  const page = await loadPage('agreement.write', (context) => getAgreementPage(context, { municipalityId }));
  if (!page.mayPropose) redirect(`/overenskommelser/${municipalityId}`);
  const t = await getTranslations('agreements');
  const earliest = page.latestFrom !== null && page.latestFrom >= page.today ? addDays(page.latestFrom, 1) : page.today;
  return (
    <>
      <PageHeading
        title={t('form.title')}
        aside={page.municipalityName}
        lead={t('form.lead')}
        back={{ href: `/overenskommelser/${municipalityId}`, label: t('title') }}
      />
      <ProposeAgreementForm
        values={valuesOf(page, page.latestContent ?? page.standard, earliest)}
        earliest={earliest}
        officers={page.officers}
        programmes={page.programmes}
        action={proposeAgreementAction}
      />
    </>
  );
}

/** What holds, as the form's beginning. Who no longer is a manager at the parties must be replaced. */
function valuesOf(page: AgreementPage, content: AgreementContent, earliest: IsoDay): FormValues {
  const known = new Set(page.officers.map(({ userId }) => userId));
  const present = (ids: readonly string[]) => ids.filter((id) => known.has(id));
  return {
    municipalityId: page.municipalityId,
    replacesId: page.latestId,
    startsOn: earliest,
    ...content.days,
    consultedTypeCodes: page.programmes
      .map(({ code }) => code)
      .filter((code) => !content.exemptTypeCodes.includes(code)),
    municipalityContactIds: present(content.municipalityContactIds),
    employmentServiceContactIds: present(content.employmentServiceContactIds),
    goals: content.goals.map(({ lineageId, words, ownerUserId }) => ({
      lineageId,
      words,
      ownerUserId: known.has(ownerUserId) ? ownerUserId : '',
    })),
    reason: '',
  };
}
