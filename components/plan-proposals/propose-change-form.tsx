'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { CheckboxesInput, RadioInput, SelectInput, TextAreaInput, TextInput } from '@/components/forms/fields';
import { HoursInput } from '@/components/forms/hours-input';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import {
  type PlanProposalPage,
  PROPOSAL_PARTS,
  type ProposableActivity,
  proposePlanChangeSchema,
} from '@/lib/plan-proposals';
import { formatHours, formatShortDay } from '@/lib/time';
import { SlotRows } from './slot-rows';

type Values = z.input<typeof proposePlanChangeSchema>;

interface ProposeChangeFormProps {
  page: PlanProposalPage;
  action: (input: Values) => Promise<CommandResult<{ proposalId: string }>>;
}

/** Which activity, what is to happen with it, and why. A provider proposes about its own and adds none. */
export function ProposeChangeForm({ page, action }: ProposeChangeFormProps) {
  const { caseId, today, activities, catalogue } = page;
  const t = useTranslations('planProposals.form');
  const router = useRouter();
  const notify = useNotice();
  const only = activities.length === 1 ? activities[0] : undefined;
  const command = useCommandForm({
    schema: proposePlanChangeSchema,
    action,
    formKey: `foresla-${caseId}`,
    defaultValues: { ...emptyProposal(caseId), ...wordsOf(only) },
    afterDone: 'clear',
    onDone: () => {
      notify(t('done'));
      router.refresh();
    },
  });
  const { control, setValue } = command.form;
  const [kind, lineageId, parts, timesKind] = useWatch({ control, name: ['kind', 'lineageId', 'parts', 'timesKind'] });
  const chosen = activities.find((activity) => activity.lineageId === lineageId);
  // What is changed begins as it is: choosing another activity brings its times and its contact.
  const shown = useRef(lineageId);
  useEffect(() => {
    if (shown.current === lineageId) return;
    shown.current = lineageId;
    for (const [field, value] of Object.entries(wordsOf(activities.find((each) => each.lineageId === lineageId)))) {
      setValue(field as keyof Values, value as never);
    }
  }, [lineageId, activities, setValue]);
  const asksTimes = kind === 'ADD' || (kind === 'CHANGE' && parts.includes('TIMES'));
  const asksContact = kind === 'ADD' || (kind === 'CHANGE' && parts.includes('CONTACT'));
  return (
    <CommandForm command={command} submitLabel={t('submit')}>
      <RadioInput
        name="kind"
        label={t('kind')}
        choices={[
          { value: 'CHANGE', label: t('kinds.CHANGE') },
          { value: 'END', label: t('kinds.END') },
          ...(catalogue.length > 0 ? [{ value: 'ADD', label: t('kinds.ADD') }] : []),
        ]}
      />
      {kind === 'ADD' ? (
        <>
          <SelectInput
            name="typeCode"
            label={t('type')}
            options={catalogue.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <DayInput name="startsOn" label={t('startsOn')} from={today} />
        </>
      ) : (
        <SelectInput
          name="lineageId"
          label={t('activity')}
          options={activities.map((activity) => ({ value: activity.lineageId, label: activity.title }))}
        />
      )}
      {kind !== 'ADD' && chosen && chosen.plannedDays.length > 0 ? <PlannedDays activity={chosen} /> : null}
      {kind === 'CHANGE' ? (
        <CheckboxesInput
          name="parts"
          label={t('parts')}
          choices={PROPOSAL_PARTS.map((part) => ({ value: part, label: t(`partNames.${part}`) }))}
        />
      ) : null}
      {asksTimes ? (
        <>
          <RadioInput
            name="timesKind"
            label={t('timesKind')}
            choices={[
              { value: 'SLOTS', label: t('timesKinds.SLOTS') },
              { value: 'FLEXIBLE', label: t('timesKinds.FLEXIBLE') },
            ]}
          />
          {timesKind === 'SLOTS' ? (
            <SlotRows name="slots" label={t('slots')} />
          ) : (
            <HoursInput name="flexibleWeeklyMinutes" label={t('flexible')} />
          )}
        </>
      ) : null}
      {asksContact ? (
        <>
          <TextInput name="place" label={t('place')} />
          <TextInput name="contactName" label={t('contactName')} />
          <TextInput name="contactPhone" label={t('contactPhone')} type="tel" />
          <TextInput name="contactEmail" label={t('contactEmail')} type="email" />
        </>
      ) : null}
      {kind === 'END' ? <DayInput name="endsOn" label={t('endsOn')} from={today} /> : null}
      <TextAreaInput name="reason" label={t('reason')} description={t('reasonHelp')} maxLength={1000} />
      <p className="subtle">{t('nothingChanges')}</p>
    </CommandForm>
  );
}

/** «Planerat nu: 24 nov 1,5 h, 26 nov 1,5 h», for one who is told days and not times. */
function PlannedDays({ activity: { plannedDays } }: { activity: ProposableActivity }) {
  const t = useTranslations('planProposals.form');
  const days = plannedDays.map(({ day, minutes }) =>
    t('plannedDay', { day: formatShortDay(day), hours: formatHours(minutes) }),
  );
  return <p className="subtle">{t('planned', { days: days.join(', ') })}</p>;
}

function emptyProposal(caseId: string): Values {
  return {
    caseId,
    kind: 'CHANGE',
    lineageId: '',
    parts: ['TIMES'],
    timesKind: 'SLOTS',
    slots: [],
    flexibleWeeklyMinutes: null,
    place: '',
    contactName: '',
    contactPhone: '',
    contactEmail: '',
    typeCode: '',
    title: '',
    startsOn: null,
    endsOn: null,
    reason: '',
  };
}

function wordsOf(activity: ProposableActivity | undefined): Partial<Values> {
  if (!activity) return {};
  const { lineageId, place, contactName, contactPhone, contactEmail, slots, flexibleWeeklyMinutes } = activity;
  const timesKind = flexibleWeeklyMinutes === null ? 'SLOTS' : 'FLEXIBLE';
  return { lineageId, place, contactName, contactPhone, contactEmail, slots, flexibleWeeklyMinutes, timesKind };
}
