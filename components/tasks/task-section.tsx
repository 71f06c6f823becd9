import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Section } from '@/components/layout/page';
import { PartyMark } from '@/components/ui/party-mark';
import { hasPermission } from '@/lib/access';
import { answeringPartyOf } from '@/lib/consultations';
import { type TaskPage, type TaskSection, taskSectionSlug } from '@/lib/tasks';
import { formatWeek } from '@/lib/time';
import { AbsenceRow } from './absence-row';
import { AgreementRow, GoalsRow } from './agreement-row';
import { BarrierRow } from './barrier-row';
import { AssessRow, BelowFullTimeRow, DutyRow, ExpiryRow, PlanlessRow, PlanRow } from './case-rows';
import { CertificateRow } from './certificate-row';
import { ConsultationRow } from './consultation-row';
import { DeviationRow } from './deviation-row';
import { EmploymentRow } from './employment-row';
import { MessageRow } from './message-row';
import { MonthlyRow } from './monthly-row';
import { ImportRow, ReportRow, VerifyRow } from './other-rows';
import { FourMonthRow, OutcomeRow } from './outcome-rows';
import { ProposalRow } from './proposal-row';
import { ReferralRow } from './referral-row';
import { SampleRow } from './sample-row';
import type { TaskActions } from './task-actions';
import { sectionHref } from './task-links';
import styles from './tasks.module.css';
import { UnheardRow, UnknownProgrammeRow } from './unheard-rows';
import { WaitingRow } from './waiting-row';

/** How many of a section's rows a small screen shows before it leads to all of them. */
const ROWS_ON_SMALL_SCREENS = 3;

interface SectionProps {
  section: TaskSection;
  page: TaskPage;
  actions: TaskActions;
}

/** One kind of thing that waits: how many in all, the first of them, and the way to the rest. */
export function TaskSectionView({ section, page, actions }: SectionProps) {
  const t = useTranslations('tasks');
  const { key, count, rows } = section;
  const isWhole = page.request.only !== null;
  const isCut = !isWhole && count > rows.length;
  const isCutWhereSmall = !isWhole && count > ROWS_ON_SMALL_SCREENS + 1;
  return (
    <Section
      id={taskSectionSlug(key)}
      title={t(`sections.${key}.title`)}
      count={count}
      actions={<SectionAside section={section} page={page} />}
    >
      <ul className={styles.rows} data-cut-where-small={isCutWhereSmall || undefined}>
        <SectionRows section={section} page={page} actions={actions} />
      </ul>
      {isCut || isCutWhereSmall ? (
        <p className={styles.more} data-only-where-small={!isCut || undefined}>
          <Link href={sectionHref(key, page.standsInFor?.userId)} prefetch={false}>
            {t('showAll', { count })}
            <span className="visually-hidden">, {t(`sections.${key}.title`)}</span>
          </Link>
        </p>
      ) : null}
    </Section>
  );
}

function SectionAside({ section: { key }, page }: { section: TaskSection; page: TaskPage }) {
  const t = useTranslations('tasks');
  return (
    <span className={styles.help}>
      {key === 'WAITING'
        ? page.waitingByParty.map(({ party, count }) => (
            <span key={party} className={styles.partyCount}>
              <PartyMark party={party} /> {count}
            </span>
          ))
        : null}
      {t(`sections.${key}.help`, { week: formatWeek(page.week) })}
    </span>
  );
}

