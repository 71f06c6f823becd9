import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import {
  answerConsultationAction,
  concludeConsultationAction,
  confirmConsultationAction,
  confirmLogAction,
} from '@/app/(inloggad)/(arbete)/arenden/[caseId]/samrad/actions';
import { MeetingRows } from '@/components/consultations/meeting-rows';
import { PageHeading } from '@/components/layout/page';
import { EmptyState } from '@/components/ui/states';
import { getMeeting } from '@/lib/consultations/server';
import { loadPage } from '@/lib/platform/page';
import { formatDay } from '@/lib/time';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('groupConsultation'))('title') };
}

/** One meeting: the list is gone through row by row, and each row is saved by itself. */
export default async function MeetingPage({ params }: { params: Promise<{ meetingId: string }> }) {
  const { meetingId } = await params;
  const { data, isMunicipality, today } = await loadPage('consultation.request', async (context) => ({
    data: await getMeeting(context, { meetingId }),
    isMunicipality: context.actor.organisationKind === 'MUNICIPALITY',
    today: context.today,
  }));
  const t = await getTranslations('groupConsultation');
  return (
    <>
      <PageHeading
        back={{ href: '/gruppsamrad', label: t('title') }}
        title={t('meetingHeading')}
        aside={formatDay(data.heldOn)}
        lead={`${t('participants')}: ${data.participants}`}
      />
      {data.rows.length === 0 ? (
        <EmptyState title={t('noRows')} />
      ) : (
        <MeetingRows
          rows={data.rows}
          isMunicipality={isMunicipality}
          today={today}
          actions={{
            answer: answerConsultationAction,
            conclude: concludeConsultationAction,
            confirm: confirmConsultationAction,
            confirmLog: confirmLogAction,
          }}
        />
      )}
    </>
  );
}
