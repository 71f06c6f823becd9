import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { CommandButton } from '@/components/forms/command-button';
import type { CommandResult } from '@/components/forms/use-command-form';
import { Section } from '@/components/layout/page';
import { DefinitionList } from '@/components/ui/definition-list';
import type { EmploymentForPlan, PlanEmploymentInput } from '@/lib/subsidised-employment';
import { formatDay, formatHours } from '@/lib/time';
import styles from './employment.module.css';

interface EmploymentInPlanProps {
  caseId: string;
  forPlan: EmploymentForPlan;
  mayPlan: boolean;
  action: (input: PlanEmploymentInput) => Promise<CommandResult<unknown>>;
}

/** A place that became work, as it enters the plan: put there in one click, or where it stands already. */
export function EmploymentInPlan({ caseId, forPlan, mayPlan, action }: EmploymentInPlanProps) {
  const t = useTranslations('employment');
  const words = useTranslations('employment.inPlan');
  const { employmentId, title, place, weeklyMinutes, startsOn, endsOn, where } = forPlan;
  const planHref = `/arenden/${caseId}/plan`;
  return (
    <Section id="i-planen" title={words('title')}>
      <p>{words(`where.${where}`)}</p>
      {where === 'NOWHERE' ? (
        <>
          <DefinitionList
            items={[
              { term: words('activity'), value: words('what', { title, place }) },
              {
                term: t('fields.hours'),
                value: t('hours', { hours: formatHours(weeklyMinutes) }),
                note: words('hoursNote'),
              },
              {
                term: words('days'),
                value:
                  endsOn === null
                    ? words('from', { from: formatDay(startsOn) })
                    : words('fromTo', { from: formatDay(startsOn), to: formatDay(endsOn) }),
              },
            ]}
          />
          {mayPlan ? (
            <div className={styles.actions}>
              <CommandButton
                action={action}
                input={{ caseId, employmentId }}
                label={words('put')}
                doneText={words('done')}
                doneHref={planHref}
              />
            </div>
          ) : null}
        </>
      ) : (
        <p>
          <Link href={planHref} prefetch={false}>
            {words('toPlan')}
          </Link>
        </p>
      )}
    </Section>
  );
}