function SectionRows({ section, page, actions }: SectionProps) {
  const { role } = page.reader;
  const isEmployment = role === 'EMPLOYMENT_OFFICER' || role === 'EMPLOYMENT_MANAGER';
  const ownParty = isEmployment ? 'EMPLOYMENT_SERVICE' : 'MUNICIPALITY';
  switch (section.key) {
    case 'ANSWER':
    case 'CONCLUDE':
    case 'CONFIRM':
    case 'OVERDUE':
    case 'DISAGREED':
      return section.rows.map((task) => (
        <ConsultationRow key={task.consultationId} task={task} section={section.key} ownParty={ownParty} />
      ));
    case 'UNHEARD':
      return section.rows.map((task) => (
        <UnheardRow
          key={task.unheardId}
          task={task}
          action={hasPermission(role, 'unheard-referral.acknowledge') ? actions.acknowledgeUnheard : null}
        />
      ));
    case 'UNKNOWN_PROGRAMME':
      return section.rows.map((task) => <UnknownProgrammeRow key={task.person.caseId} task={task} />);
    case 'APPROVE':
      return section.rows.map((task) => (
        <PlanRow key={task.planVersionId} task={task} otherParty={answeringPartyOf(ownParty)} />
      ));
    case 'PROPOSAL':
      return section.rows.map((task) => <ProposalRow key={task.proposalId} task={task} />);
    case 'HOLD':
    case 'EMPLOYMENT':
      return section.rows.map((task) => <EmploymentRow key={task.employmentId} task={task} ownParty={ownParty} />);
    case 'MESSAGE':
      return section.rows.map((task) => <MessageRow key={task.person.caseId} task={task} />);
    case 'GOALS':
      return section.rows.map((task) => <GoalsRow key={task.municipalityId} task={task} />);
    case 'AGREEMENT':
      return section.rows.map((task) => <AgreementRow key={task.municipalityId} task={task} />);
    case 'DECIDE':
    case 'RECEIVE':
    case 'CONTINUE':
    case 'START':
    case 'END':
    case 'STARTS_SOON':
      return section.rows.map((task) => (
        <ReferralRow
          key={task.referralId}
          task={task}
          section={section.key}
          today={page.today}
          start={actions.startReferral}
        />
      ));
    case 'MONTHLY':
      return section.rows.map((task) => <MonthlyRow key={task.person.caseId} task={task} />);
    case 'BARRIER':
      return section.rows.map((task) => <BarrierRow key={task.barrierId} task={task} />);
    case 'DUTY':
      return section.rows.map((task) => <DutyRow key={task.person.caseId} task={task} />);
    case 'BELOW_FULL_TIME':
      return section.rows.map((task) => <BelowFullTimeRow key={task.person.caseId} task={task} />);
    case 'ASSESS':
      return section.rows.map((task) => <AssessRow key={task.person.caseId} task={task} />);
    case 'PLAN':
      return section.rows.map((task) => <PlanlessRow key={task.person.caseId} task={task} />);
    case 'EXPIRES':
      return section.rows.map((task) => <ExpiryRow key={`${task.subjectId} ${task.exemption}`} task={task} />);
    case 'FOUR_MONTHS':
      return section.rows.map((task) => <FourMonthRow key={task.planOutcomeId} task={task} />);
    case 'OUTCOME':
      return section.rows.map((task) => <OutcomeRow key={task.subjectId} task={task} />);
    case 'REPORT':
      return section.rows.map((task) => (
        <ReportRow key={`${task.week} ${task.groupId} ${task.person?.caseId}`} task={task} role={role} />
      ));
    case 'VERIFY':
      return section.rows.map((task) => <VerifyRow key={`${task.week} ${task.providerId}`} task={task} />);
    case 'SAMPLE':
      return section.rows.map((task) => <SampleRow key={task.month} task={task} />);
    case 'DEVIATION':
      return section.rows.map((task) => <DeviationRow key={task.deviationId} task={task} />);
    case 'ABSENCE':
      return section.rows.map((task) => (
        <AbsenceRow
          key={task.reviewId ?? `${task.person.caseId} ${task.week}`}
          task={task}
          action={hasPermission(role, 'absence-review.write') ? actions.openReview : null}
        />
      ));
    case 'CERTIFICATE':
      return section.rows.map((task) => (
        <CertificateRow key={`${task.person.caseId} ${task.sickFrom}`} task={task} action={actions.askForCertificate} />
      ));
    case 'IMPORT':
      return section.rows.map((task) => <ImportRow key={task.importId} task={task} />);
    case 'WAITING':
      return section.rows.map((task) => <WaitingRow key={waitingKey(task)} task={task} />);
  }
}

function waitingKey(task: Extract<TaskSection, { key: 'WAITING' }>['rows'][number]): string {
  switch (task.what) {
    case 'PROVIDER_REPORT':
      return `${task.week} ${task.providerId}`;
    case 'PROPOSAL':
      return task.task.proposalId;
    case 'PLAN':
      return task.task.planVersionId;
    case 'CONSULTATION':
      return task.task.consultationId;
    case 'MESSAGE':
      return `message ${task.task.person.caseId}`;
    case 'EMPLOYMENT':
      return task.task.employmentId;
    case 'AGREEMENT':
      return `agreement ${task.task.municipalityId}`;
  }
}
