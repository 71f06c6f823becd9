'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { CommandForm } from '@/components/forms/command-form';
import { CheckboxesInput, RadioInput, TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useIsReady } from '@/components/forms/use-is-ready';
import { useNotice } from '@/components/ui/notice';
import {
  type AnswerGoalInput,
  answerGoalSchema,
  GOAL_ATTAINMENTS,
  GOAL_CAUSES,
  type GoalAnswer,
  type GoalAttainment,
} from '@/lib/agreements';
import styles from './agreements.module.css';

interface AnswerGoalProps {
  input: Pick<AnswerGoalInput, 'municipalityId' | 'lineageId' | 'year' | 'revision'>;
  goal: string;
  /** What the party has said already; null before the first answer. */
  present: GoalAnswer | null;
  action: (input: AnswerGoalInput) => Promise<CommandResult<unknown>>;
}

/** How far the goal was reached in the year, and why not by all. */
export function AnswerGoal({ input, goal, present, action }: AnswerGoalProps) {
  const t = useTranslations('agreements.goals');
  const isReady = useIsReady();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles.answer} inert={!isReady}>
      <div>
        <Button
          type="button"
          size="small"
          variant="secondary"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t(present ? 'change' : 'answer', { year: String(input.year) })}
          <span className="visually-hidden">: {goal}</span>
        </Button>
      </div>
      {isOpen ? <AnswerForm input={input} present={present} action={action} onClose={() => setIsOpen(false)} /> : null}
    </div>
  );
}

function AnswerForm({ input, present, action, onClose }: Omit<AnswerGoalProps, 'goal'> & { onClose: () => void }) {
  const t = useTranslations('agreements.goals');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: answerGoalSchema,
    action,
    formKey: `goal-${input.lineageId}-${input.year}`,
    defaultValues: {
      ...input,
      attainment: present?.attainment ?? ('' as GoalAttainment),
      causes: present?.causes ?? [],
      words: present?.words ?? '',
    },
    onDone: () => {
      onClose();
      notify(t('done'));
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('submit')}>
      <RadioInput
        name="attainment"
        label={t('question')}
        choices={GOAL_ATTAINMENTS.map((value) => ({ value, label: t(`attainment.${value}`) }))}
      />
      <CauseFields />
    </CommandForm>
  );
}

/** Asked when the goal was not reached by all. */
function CauseFields() {
  const t = useTranslations('agreements.goals');
  const { watch } = useFormContext<AnswerGoalInput>();
  const attainment = watch('attainment');
  return (
    <>
      {attainment && attainment !== 'ALL' ? (
        <CheckboxesInput
          name="causes"
          label={t('why')}
          choices={GOAL_CAUSES.map((value) => ({ value, label: t(`causes.${value}`) }))}
        />
      ) : null}
      <TextAreaInput name="words" label={t('words')} maxLength={2000} minRows={2} />
    </>
  );
}
