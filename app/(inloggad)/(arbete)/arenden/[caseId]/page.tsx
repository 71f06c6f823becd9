import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { CaseAbsence } from '@/components/absence-reviews/case-absence';
import { CaseBarriers } from '@/components/barriers/case-barriers';
import { CaseActions } from '@/components/cases/case-actions';
import { CaseHistory } from '@/components/cases/case-history';
import { CaseInterplay } from '@/components/cases/case-interplay';
import { CaseAttendance, CaseFactList } from '@/components/cases/case-side';
import { GapCauseForm } from '@/components/cases/gap-cause-form';
import { listCaseActions } from '@/components/cases/list-case-actions';
import { PlanInForce } from '@/components/cases/plan-week';
import { WeekHero } from '@/components/cases/week-hero';
import { WhyHours } from '@/components/cases/why-hours';
import { ContactList } from '@/components/contacts/contact-card';
import { DutyAndOffer } from '@/components/decisions/case-decisions';
import { PrintDecisionLink } from '@/components/decisions/print-decision-link';
import { Columns, PageHeading, Section } from '@/components/layout/page';
import { EmptyState } from '@/components/ui/states';
import { CaseUnheard } from '@/components/unheard-referrals/case-unheard';
import { getAbsenceStanding } from '@/lib/absence-reviews/server';
import { hasPermission } from '@/lib/access';
import { requireActor } from '@/lib/access/server';
import { getCasePage } from '@/lib/cases/server';
import { listCaseDecisions } from '@/lib/decisions/server';
import { getCaseBarriers } from '@/lib/gap-causes/server';
import { loadPage } from '@/lib/platform/page';
import { formatWeek } from '@/lib/time';
import { listCaseUnheard } from '@/lib/unheard-referrals/server';
import { recordGapCauseAction } from './actions';
import { acknowledgeUnheardAction } from './anvisningar/unheard-actions';
import { makeDecisionAction } from './beslut/actions';
import { openAbsenceReviewAction } from './franvaro/actions';

const ATTENDANCE_WEEKS = 4;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cases'))('page.metaTitle') };
}

/** Räcker veckan? The whole picture of a case: the week and why, the plan, samråd, history, attendance and whom to call. */
export default async function CasePage({ params }: { params: Promise<{ caseId: string }> }) {
  const { caseId } = await params;
  const actor = await requireActor();
  const page = await loadPage('case.read', (context) => getCasePage(context, { caseId }), { caseId });
  const barriers = await loadPage('case.read', (context) => getCaseBarriers(context, { caseId }), { caseId });
  const unheard = await loadPage('unheard-referral.read', (context) => listCaseUnheard(context, { caseId }), {
    caseId,
  });
  const absence = hasPermission(actor.role, 'absence-review.read')
    ? await loadPage('absence-review.read', (context) => getAbsenceStanding(context, { caseId }), { caseId })
    : null;
  const decisions = hasPermission(actor.role, 'decision.read')
    ? await loadPage('decision.read', (context) => listCaseDecisions(context, { caseId }), { caseId })
    : null;
  const t = await getTranslations('cases.page');
  const contacts = await getTranslations('contacts');
  const print = await getTranslations('planPrint');
  const week = page.weeks.find((each) => each.week === page.thisWeek);
  const earlierWeeks = page.weeks.filter((each) => each.week < page.thisWeek).slice(-ATTENDANCE_WEEKS);
  return (
    <>
      <PageHeading
        title={t('title')}
        aside={formatWeek(page.thisWeek)}
        actions={<CaseActions actions={listCaseActions(actor, page)} />}
      />
      <Columns
        main={
          <>
            {unheard.length > 0 ? (
              <Section title={(await getTranslations('unheard'))('title')} id="utan-samrad">
                <CaseUnheard
                  caseId={caseId}
                  referrals={unheard}
                  planHref={hasPermission(actor.role, 'plan.write') ? `/arenden/${caseId}/plan` : null}
                  action={acknowledgeUnheardAction}
                />
              </Section>
            ) : null}
            {week ? (
              <WeekHero
                week={week}
                workingDays={page.workingDays}
                gapRecord={page.gapRecord}
                recordCause={
                  hasPermission(actor.role, 'gap-cause.write') ? (
                    <GapCauseForm
                      caseId={caseId}
                      codes={page.recordableGapCauses}
                      today={page.today}
                      isRecorded={page.gapRecord !== null}
                      action={recordGapCauseAction}
                    />
                  ) : undefined
                }
              />
            ) : (
              <EmptyState title={t('noWeek')}>{t('noWeekHelp')}</EmptyState>
            )}
            <Section
              title={t('why')}
              actions={decisions ? <PrintDecisionLink caseId={caseId} decisions={decisions.decisions} /> : undefined}
            >
              <WhyHours
                requirement={page.requirement}
                activities={page.plan.inForce?.activities ?? []}
                plannedMinutes={page.plannedMinutes}
              />
              {decisions ? (
                <DutyAndOffer
                  decisions={decisions}
                  action={
                    hasPermission(actor.role, 'decision.make') && !decisions.isClosed ? makeDecisionAction : undefined
                  }
                />
              ) : null}
            </Section>
            {barriers.open.length + barriers.past.length > 0 ? (
              <Section title={t('barriers')} count={barriers.open.length}>
                <CaseBarriers barriers={barriers} />
              </Section>
            ) : null}
            <Section
              title={t('plan')}
              actions={
                page.plan.inForce ? (
                  <Link href={`/arenden/${caseId}/plan/utskrift`} prefetch={false}>
                    {print('link')}
                  </Link>
                ) : null
              }
            >
              <PlanInForce caseId={caseId} plan={page.plan} today={page.today} />
            </Section>
            <Section title={t('interplay')}>
              <CaseInterplay
                caseId={caseId}
                reader={actor.organisationKind}
                consultations={page.consultations}
                referrals={page.referrals}
              />
            </Section>
            {page.weeks.length > 1 ? (
              <Section title={t('history')}>
                <CaseHistory weeks={page.weeks} />
              </Section>
            ) : null}
          </>
        }
        side={
          <>
            <Section title={t('contacts')}>
              {page.contacts.length > 0 ? (
                <ContactList contacts={page.contacts} />
              ) : (
                <p className="subtle">{contacts('none')}</p>
              )}
            </Section>
            <Section title={t('attendance')}>
              <CaseAttendance caseId={caseId} weeks={earlierWeeks} />
              {absence ? (
                <CaseAbsence
                  standing={absence}
                  action={hasPermission(actor.role, 'absence-review.write') ? openAbsenceReviewAction : null}
                />
              ) : null}
            </Section>
            <Section title={t('facts')}>
              <CaseFactList caseId={caseId} facts={page.facts} />
            </Section>
          </>
        }
      />
    </>
  );
}
