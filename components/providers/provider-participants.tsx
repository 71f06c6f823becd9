import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Section } from '@/components/layout/page';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/states';
import { ProtectedMark } from '@/components/ui/tags';
import type { ListedParticipant } from '@/lib/providers';
import { formatDay } from '@/lib/time';

/** Those from here whom the reader may know of, each with the way to the case. */
export function ProviderParticipants({ participants }: { participants: ListedParticipant[] }) {
  const t = useTranslations('providers.page');
  return (
    <Section title={t('participants')} count={participants.length}>
      {participants.length === 0 ? (
        <EmptyState title={t('participantsEmpty')}>{t('participantsEmptyHelp')}</EmptyState>
      ) : (
        <DataTable
          caption={t('participants')}
          head={
            <>
              <HeadCell>{t('person')}</HeadCell>
              <HeadCell>{t('number')}</HeadCell>
              <HeadCell>{t('period')}</HeadCell>
              <HeadCell>{t('coach')}</HeadCell>
            </>
          }
        >
          {participants.map(({ caseId, name, number, isProtected, startsOn, endsOn, coachName }) => (
            <DataRow key={caseId}>
              <RowHead>
                <Link href={`/arenden/${caseId}`} prefetch={false}>
                  {name}
                </Link>{' '}
                {isProtected ? <ProtectedMark short /> : null}
              </RowHead>
              <DataCell label={t('number')}>{number}</DataCell>
              <DataCell label={t('period')}>
                {startsOn && endsOn ? `${formatDay(startsOn)}–${formatDay(endsOn)}` : null}
              </DataCell>
              <DataCell label={t('coach')}>{coachName ?? t('noCoach')}</DataCell>
            </DataRow>
          ))}
        </DataTable>
      )}
    </Section>
  );
}
