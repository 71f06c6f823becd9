import { useTranslations } from 'next-intl';
import { Section } from '@/components/layout/page';
import { PartyMark } from '@/components/ui/party-mark';
import type { EndedActivityView, FollowedPlanView, FollowUpPage } from '@/lib/follow-ups';
import { formatDay } from '@/lib/time';
import { ActivityOutcomeForm } from './activity-outcome-form';
import type { FollowUpActions } from './follow-up-actions';
import { FollowUpForm } from './follow-up-form';
import styles from './follow-ups.module.css';
import { FourMonthQuestion } from './four-month-question';
import { JudgeForm } from './judge-form';
import { PlanOutcomeForm } from './plan-outcome-form';

interface DueNowProps {
  page: FollowUpPage;
  /** The activity or plan that one came here for. */
  asked: string | null;
  actions: FollowUpActions;
}

/** What is to be written down now: the four months, what has ended, one's own undertakings, and the follow-up. Not printed. */
export function DueNow({ page, asked, actions }: DueNowProps) {
  const t = useTranslations('followUps.due');
  const { caseId, viewer, due, plan } = page;
  const count = due.fourMonths.length + due.activities.length + due.plans.length + due.unjudged.length;
  const first = asked ?? (plan?.standing === 'DUE' ? null : (due.plans[0]?.versionId ?? due.activities[0]?.lineageId));
  return (
    <div className={styles.noPrint}>
      {due.fourMonths.length > 0 ? (
        <Section title={t('fourMonths')}>
          {due.fourMonths.map((outcome) => (
            <FourMonthQuestion
              key={outcome.id}
              caseId={caseId}
              outcome={outcome}
              correctsId={null}
              action={actions.fourMonths}
            />
          ))}
        </Section>
      ) : null}
      {due.plans.length + due.activities.length > 0 ? (
        <Section title={t('ended')} count={due.plans.length + due.activities.length}>
          <div className={styles.due}>
            {due.plans.map((ended) => (
              <Opener
                key={ended.versionId}
                id={ended.versionId}
                isOpen={ended.versionId === first}
                title={t('plan', { number: ended.number })}
                when={t('endedOn', { day: formatDay(ended.lastOn) })}
              >
                <PlanOutcomeForm caseId={caseId} plan={ended} corrects={null} action={actions.plan} />
              </Opener>
            ))}
            {due.activities.map((activity) => (
              <Opener
                key={activity.lineageId}
                id={activity.lineageId}
                isOpen={activity.lineageId === first}
                title={<ActivityName activity={activity} />}
                when={t(`how.${activity.how}`, { day: formatDay(activity.endedOn) })}
              >
                <ActivityOutcomeForm
                  caseId={caseId}
                  authority={viewer.authority}
                  activity={activity}
                  corrects={null}
                  action={actions.activity}
                />
              </Opener>
            ))}
          </div>
        </Section>
      ) : null}
      {due.unjudged.map(({ id, day, undertakings }) => (
        <Section key={id} title={t('unjudged', { day: formatDay(day) })}>
          <JudgeForm
            caseId={caseId}
            followUpId={id}
            undertakings={undertakings.filter(
              ({ party, judgement }) => party === viewer.authority && judgement === null,
            )}
            action={actions.judge}
          />
        </Section>
      ))}
      {plan === null || page.isClosed ? null : (
        <PlanFollowUp page={page} plan={plan} isOpen={asked === null && count === 0} action={actions.followUp} />
      )}
    </div>
  );
}

/** The follow-up of the plan in force: open when it is due, or when nothing else is; folded away otherwise. */
function PlanFollowUp({
  page,
  plan,
  isOpen,
  action,
}: {
  page: FollowUpPage;
  plan: FollowedPlanView;
  isOpen: boolean;
  action: FollowUpActions['followUp'];
}) {
  const t = useTranslations('followUps.due');
  const isDue = plan.standing === 'DUE' || plan.standing === 'SOON';
  const isRecent = page.history.some((entry) => entry.kind === 'FOLLOW_UP' && entry.planVersionId === plan.versionId);
  return (
    <Section title={t('followUp', { number: plan.number })}>
      <Opener
        id="uppfoljning"
        isOpen={isDue || (isOpen && !isRecent)}
        title={t(`standing.${plan.standing}`, { days: Math.abs(plan.daysLeft) })}
        when={plan.followUpOn ? formatDay(plan.followUpOn) : null}
      >
        <FollowUpForm
          caseId={page.caseId}
          today={page.today}
          authority={page.viewer.authority}
          plan={{ ...plan, goal: plan.goalOccupation }}
          corrects={null}
          action={action}
        />
      </Opener>
    </Section>
  );
}

function ActivityName({ activity }: { activity: EndedActivityView }) {
  return (
    <>
      <PartyMark party={activity.party} /> {activity.title}
    </>
  );
}

function Opener({
  id,
  isOpen,
  title,
  when,
  children,
}: {
  id: string;
  isOpen: boolean;
  title: React.ReactNode;
  when: React.ReactNode;
  children: React.ReactNode;
}) {
  return (
    <details className={styles.opener} id={`resultat-${id}`} open={isOpen}>
      <summary>
        <b>{title}</b> {when ? <span className={styles.quiet}>{when}</span> : null}
      </summary>
      <div>{children}</div>
    </details>
  );
}
