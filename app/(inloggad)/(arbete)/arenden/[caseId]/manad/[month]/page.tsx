import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Columns, PageHeading, Section } from '@/components/layout/page';
import { CorrectForm } from '@/components/monthly/correct-form';
import { EmploymentMonth } from '@/components/monthly/employment-month';
import { MissingList } from '@/components/monthly/missing-list';
import { MonthFacts } from '@/components/monthly/month-facts';
import { MonthForm } from '@/components/monthly/month-form';
import { MonthNotes } from '@/components/monthly/month-notes';
import { MonthStanding } from '@/components/monthly/month-standing';
import { MonthWeeks } from '@/components/monthly/month-weeks';
import { NextCase } from '@/components/monthly/next-case';
import { WrittenMonth } from '@/components/monthly/written-month';
import { EmptyState } from '@/components/ui/states';
import { hasPermission } from '@/lib/access';
import { requireActor } from '@/lib/access/server';
import { formatMonth, type MonthPage, monthOf } from '@/lib/monthly-assessments';
import { getEmploymentMonthPage, getMonthPage } from '@/lib/monthly-assessments/server';
import { loadPage } from '@/lib/platform/page';
import { formatDay } from '@/lib/time';
import { correctMonthAction, saveMonthAction, writeMonthNoteAction } from '../actions';

interface MonthPageProps {
  params: Promise<{ caseId: string; month: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('monthly'))('metaTitle') };
}

/** Vad har hänt, och vad gäller nu? One screen a month that replaces the monthly phone call; AF has a side of its own. */
export default async function CaseMonthPage({ params }: MonthPageProps) {
  const { caseId, month } = await params;
  const actor = await requireActor();
  if (actor.organisationKind === 'EMPLOYMENT_SERVICE') {
    const asked = await loadPage(
      'monthly-assessment.read',
      (context) => getEmploymentMonthPage(context, { caseId, month }),
      { caseId },
    );
    return <EmploymentMonth page={asked} action={writeMonthNoteAction} />;
  }
  const page = await loadPage('monthly-assessment.read', (context) => getMonthPage(context, { caseId, month }), {
    caseId,
  });
  const t = await getTranslations('monthly');
  const mayWrite = hasPermission(actor.role, 'monthly-assessment.write');
  const { basis } = page;
  const isPresent = month === monthOf(page.today) || (page.hindrance === null && page.written.length === 0);
  return (
    <>
      <PageHeading
        title={t('title')}
        aside={formatMonth(month)}
        lead={basis.isFirst ? t('leadFirst') : t('lead', { day: formatDay(basis.sinceOn) })}
      />
      <Columns
        main={
          isPresent ? (
            <>
              <Section title={t('changed')} count={basis.facts.length}>
                {basis.facts.length === 0 ? (
                  <EmptyState title={t('nothingChanged')}>{t('nothingChangedHelp')}</EmptyState>
                ) : (
                  <MonthFacts caseId={caseId} facts={basis.facts} />
                )}
              </Section>
              <Section title={t('missingTitle')} count={basis.missing.length}>
                <MissingList caseId={caseId} items={basis.missing} />
              </Section>
              <Section title={t('weeks.title')}>
                <MonthWeeks caseId={caseId} weeks={basis.weeks} />
              </Section>
            </>
          ) : (
            <Section title={t('pastMonth')}>
              <p>
                <Link href={`/arenden/${caseId}/manad/${monthOf(page.today)}`} prefetch={false}>
                  {t('toPresent', { month: formatMonth(monthOf(page.today)) })}
                </Link>
              </p>
            </Section>
          )
        }
        side={
          <>
            <Section title={t('decision')}>
              <Decision page={page} mayWrite={mayWrite} />
            </Section>
            <Section title={t('note.title')}>
              {page.note ? <MonthNotes notes={[page.note]} /> : <p className="subtle">{t('note.none')}</p>}
            </Section>
            {isPresent ? (
              <Section title={t('standing.title')}>
                <MonthStanding caseId={caseId} standing={basis.standing} />
              </Section>
            ) : null}
            {page.previousMonth ? (
              <p>
                <Link href={`/arenden/${caseId}/manad/${page.previousMonth}`} prefetch={false}>
                  {t('toEarlier', { month: formatMonth(page.previousMonth) })}
                </Link>
              </p>
            ) : null}
          </>
        }
      />
    </>
  );
}

/** What is decided, or the form in which it is. */
async function Decision({ page, mayWrite }: { page: MonthPage; mayWrite: boolean }) {
  const t = await getTranslations('monthly');
  const { caseId, month, basis, written, snapshot, nextCaseId, hindrance } = page;
  const [holds] = written;
  if (holds) {
    return (
      <>
        <WrittenMonth written={written} snapshot={snapshot} />
        {mayWrite ? (
          <>
            <NextCase nextCaseId={nextCaseId} month={month} />
            <CorrectForm key={holds.id} caseId={caseId} month={month} written={holds} action={correctMonthAction} />
          </>
        ) : null}
      </>
    );
  }
  if (hindrance !== null) return <p className="subtle">{t(`hindrances.${hindrance}`)}</p>;
  if (!mayWrite) return <p className="subtle">{t('readOnly')}</p>;
  return <MonthForm caseId={caseId} month={month} basis={basis} action={saveMonthAction} />;
}
