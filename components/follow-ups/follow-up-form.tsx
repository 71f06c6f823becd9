'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { CheckboxesInput, RadioInput, TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import {
  type Authority,
  type FollowUpView,
  type Judgement,
  mayJudge,
  recordFollowUpSchema,
  type Undertaking,
  usualNextFollowUpOn,
} from '@/lib/follow-ups';
import type { IsoDay } from '@/lib/time';
import styles from './follow-ups.module.css';
import { JudgementChoice, PartyName, toJudgementValues, UndertakingFields } from './undertaking-fields';

type Values = z.input<typeof recordFollowUpSchema>;

interface FollowUpFormProps {
  caseId: string;
  today: IsoDay;
  authority: Authority;
  plan: { versionId: string; goal: string; isEmploymentServiceParty: boolean; undertakings: Undertaking[] };
  /** What is corrected; null for a new follow-up. */
  corrects: FollowUpView | null;
  action: (input: Values) => Promise<CommandResult<unknown>>;
}

/** One follow-up, from who took part to the day of the next. What is typed is kept until it is concluded. */
export function FollowUpForm({ caseId, today, authority, plan, corrects, action }: FollowUpFormProps) {
  const t = useTranslations('followUps.form');
  const parties = useTranslations('parties');
  const router = useRouter();
  const notify = useNotice();
  const mine = plan.undertakings.filter(({ party }) => mayJudge(authority, party));
  const theirs = plan.undertakings.filter(({ party }) => !mayJudge(authority, party));
  const judged = corrects?.undertakings.filter(({ party }) => mayJudge(authority, party));
  const command = useCommandForm({
    schema: recordFollowUpSchema,
    action,
    formKey: `follow-up-${corrects?.id ?? plan.versionId}`,
    defaultValues: {
      caseId,
      versionId: plan.versionId,
      correctsId: corrects?.id ?? null,
      heldOn: corrects?.day ?? today,
      // Whether the individual took part, and how far the goal has come, have no right default.
      individualTookPart: corrects?.individualTookPart ?? (null as unknown as boolean),
      authorities: corrects?.authorities ?? [authority],
      goal: corrects?.goal ?? ('' as Judgement),
      goalNote: corrects?.goalNote ?? '',
      individualWords: corrects?.individualWords ?? '',
      nextOn: corrects ? corrects.nextOn : usualNextFollowUpOn(today),
      undertakings: toJudgementValues(judged ?? mine),
    },
    onDone: () => {
      notify(t(corrects ? 'corrected' : 'done'));
      router.push(`/arenden/${caseId}/uppfoljning`);
      router.refresh();
    },
  });
  const goal = useWatch({ control: command.form.control, name: 'goal' });
  const reachAll = () => {
    for (const index of mine.keys()) {
      command.form.setValue(`undertakings.${index}.judgement`, 'REACHED', { shouldDirty: true, shouldValidate: false });
    }
    command.form.clearErrors('undertakings');
  };
  return (
    <CommandForm command={command} submitLabel={t(corrects ? 'submitCorrection' : 'submit')}>
      <div className={styles.pair}>
        <DayInput name="heldOn" label={t('heldOn')} to={today} />
        <div className={styles.inline}>
          <RadioInput
            name="individualTookPart"
            label={t('individualTookPart')}
            choices={[
              { value: true, label: t('yes') },
              { value: false, label: t('no') },
            ]}
          />
        </div>
        {plan.isEmploymentServiceParty ? (
          <CheckboxesInput
            name="authorities"
            label={t('authorities')}
            choices={(['MUNICIPALITY', 'EMPLOYMENT_SERVICE'] as const).map((value) => ({
              value,
              label: parties(value),
            }))}
          />
        ) : null}
      </div>
      <div className={styles.undertaking}>
        <JudgementChoice name="goal" label={t('goal', { goal: plan.goal })} />
        {goal === 'PARTLY' || goal === 'NOT' ? (
          <TextAreaInput name="goalNote" label={t('goalNote')} minRows={2} maxLength={1000} />
        ) : null}
      </div>
      {mine.length > 0 ? (
        <div className={styles.buttons}>
          <Button type="button" size="small" variant="secondary" onClick={reachAll}>
            {t('allReached')}
          </Button>
          <span className={styles.quiet}>{t('allReachedHelp')}</span>
        </div>
      ) : null}
      <UndertakingFields undertakings={mine} />
      {theirs.length > 0 ? (
        <div>
          <p className={styles.heading}>
            <PartyName party={theirs[0]?.party ?? 'EMPLOYMENT_SERVICE'} />
          </p>
          <p className={styles.quiet}>{t('theirs')}</p>
          <ul className={styles.theirs}>
            {theirs.map(({ position, text }) => (
              <li key={position}>{text}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <TextAreaInput
        name="individualWords"
        label={t('individualWords')}
        description={t('individualWordsHelp')}
        minRows={2}
        maxLength={1000}
      />
      <DayInput name="nextOn" label={t('nextOn')} from={today} description={t('nextOnHelp')} />
    </CommandForm>
  );
}
