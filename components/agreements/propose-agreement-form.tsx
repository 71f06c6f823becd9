'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { CheckboxesInput, TextAreaInput, TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import {
  type AgreementOfficer,
  type AgreementParty,
  DAY_RULES,
  type ProposeAgreementForm as FormValues,
  proposeAgreementSchema,
} from '@/lib/agreements';
import type { IsoDay } from '@/lib/time';
import styles from './agreements.module.css';
import { GoalFields } from './goal-fields';

export interface ProposeAgreementFormProps {
  values: FormValues;
  /** The first day that may be chosen. */
  earliest: IsoDay;
  officers: AgreementOfficer[];
  programmes: { code: string; name: string }[];
  action: (input: FormValues) => Promise<CommandResult<unknown>>;
}

/** A new version of the överenskommelse, begun from the one that holds. */
export function ProposeAgreementForm(props: ProposeAgreementFormProps) {
  const { values, earliest, officers, programmes, action } = props;
  const t = useTranslations('agreements');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: proposeAgreementSchema,
    action,
    formKey: `agreement-${values.municipalityId}`,
    defaultValues: values,
    onDone: () => {
      notify(t('form.done'));
      router.push(`/overenskommelser/${values.municipalityId}`);
      router.refresh();
    },
  });
  const contactsOf = (party: AgreementParty) =>
    officers
      .filter((officer) => officer.party === party)
      .map(({ userId, name, organisationName }) => ({
        value: userId,
        label: party === 'MUNICIPALITY' ? name : `${name}, ${organisationName}`,
      }));
  return (
    <CommandForm command={command} submitLabel={t('form.submit')}>
      <fieldset className={styles.part}>
        <legend>{t('form.when')}</legend>
        <DayInput name="startsOn" label={t('form.startsOn')} description={t('form.startsOnHelp')} from={earliest} />
        <TextAreaInput name="reason" label={t('form.reason')} maxLength={2000} minRows={2} />
      </fieldset>
      <fieldset className={styles.part}>
        <legend>{t('form.consultation')}</legend>
        <p className={styles.help}>{t('form.consultationHelp')}</p>
        <div className={styles.services}>
          <CheckboxesInput
            name="consultedTypeCodes"
            label={t('form.consulted')}
            choices={programmes.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </div>
      </fieldset>
      <fieldset className={styles.part}>
        <legend>{t('form.times')}</legend>
        {DAY_RULES.map((rule) => (
          <TextInput
            key={rule}
            name={rule}
            width="short"
            label={t(`days.${rule}.name`)}
            description={t(`days.${rule}.help`)}
          />
        ))}
      </fieldset>
      <fieldset className={styles.part}>
        <legend>{t('form.contacts')}</legend>
        <p className={styles.help}>{t('form.contactsHelp')}</p>
        <CheckboxesInput
          name="municipalityContactIds"
          label={t('rules.municipalityContacts')}
          choices={contactsOf('MUNICIPALITY')}
        />
        <CheckboxesInput
          name="employmentServiceContactIds"
          label={t('rules.employmentServiceContacts')}
          choices={contactsOf('EMPLOYMENT_SERVICE')}
        />
      </fieldset>
      <GoalFields officers={officers} />
      <p className={styles.help}>{t('form.submitHelp')}</p>
    </CommandForm>
  );
}
