import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeading } from '@/components/layout/page';
import { ParticipantList } from '@/components/participants/participant-list';
import styles from '@/components/participants/participants.module.css';
import { LinkButton } from '@/components/ui/link-button';
import { EmptyState } from '@/components/ui/states';
import { OWN_GROUP_ID } from '@/lib/attendance';
import { listParticipants } from '@/lib/participants/server';
import { loadPage } from '@/lib/platform/page';
import { formatWeek } from '@/lib/time';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('participants'))('page.metaTitle') };
}

/** Vilka är mina deltagare, och vad väntar? A coach's own participants, with the week, what is to be reported, and whom to call. */
export default async function ParticipantsPage() {
  const { rows, toReport, thisWeek, isCut } = await loadPage('participant.read', listParticipants);
  const t = await getTranslations('participants.page');
  return (
    <>
      <PageHeading
        title={t('title')}
        aside={formatWeek(thisWeek)}
        actions={
          toReport.length > 0 ? (
            <div className={styles.toReport}>
              {toReport.map(({ week, participants }, index) => (
                <LinkButton
                  key={week}
                  variant={index === 0 ? 'primary' : 'secondary'}
                  href={`/narvaro/${week}?grupp=${OWN_GROUP_ID}`}
                >
                  {t('report', { week: Number(week.slice(6)), count: participants })}
                </LinkButton>
              ))}
            </div>
          ) : undefined
        }
      />
      {rows.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState>
      ) : (
        <ParticipantList rows={rows} thisWeek={thisWeek} />
      )}
      {isCut ? <p className="subtle">{t('cut')}</p> : null}
    </>
  );
}
