import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { MeetingForm } from '@/components/consultations/meeting-form';
import { PageHeading, Section } from '@/components/layout/page';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/states';
import { getMeetings } from '@/lib/consultations/server';
import { loadPage } from '@/lib/platform/page';
import { formatDay } from '@/lib/time';
import { holdMeetingAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('groupConsultation'))('title') };
}

/** Group samråd: the meetings that have been, and a new one about the samråd that wait between the parties. */
export default async function GroupConsultationsPage({ searchParams }: { searchParams: Promise<{ kommun?: string }> }) {
  const { kommun } = await searchParams;
  const { data, name, today } = await loadPage('consultation.request', async (context) => ({
    data: await getMeetings(context, { municipalityId: kommun ?? null }),
    name: context.actor.name,
    today: context.today,
  }));
  const t = await getTranslations('groupConsultation');
  const others = data.municipalities.filter(({ id }) => id !== data.municipalityId);
  return (
    <>
      <PageHeading
        back={{ href: '/att-gora', label: t('back') }}
        title={t('heading')}
        lead={t('lead')}
        aside={
          data.municipalities.length > 1 ? data.municipalities.find(({ id }) => id === data.municipalityId)?.name : null
        }
        actions={others.map(({ id, name: municipality }) => (
          <Link key={id} href={`/gruppsamrad?kommun=${id}`}>
            {municipality}
          </Link>
        ))}
      />
      <Section title={t('new')} count={data.open.length}>
        {data.open.length === 0 ? (
          <EmptyState title={t('noOpen')}>{t('noOpenHelp')}</EmptyState>
        ) : (
          <MeetingForm
            key={data.municipalityId}
            municipalityId={data.municipalityId}
            participants={name}
            today={today}
            open={data.open}
            action={holdMeetingAction}
          />
        )}
      </Section>
      <Section title={t('meetings')} count={data.meetings.length}>
        {data.meetings.length === 0 ? (
          <EmptyState title={t('noMeetings')} />
        ) : (
          <DataTable
            caption={t('meetings')}
            head={
              <>
                <HeadCell>{t('heldOn')}</HeadCell>
                <HeadCell>{t('participants')}</HeadCell>
                <HeadCell numeric>{t('rows')}</HeadCell>
              </>
            }
          >
            {data.meetings.map(({ meetingId, heldOn, participants, rows }) => (
              <DataRow key={meetingId}>
                <RowHead>
                  <Link href={`/gruppsamrad/${meetingId}`} prefetch={false}>
                    {formatDay(heldOn)}
                  </Link>
                </RowHead>
                <DataCell label={t('participants')}>{participants}</DataCell>
                <DataCell label={t('rows')} numeric>
                  {rows}
                </DataCell>
              </DataRow>
            ))}
          </DataTable>
        )}
      </Section>
    </>
  );
}
