'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { CheckboxInput, SelectInput, TextAreaInput, TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useIsReady } from '@/components/forms/use-is-ready';
import { useNotice } from '@/components/ui/notice';
import type { GapCauseCode } from '@/lib/case-weeks';
import {
  type BarrierDto,
  type BarrierOfficer,
  type FollowUpBarrierInput,
  followUpBarrierSchema,
  type HandOverBarrierInput,
  handOverBarrierSchema,
  isOwnedByAuthority,
  type SolveBarrierInput,
  solveBarrierSchema,
} from '@/lib/gap-causes';
import type { IsoDay } from '@/lib/time';
import styles from './barriers.module.css';
import { CauseFields } from './cause-fields';

type Command<Input> = (input: Input) => Promise<CommandResult<unknown>>;

export interface BarrierActionsProps {
  caseId: string;
  barrier: BarrierDto;
  officers: BarrierOfficer[];
  codes: GapCauseCode[];
  today: IsoDay;
  /** A note may be shown to the other authority; false for what it may not know of. */
  mayShare: boolean;
  followUp: Command<FollowUpBarrierInput>;
  solve: Command<SolveBarrierInput>;
  handOver: Command<HandOverBarrierInput>;
}

const CHOICES = ['followUp', 'solve', 'handOver'] as const;

/** What one may do about a barrier, one form at a time. */
export function BarrierActions(props: BarrierActionsProps) {
  const t = useTranslations('barriers');
  const isReady = useIsReady();
  const [chosen, setChosen] = useState<(typeof CHOICES)[number] | null>(null);
  const close = () => setChosen(null);
  return (
    <div className={styles.actions} inert={!isReady}>
      <div className={styles.buttons}>
        {CHOICES.map((choice) => (
          <Button
            key={choice}
            type="button"
            size="small"
            variant="secondary"
            aria-expanded={choice === chosen}
            onClick={() => setChosen(choice === chosen ? null : choice)}
          >
            {t(`actions.${choice}`)}
          </Button>
        ))}
      </div>
      {chosen === 'followUp' ? <FollowUpForm {...props} onClose={close} /> : null}
      {chosen === 'solve' ? <SolveForm {...props} onClose={close} /> : null}
      {chosen === 'handOver' ? <HandOverForm {...props} onClose={close} /> : null}
    </div>
  );
}

type FormProps = BarrierActionsProps & { onClose: () => void };

function useDone(onClose: () => void) {
  const router = useRouter();
  const notify = useNotice();
  return (text: string) => {
    onClose();
    notify(text);
    router.refresh();
  };
}

function FollowUpForm({ caseId, barrier, officers, today, mayShare, followUp, onClose }: FormProps) {
  const t = useTranslations('barriers');
  const done = useDone(onClose);
  const command = useCommandForm({
    schema: followUpBarrierSchema,
    action: followUp,
    formKey: `barrier-follow-up-${barrier.id}`,
    defaultValues: {
      caseId,
      gapCauseId: barrier.id,
      text: '',
      isShared: false,
      dueOn: barrier.dueOn,
      ownerUserId: barrier.ownerUserId,
      ownerContact: barrier.ownerContact,
    },
    onDone: () => done(t('done.followUp')),
  });
  const there = officers.filter(({ party }) => party === barrier.owner);
  return (
    <CommandForm command={command} submitLabel={t('submit.followUp')}>
      <TextAreaInput name="text" label={t('fields.whatWasDone')} maxLength={1000} minRows={2} />
      <div className={styles.line}>
        <DayInput name="dueOn" label={t('fields.dueOn')} from={today} />
        {isOwnedByAuthority(barrier.owner) ? (
          <SelectInput
            name="ownerUserId"
            label={t('fields.officer')}
            width="medium"
            emptyValue={null}
            placeholder={t('fields.responsibleOfficer')}
            options={there.map(({ userId, name }) => ({ value: userId, label: name }))}
          />
        ) : (
          <TextInput name="ownerContact" label={t('fields.contact')} width="medium" />
        )}
      </div>
      {mayShare ? <ShareInput /> : null}
    </CommandForm>
  );
}

function SolveForm({ caseId, barrier, mayShare, solve, onClose }: FormProps) {
  const t = useTranslations('barriers');
  const done = useDone(onClose);
  const command = useCommandForm({
    schema: solveBarrierSchema,
    action: solve,
    formKey: `barrier-solve-${barrier.id}`,
    defaultValues: { caseId, gapCauseId: barrier.id, text: '', isShared: false },
    onDone: () => done(t('done.solve')),
  });
  return (
    <CommandForm command={command} submitLabel={t('submit.solve')}>
      <TextAreaInput name="text" label={t('fields.whatHappened')} maxLength={1000} minRows={2} />
      {mayShare ? <ShareInput /> : null}
    </CommandForm>
  );
}

function HandOverForm({ caseId, barrier, codes, today, mayShare, handOver, onClose }: FormProps) {
  const t = useTranslations('barriers');
  const done = useDone(onClose);
  const command = useCommandForm({
    schema: handOverBarrierSchema,
    action: handOver,
    formKey: `barrier-hand-over-${barrier.id}`,
    defaultValues: {
      caseId,
      gapCauseId: barrier.id,
      text: '',
      isShared: false,
      code: '' as GapCauseCode,
      party: null,
      dueOn: null,
      ownerContact: '',
    },
    onDone: () => done(t('done.handOver')),
  });
  return (
    <CommandForm command={command} submitLabel={t('submit.handOver')}>
      <CauseFields codes={codes} today={today} codeLabel={t('fields.whatNow')} />
      <TextAreaInput name="text" label={t('fields.whyHandOver')} maxLength={1000} minRows={2} />
      {mayShare ? <ShareInput /> : null}
    </CommandForm>
  );
}

function ShareInput() {
  const t = useTranslations('barriers.fields');
  return <CheckboxInput name="isShared" label={t('isShared')} description={t('isSharedHelp')} />;
}
