import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { GapCauseShort } from '@/components/cases/gap-cause-text';
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
  week: ComponentProps<typeof WeekBar>['segments'];
  gapCause: ComponentProps<typeof GapCauseShort>['cause'] | null;
}

/** The persons behind a number, each with the week as a bar and what the gap comes from. */
export function PersonsBehind({ persons, caption }: { persons: Person[]; caption: string }) {
  const t = useTranslations('weeklyOverview');
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
            <WeekBar label={each.caseNumber} segments={each.week} />
          </DataCell>
          <DataCell label={t('hours')} numeric>
            <Hours minutes={each.week.assigned} ofMinutes={each.requiredMinutes} />
          </DataCell>
          <DataCell label={t('gap')} numeric>
            <Gap minutes={each.week.gap} />
          </DataCell>
          <DataCell label={t('cause')}>{each.gapCause ? <GapCauseShort cause={each.gapCause} /> : null}</DataCell>
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
