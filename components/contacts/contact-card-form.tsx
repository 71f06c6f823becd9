'use client';

import { TextField } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { CheckboxInput, SelectInput, TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useField } from '@/components/forms/use-field';
import { useNotice } from '@/components/ui/notice';
import { type OwnContactCard, type SaveContactCardInput, saveContactCardSchema } from '@/lib/contacts';
import { formatWeekday, type IsoDay } from '@/lib/time';
import styles from './contacts.module.css';

export interface ContactCardFormProps {
  card: OwnContactCard;
  today: IsoDay;
  save: (input: SaveContactCardInput) => Promise<CommandResult<unknown>>;
}

const WORKING_DAYS = [1, 2, 3, 4, 5] as const;
const USUAL = { startsMinute: 8 * 60, endsMinute: 16 * 60 + 30 };

/** One's own card: how one is reached, when, and who stands in. */
export function ContactCardForm({ card, today, save }: ContactCardFormProps) {
  const t = useTranslations('contacts.form');
  const roles = useTranslations('roles');
  const router = useRouter();
  const notify = useNotice();
  const { contact } = card;
  const command = useCommandForm({
    schema: saveContactCardSchema,
    action: save,
    formKey: 'contact-card',
    defaultValues: {
      seenRevision: card.revision,
      phone: contact.phone ?? '',
      sharedMailbox: contact.sharedMailbox ?? '',
      hours: hoursOf(card),
      awayFrom: card.awayFrom,
      awayTo: card.awayTo,
      standInId: card.standInId,
    },
    onDone: () => {
      notify(t('saved'));
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('save')}>
      <TextInput
        name="phone"
        type="tel"
        autoComplete="tel"
        width="medium"
        label={t('phone')}
        description={t('phoneHelp', { email: contact.email })}
      />
      <fieldset className={styles.week}>
        <legend>{t('hours')}</legend>
        {command.form.getValues('hours').map(({ weekday }, index) => (
          <div key={weekday} className={styles.day}>
            <CheckboxInput name={`hours.${index}.isReached`} label={t('day', { day: formatWeekday(weekday) })} />
            <TimeInput name={`hours.${index}.startsMinute`} label={t('from', { day: formatWeekday(weekday) })} />
            <TimeInput name={`hours.${index}.endsMinute`} label={t('to', { day: formatWeekday(weekday) })} />
          </div>
        ))}
      </fieldset>
      <fieldset className={styles.absence}>
        <legend>{t('away')}</legend>
        <div className={styles.line}>
          <DayInput name="awayFrom" label={t('awayFrom')} from={today} />
          <DayInput name="awayTo" label={t('awayTo')} from={today} />
        </div>
        <SelectInput
          name="standInId"
          label={t('standIn')}
          width="medium"
          emptyValue={null}
          placeholder={t('nobody')}
          options={card.colleagues.map(({ userId, name, role }) => ({
            value: userId,
            label: `${name}, ${roles(role)}`,
          }))}
        />
      </fieldset>
      <TextInput
        name="sharedMailbox"
        type="email"
        width="medium"
        label={t('sharedMailbox')}
        description={t('sharedMailboxHelp')}
      />
    </CommandForm>
  );
}

function hoursOf({ contact: { hours }, revision }: OwnContactCard) {
  const days = [...new Set([...WORKING_DAYS, ...hours.map(({ weekday }) => weekday)])].sort();
  return days.map((weekday) => {
    const found = hours.find((each) => each.weekday === weekday);
    // Before anything is saved the form offers what is usual.
    return { weekday, isReached: found !== undefined || revision === 0, ...USUAL, ...found };
  });
}

/** A time of day. The form holds minutes since midnight. */
function TimeInput({ name, label }: { name: string; label: string }) {
  const { id, field, error } = useField(name);
  const minute: unknown = field.value;
  return (
    <TextField
      size="small"
      type="time"
      step={300}
      id={id}
      ref={field.ref}
      label={label}
      hideLabel
      value={typeof minute === 'number' && !Number.isNaN(minute) ? clockValue(minute) : ''}
      onBlur={field.onBlur}
      onChange={({ target }) => {
        const [hours = Number.NaN, minutes = Number.NaN] = target.value.split(':').map(Number);
        field.onChange(hours * 60 + minutes);
      }}
      error={error}
    />
  );
}

function clockValue(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
