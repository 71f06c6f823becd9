import { useTranslations } from 'next-intl';
import { RequirementLines } from '@/components/assessments/requirement-lines';
import { PartyMark } from '@/components/ui/party-mark';
import { EmptyState } from '@/components/ui/states';
import type { CasePage, PlanActivityDto } from '@/lib/cases';
import { formatDay, formatHours } from '@/lib/time';
import styles from './case-page.module.css';

export interface WhyHoursProps {
  requirement: CasePage['requirement'];
  activities: PlanActivityDto[];
  plannedMinutes: Record<string, number>;
}

/** What both numbers are made of: the lines of the assessment with their law, and the activities of this week. */
export function WhyHours({ requirement, activities, plannedMinutes }: WhyHoursProps) {
  const t = useTranslations('cases.why');
  const assessment = useTranslations('assessment');
  return (
    <div className={styles.why}>
      <div>
        <h3>{t('required')}</h3>
        {requirement ? (
          <>
            <RequirementLines
              lines={requirement.lines}
              requiredMinutes={requirement.requiredMinutes}
              exemptionText={requirement.exemptBy ? assessment(`exemptions.${requirement.exemptBy}`) : undefined}
            />
            <p className={styles.note}>
              {t('ground', {
                ground: assessment(`grounds.${requirement.ground}`),
                day: formatDay(requirement.validFrom),
              })}
              {requirement.validTo ? ` ${t('groundTo', { day: formatDay(requirement.validTo) })}` : ''}
            </p>
          </>
        ) : (
          <EmptyState title={t('notAssessed')}>{t('notAssessedHelp')}</EmptyState>
        )}
      </div>
      <div>
        <h3>{t('planned')}</h3>
        <PlannedLines activities={activities} plannedMinutes={plannedMinutes} />
      </div>
    </div>
  );
}

function PlannedLines({ activities, plannedMinutes }: Pick<WhyHoursProps, 'activities' | 'plannedMinutes'>) {
  const t = useTranslations('cases.why');
  const classes = useTranslations('cases.classes');
  if (activities.length === 0) return <EmptyState title={t('nothingPlanned')}>{t('nothingPlannedHelp')}</EmptyState>;
  return (
    <ul className={styles.planned}>
      {activities.map(({ lineageId, title, party, activityClass }) => (
        <li key={lineageId} data-class={activityClass}>
          <span>
            <PartyMark party={party} /> {title}
          </span>
          <small>{classes(activityClass)}</small>
          <b>{t('hours', { hours: formatHours(plannedMinutes[lineageId] ?? 0) })}</b>
        </li>
      ))}
    </ul>
  );
}
