'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { CommandButton } from '@/components/forms/command-button';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { RadioInput, SelectInput, TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useIsReady } from '@/components/forms/use-is-ready';
import { useNotice } from '@/components/ui/notice';
import {
  type DecideEmploymentInput,
  decideEmploymentSchema,
  EMPLOYMENT_LOSSES,
  EMPLOYMENT_SUPPORTS,
  type Employment,
  type EmploymentLoss,
  type LosePlaceInput,
  losePlaceSchema,
  type ProlongHoldInput,
  prolongHoldSchema,
  type RequestEmploymentDecisionInput,
  type StartEmploymentInput,
  startEmploymentSchema,
} from '@/lib/subsidised-employment';
import { addWorkingDays, type IsoDay } from '@/lib/time';
import styles from './employment.module.css';

type Command<Input> = (input: Input) => Promise<CommandResult<unknown>>;

export interface EmploymentActionsProps {
  caseId: string;
  place: Employment;
  today: IsoDay;
  mayHold: boolean;
  mayDecide: boolean;
  request: Command<RequestEmploymentDecisionInput>;
  decide: Command<DecideEmploymentInput>;
  prolong: Command<ProlongHoldInput>;
  lose: Command<LosePlaceInput>;
  start: Command<StartEmploymentInput>;
}

type Choice = 'decide' | 'start' | 'prolong' | 'lose';

/** What the reader's party may do with the place now, one form at a time. */
export function EmploymentActions(props: EmploymentActionsProps) {
  const { caseId, place, mayHold, mayDecide, request } = props;
  const t = useTranslations('employment');
  const isReady = useIsReady();
  const { employmentId, revision, state } = place;
  const choices: Choice[] = [
    ...(mayDecide && state === 'REQUESTED' ? (['decide'] as const) : []),
    ...(mayHold && state === 'GRANTED' ? (['start'] as const) : []),
    ...(mayHold ? (['prolong', 'lose'] as const) : []),
  ];
  const [chosen, setChosen] = useState<Choice | null>(null);
  const close = () => setChosen(null);
  const asks = mayHold && state === 'HELD';
  if (!asks && choices.length === 0) return null;
  return (
    <div className={styles.actions} inert={!isReady}>
      <div className={styles.buttons}>
        {asks ? (
          <CommandButton
            action={request}
            input={{ caseId, employmentId, revision }}
            label={t('actions.request')}
            doneText={t('done.request')}
          />
        ) : null}
        {choices.map((choice) => (
          <Button
            key={choice}
            type="button"
            size="small"
            variant={choice === 'decide' || choice === 'start' ? 'primary' : 'secondary'}
            aria-expanded={choice === chosen}
            onClick={() => setChosen(choice === chosen ? null : choice)}
          >
            {t(`actions.${choice}`)}
          </Button>
        ))}
      </div>
      {chosen === 'decide' ? <DecideForm {...props} onClose={close} /> : null}
      {chosen === 'start' ? <StartForm {...props} onClose={close} /> : null}
      {chosen === 'prolong' ? <ProlongForm {...props} onClose={close} /> : null}
      {chosen === 'lose' ? <LoseForm {...props} onClose={close} /> : null}
    </div>
  );
}

type FormProps = EmploymentActionsProps & { onClose: () => void };

function useDone(onClose: () => void) {
  const router = useRouter();
  const notify = useNotice();
  return (text: string) => {
    onClose();
    notify(text);
    router.refresh();
  };
}

function DecideForm({ caseId, place, decide, onClose }: FormProps) {
  const t = useTranslations('employment');
  const done = useDone(onClose);
  const { employmentId, revision } = place;
  const command = useCommandForm({
    schema: decideEmploymentSchema,
    action: decide,
    formKey: `employment-decide-${employmentId}`,
    defaultValues: { caseId, employmentId, revision, isGranted: true, support: null, supportUntil: null, words: '' },
    onDone: () => done(t('done.decide')),
  });
  return (
    <CommandForm command={command} submitLabel={t('submit.decide')}>
      <RadioInput
        name="isGranted"
        label={t('fields.isGranted')}
        choices={[
          { value: true, label: t('granted') },
          { value: false, label: t('refused') },
        ]}
      />
      <SupportFields />
    </CommandForm>
  );
}

/** The form of support when it is granted, the reason when it is not. */
function SupportFields() {
  const t = useTranslations('employment');
  const { watch } = useFormContext<DecideEmploymentInput>();
  const isGranted = watch('isGranted');
  return (
    <>
      {isGranted ? (
        <>
          <RadioInput
            name="support"
            label={t('fields.support')}
            choices={EMPLOYMENT_SUPPORTS.map((value) => ({ value, label: t(`support.${value}`) }))}
          />
          <DayInput name="supportUntil" label={t('fields.supportUntil')} description={t('fields.optional')} />
        </>
      ) : null}
      <TextAreaInput
        name="words"
        label={t(isGranted ? 'fields.words' : 'fields.whyRefused')}
        maxLength={2000}
        minRows={2}
      />
    </>
  );
}

function StartForm({ caseId, place, today, start, onClose }: FormProps) {
  const t = useTranslations('employment');
  const done = useDone(onClose);
  const { employmentId, revision } = place;
  const command = useCommandForm({
    schema: startEmploymentSchema,
    action: start,
    formKey: `employment-start-${employmentId}`,
    defaultValues: { caseId, employmentId, revision, startedOn: today },
    onDone: () => done(t('done.start')),
  });
  return (
    <CommandForm command={command} submitLabel={t('submit.start')}>
      <DayInput name="startedOn" label={t('fields.startedOn')} to={today} />
    </CommandForm>
  );
}

function ProlongForm({ caseId, place, today, prolong, onClose }: FormProps) {
  const t = useTranslations('employment');
  const done = useDone(onClose);
  const { employmentId, revision, heldUntil } = place;
  const command = useCommandForm({
    schema: prolongHoldSchema,
    action: prolong,
    formKey: `employment-prolong-${employmentId}`,
    defaultValues: {
      caseId,
      employmentId,
      revision,
      heldUntil: addWorkingDays(heldUntil > today ? heldUntil : today, 5),
      words: '',
    },
    onDone: () => done(t('done.prolong')),
  });
  return (
    <CommandForm command={command} submitLabel={t('submit.prolong')}>
      <DayInput name="heldUntil" label={t('fields.heldUntil')} from={today} />
      <TextAreaInput name="words" label={t('fields.whyProlong')} maxLength={2000} minRows={2} />
    </CommandForm>
  );
}

function LoseForm({ caseId, place, lose, onClose }: FormProps) {
  const t = useTranslations('employment');
  const done = useDone(onClose);
  const { employmentId, revision } = place;
  const command = useCommandForm({
    schema: losePlaceSchema,
    action: lose,
    formKey: `employment-lose-${employmentId}`,
    defaultValues: { caseId, employmentId, revision, loss: '' as EmploymentLoss, words: '' },
    onDone: () => done(t('done.lose')),
  });
  return (
    <CommandForm command={command} submitLabel={t('submit.lose')}>
      <SelectInput
        name="loss"
        label={t('fields.loss')}
        options={EMPLOYMENT_LOSSES.map((value) => ({ value, label: t(`loss.${value}`) }))}
      />
      <TextAreaInput name="words" label={t('fields.whatHappened')} maxLength={2000} minRows={2} />
    </CommandForm>
  );
}
