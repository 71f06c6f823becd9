'use client';

import { useTranslations } from 'next-intl';
import { DayInput } from '@/components/forms/day-input';
import { RadioInput, SelectInput, TextAreaInput, TextInput } from '@/components/forms/fields';
import { LawNote, Section } from '@/components/layout/page';
import { Beside } from '@/components/plan-disagreements/beside';
import type { PlanContact, PlanSurroundings } from '@/lib/plans';
import styles from './plan.module.css';

interface PlanTextFieldsProps {
  contacts: PlanSurroundings['contacts'];
  isEmploymentServiceParty: boolean;
}

const LONGEST = 4000;

/** What the plan says besides its week: where it leads, what the person thinks, and who does what. */
export function PlanTextFields({ contacts, isEmploymentServiceParty }: PlanTextFieldsProps) {
  const t = useTranslations('plan.texts');
  const options = (list: readonly PlanContact[]) =>
    list.map(({ id, name, phone }) => ({ value: id, label: phone ? `${name}, ${phone}` : name }));
  return (
    <div className={styles.texts}>
      <div>
        <Section title={t('goal')}>
          <div className={styles.fields}>
            <Beside part="WHOLE" />
            <RadioInput
              name="goalKind"
              label={t('goalKind')}
              choices={[
                { value: 'WORK', label: t('goalKinds.WORK') },
                { value: 'STUDIES', label: t('goalKinds.STUDIES') },
              ]}
            />
            <TextInput name="goalOccupation" label={t('goalOccupation')} description={t('goalOccupationHelp')} />
            <Beside part="GOAL" />
            <TextAreaInput name="needs" label={t('needs')} description={t('needsHelp')} maxLength={LONGEST} />
            <Beside part="NEEDS" />
            <div className={styles.dayPair}>
              <DayInput name="startsOn" label={t('startsOn')} />
              <DayInput name="followUpOn" label={t('followUpOn')} />
            </div>
            <p className={styles.law}>
              {t('daysHelp')} <LawNote>{t('law')}</LawNote>
            </p>
          </div>
        </Section>
      </div>
      <div>
        <Section title={t('individual')}>
          <div className={styles.fields}>
            <TextAreaInput
              name="individualView"
              label={t('individualView')}
              description={t('individualViewHelp')}
              maxLength={LONGEST}
            />
            <RadioInput
              name="individualTookPart"
              label={t('individualTookPart')}
              choices={[
                { value: true, label: t('yes') },
                { value: false, label: t('no') },
              ]}
            />
            <TextInput name="individualTookPartHow" label={t('individualTookPartHow')} />
            <TextAreaInput name="individualUndertakings" label={t('individualUndertakings')} maxLength={LONGEST} />
            <Beside part="INDIVIDUAL_UNDERTAKINGS" />
          </div>
        </Section>
      </div>
      <div>
        <Section title={t('undertakings')}>
          <div className={styles.fields}>
            <TextAreaInput name="municipalityUndertakings" label={t('municipalityUndertakings')} maxLength={LONGEST} />
            <Beside part="MUNICIPALITY_UNDERTAKINGS" />
            <SelectInput
              name="municipalityContactId"
              label={t('municipalityContact')}
              emptyValue={null}
              options={options(contacts.MUNICIPALITY)}
            />
            {isEmploymentServiceParty ? (
              <>
                <TextAreaInput
                  name="employmentServiceUndertakings"
                  label={t('employmentServiceUndertakings')}
                  maxLength={LONGEST}
                />
                <Beside part="EMPLOYMENT_SERVICE_UNDERTAKINGS" />
                <SelectInput
                  name="employmentServiceContactId"
                  label={t('employmentServiceContact')}
                  emptyValue={null}
                  options={options(contacts.EMPLOYMENT_SERVICE)}
                />
              </>
            ) : (
              <p className="subtle">{t('notRegistered')}</p>
            )}
          </div>
        </Section>
      </div>
    </div>
  );
}
