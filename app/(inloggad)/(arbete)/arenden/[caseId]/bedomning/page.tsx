import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { AssessmentForm } from '@/components/assessments/assessment-form';
import { AssessmentHistory } from '@/components/assessments/assessment-history';
import { BreakForm } from '@/components/assessments/break-form';
import { BreakList } from '@/components/assessments/break-list';
import { toFormValues } from '@/components/assessments/form-values';
import { PrintDecisionLink } from '@/components/decisions/print-decision-link';
import { LawNote, PageHeading, Section } from '@/components/layout/page';
import { hasPermission } from '@/lib/access';
import { requireActor } from '@/lib/access/server';
import { MAXIMUM_WEEKLY_MINUTES } from '@/lib/assessments';
import { getAssessmentPage } from '@/lib/assessments/server';
import { listCaseDecisions } from '@/lib/decisions/server';
import { loadPage } from '@/lib/platform/page';
import { formatHours } from '@/lib/time';
import { addBreakAction, changeBreakAction, saveAssessmentAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assessment'))('metaTitle') };
}

interface AssessmentPageProps {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Vad kan krävas? The assessment of a case with its sum while it is written, those before it, and breaks. */
export default async function AssessmentPage({ params, searchParams }: AssessmentPageProps) {
  const { caseId } = await params;
  const { krav, barnomsorg } = await searchParams;
  const isDemand = krav === '1';
  const childcareMinutes = readChildcareMinutes(barnomsorg);
  const actor = await requireActor();
  const page = await loadPage('case.read', (context) => getAssessmentPage(context, { caseId }), { caseId });
  const decisions = await loadPage('decision.read', (context) => listCaseDecisions(context, { caseId }), { caseId });
  const t = await getTranslations('assessment');
  const mayWrite = hasPermission(actor.role, 'assessment.write') && !page.isClosed;
  return (
    <>
      <PageHeading
        title={t('title')}
        lead={mayWrite ? t('lead') : t('readOnly')}
        actions={<PrintDecisionLink caseId={caseId} decisions={decisions.decisions} />}
      />
      {mayWrite && childcareMinutes !== null ? (
        <p>{t('childcareSuggested', { hours: formatHours(childcareMinutes) })}</p>
      ) : null}
      {mayWrite ? (
        <AssessmentForm
          key={`${page.basis} ${isDemand} ${childcareMinutes}`}
          caseId={caseId}
          today={page.today}
          defaultValues={toFormValues(page, { isDemand, childcareMinutes, childcareReason: t('childcareReason') })}
          assistancePeriods={page.assistancePeriods}
          existing={page.assessments.map(({ validFrom, validTo }) => ({ validFrom, validTo }))}
          assignedMinutes={page.planned.assignedMinutes}
          action={saveAssessmentAction}
        />
      ) : null}
      {page.childrenBornOn.length > 0 ? (
        <p>
          <Link href={`/arenden/${caseId}/barnomsorg`} prefetch={false}>
            {t('childcareLink')}
          </Link>
        </p>
      ) : null}
      <Section title={t('history')} count={page.assessments.length}>
        <AssessmentHistory assessments={page.assessments} />
      </Section>
      <Section title={t('breaks.title')} actions={<LawNote>{t('section', { section: '12 kap. 4 f §' })}</LawNote>}>
        <BreakList
          caseId={caseId}
          breaks={page.breaks}
          accounts={page.breakAccounts}
          action={mayWrite ? changeBreakAction : undefined}
        />
        {mayWrite ? (
          <details>
            <summary>{t('breaks.add')}</summary>
            <BreakForm caseId={caseId} action={addBreakAction} />
          </details>
        ) : null}
      </Section>
    </>
  );
}

/** The adaptation to childcare that another page suggests; null for none, or what cannot be one. */
function readChildcareMinutes(written: string | string[] | undefined): number | null {
  const minutes = typeof written === 'string' ? Number(written) : Number.NaN;
  return Number.isInteger(minutes) && minutes > 0 && minutes <= MAXIMUM_WEEKLY_MINUTES && minutes % 5 === 0
    ? minutes
    : null;
}
