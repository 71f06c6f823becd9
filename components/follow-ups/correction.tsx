import type { FollowUpPage, HistoryEntry } from '@/lib/follow-ups';
import { ActivityOutcomeForm } from './activity-outcome-form';
import type { FollowUpActions } from './follow-up-actions';
import { FollowUpForm } from './follow-up-form';
import { FourMonthQuestion } from './four-month-question';
import { PlanOutcomeForm } from './plan-outcome-form';

interface CorrectionProps {
  page: FollowUpPage;
  entry: HistoryEntry;
  actions: FollowUpActions;
}

/** The form of an entry with what was written, to write it anew. The old one stays in the record. */
export function Correction({ page, entry, actions }: CorrectionProps) {
  const { caseId, today, viewer } = page;
  switch (entry.kind) {
    case 'FOLLOW_UP':
      return (
        <FollowUpForm
          caseId={caseId}
          today={today}
          authority={viewer.authority}
          plan={{
            versionId: entry.planVersionId,
            goal: page.plan?.versionId === entry.planVersionId ? page.plan.goalOccupation : '',
            isEmploymentServiceParty: entry.undertakings.some(({ party }) => party === 'EMPLOYMENT_SERVICE'),
            undertakings: entry.undertakings,
          }}
          corrects={entry}
          action={actions.followUp}
        />
      );
    case 'ACTIVITY':
      return (
        <ActivityOutcomeForm
          caseId={caseId}
          authority={viewer.authority}
          activity={entry.activity}
          corrects={entry}
          action={actions.activity}
        />
      );
    case 'PLAN':
      return <PlanOutcomeForm caseId={caseId} plan={entry.plan} corrects={entry} action={actions.plan} />;
    case 'FOUR_MONTHS':
      return (
        <FourMonthQuestion
          caseId={caseId}
          outcome={{ id: entry.planOutcomeId, result: entry.result, startsOn: entry.startsOn }}
          correctsId={entry.id}
          action={actions.fourMonths}
        />
      );
  }
}
