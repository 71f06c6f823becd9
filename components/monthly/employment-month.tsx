import { useTranslations } from 'next-intl';
import { Columns, PageHeading, Section } from '@/components/layout/page';
import { EmptyState } from '@/components/ui/states';
import { type EmploymentMonthPage, formatMonth } from '@/lib/monthly-assessments';
import { formatDay } from '@/lib/time';
import { MissingList } from './missing-list';
import { MonthFacts } from './month-facts';
import { MonthNoteForm, type MonthNoteFormProps } from './month-note-form';
import { MonthNotes } from './month-notes';
import { MonthStanding } from './month-standing';
import { MonthWeeks } from './month-weeks';

/** The month as Arbetsförmedlingen sees it, and its own side of what was a phone call: confirm, or add. */
export function EmploymentMonth({ page, action }: { page: EmploymentMonthPage; action: MonthNoteFormProps['action'] }) {
  const t = useTranslations('monthly');
  const { caseId, month, basis, notes, mayWrite } = page;
  return (
    <>
      <PageHeading
        title={t('employment.title')}
        aside={formatMonth(month)}
        lead={t('employment.lead', { day: formatDay(basis.sinceOn) })}
      />
      <Columns
        main={
          <>
            <Section title={t('changed')} count={basis.facts.length}>
              {basis.facts.length === 0 ? (
                <EmptyState title={t('nothingChanged')}>{t('nothingChangedHelp')}</EmptyState>
              ) : (
                <MonthFacts caseId={caseId} facts={basis.facts} />
              )}
            </Section>
            {basis.missing.length > 0 ? (
              <Section title={t('missingTitle')} count={basis.missing.length}>
                <MissingList caseId={caseId} items={basis.missing} />
              </Section>
            ) : null}
            <Section title={t('weeks.title')}>
              <MonthWeeks caseId={caseId} weeks={basis.weeks} />
            </Section>
          </>
        }
        side={
          <>
            <Section title={t('note.ownTitle')}>
              {mayWrite ? <MonthNoteForm caseId={caseId} month={month} action={action} /> : null}
            </Section>
            {notes.length > 0 ? (
              <Section title={t('note.sent')}>
                <MonthNotes notes={notes} />
              </Section>
            ) : null}
            <Section title={t('standing.title')}>
              <MonthStanding caseId={caseId} standing={basis.standing} />
            </Section>
          </>
        }
      />
    </>
  );
}
