import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { Gap, Hours } from '@/components/ui/hours';
import { EmptyState } from '@/components/ui/states';
import { LevelTag, ProtectedMark } from '@/components/ui/tags';
import { WeekBar } from '@/components/ui/week-bar';

interface Person {
  caseId: string;
  caseNumber: string;
  name: string;
  isProtected: boolean;
  unitName: string;
  responsibleName: string | null;
  level: Parameters<typeof LevelTag>[0]['level'];
  isFormallyFullTimeOnly: boolean;
  requiredMinutes: number;
  assignedMinutes: number;
  occupationMinutes: number;
  jobSearchMinutes: number;
  otherDutiesMinutes: number;
  gapMinutes: number;
  gapCause: string | null;
  gapOwner: string | null;
}

/** The persons behind a number, each with the week as a bar and what the gap comes from. */
export function PersonsBehind({ persons, caption }: { persons: Person[]; caption: string }) {
  const t = useTranslations('weeklyOverview');
  const causes = useTranslations('gapCauses');
  const owners = useTranslations('gapOwners');
  if (persons.length === 0) return <EmptyState title={t('noPersons')}>{t('noPersonsHelp')}</EmptyState>;
  return (
    <DataTable
      caption={caption}
      head={
        <>
          <HeadCell>{t('name')}</HeadCell>
          <HeadCell width="24%">{t('bar')}</HeadCell>
          <HeadCell numeric>{t('hours')}</HeadCell>
          <HeadCell numeric>{t('gap')}</HeadCell>
          <HeadCell>{t('cause')}</HeadCell>
          <HeadCell>{t('level')}</HeadCell>
          <HeadCell>{t('unitColumn')}</HeadCell>
          <HeadCell>{t('responsible')}</HeadCell>
        </>
      }
    >
      {persons.map((each) => (
        <DataRow key={each.caseId}>
          <RowHead>
            <Link href={`/arenden/${each.caseId}`} prefetch={false}>
              {each.name}
            </Link>{' '}
            {each.isProtected ? <ProtectedMark short /> : null}
          </RowHead>
          <DataCell wide>
            <WeekBar
              label={each.caseNumber}
              segments={{
                occupation: each.occupationMinutes,
                jobSearch: each.jobSearchMinutes,
                assigned: each.assignedMinutes,
                otherDuties: each.otherDutiesMinutes,
                gap: each.gapMinutes,
              }}
            />
          </DataCell>
          <DataCell label={t('hours')} numeric>
            <Hours minutes={each.assignedMinutes} ofMinutes={each.requiredMinutes} />
          </DataCell>
          <DataCell label={t('gap')} numeric>
            <Gap minutes={each.gapMinutes} />
          </DataCell>
          <DataCell label={t('cause')}>
            {each.gapCause && each.gapOwner ? `${causes(each.gapCause)} · ${owners(each.gapOwner)}` : ''}
          </DataCell>
          <DataCell label={t('level')}>
            <LevelTag level={each.level} formallyFullTime={each.isFormallyFullTimeOnly} />
          </DataCell>
          <DataCell label={t('unitColumn')}>{each.unitName}</DataCell>
          <DataCell label={t('responsible')}>{each.responsibleName ?? ''}</DataCell>
        </DataRow>
      ))}
    </DataTable>
  );
}
