'use client';

import { Button } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { FormKeyContext } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { SelectInput, TextInput } from '@/components/forms/fields';
import { HoursInput } from '@/components/forms/hours-input';
import { LawNote } from '@/components/layout/page';
import {
  type CatalogueEntry,
  changeActivity,
  type PlanGroup,
  type PlannerActivity,
  type PlannerState,
  setFlexibleMinutes,
} from '@/lib/plans';
import { MinutesInput } from './minutes-input';
import styles from './planner.module.css';
import type { PartyOf } from './planner-context';

interface ActivityFieldsProps {
  activity: PlannerActivity;
  /** Its position in the plan, by which errors are named. */
  index: number;
  catalogue: readonly CatalogueEntry[];
  groups: readonly PlanGroup[];
  faults: Record<string, string>;
  partyOf: PartyOf;
  onEdit: (change: (state: PlannerState) => PlannerState, runOf?: string) => void;
  onRemove: (activity: PlannerActivity) => void;
}

/** What of an activity is typed. */
type Typed = Pick<
  PlannerActivity,
  | 'title'
  | 'groupId'
  | 'startsOn'
  | 'endsOn'
  | 'flexibleWeeklyMinutes'
  | 'place'
  | 'travelMinutes'
  | 'contactName'
  | 'contactPhone'
  | 'contactEmail'
>;

const TYPED_FIELDS = [
  'title',
  'groupId',
  'startsOn',
  'endsOn',
  'flexibleWeeklyMinutes',
  'place',
  'travelMinutes',
  'contactName',
  'contactPhone',
  'contactEmail',
] as const satisfies readonly (keyof Typed)[];

/** What is said of the chosen activity besides its times. Each letter is an edit of the planner, so undo takes it back too. */
export function ActivityFields(props: ActivityFieldsProps) {
  const { activity, index, catalogue, groups, faults, partyOf, onEdit, onRemove } = props;
  const t = useTranslations('plan.activities');
  const planner = useTranslations('planner');
  const { lineageId } = activity;
  const form = useForm<Typed>({ values: pickTyped(activity), resetOptions: { keepErrors: true } });
  const type = catalogue.find(({ code }) => code === activity.typeCode);
  const groupsHere = groups.filter(({ typeCode }) => typeCode === activity.typeCode);
  const isProvided = partyOf(activity) === 'PROVIDER';

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values, name }) => {
          const field = TYPED_FIELDS.find((each) => each === name);
          if (!field) return;
          onEdit((state) => applyTyped(state, { lineageId, field, values, groups }), `${lineageId}.${field}`);
        },
      }),
    [form, lineageId, onEdit, groups],
  );

  useEffect(() => {
    form.clearErrors();
    for (const field of TYPED_FIELDS) {
      const message = faults[`${index}.${field}`];
      if (message) form.setError(field, { type: 'rule', message });
    }
  }, [form, faults, index]);

  return (
    <FormProvider {...form}>
      <FormKeyContext value="insats">
        <div className={styles.fields}>
          {type ? <TypeFacts type={type} /> : null}
          <TextInput name="title" label={t('name')} />
          {isProvided ? <p className={styles.explained}>{t('fromReferral')}</p> : null}
          <div className={styles.pair}>
            <DayInput name="startsOn" label={t('startsOn')} />
            <DayInput name="endsOn" label={t('endsOn')} />
          </div>
          <HoursInput name="flexibleWeeklyMinutes" label={t('flexible')} description={t('flexibleHelp')} />
          {groupsHere.length > 0 ? (
            <SelectInput
              name="groupId"
              label={t('group')}
              placeholder={t('noGroup')}
              emptyValue={null}
              options={groupsHere.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null}
          <TextInput name="place" label={t('place')} />
          <MinutesInput
            name="travelMinutes"
            label={planner('travel.field')}
            description={planner('travel.fieldHelp')}
          />
          <TextInput name="contactName" label={t('contactName')} />
          <div className={styles.pair}>
            <TextInput name="contactPhone" label={t('contactPhone')} type="tel" />
            <TextInput name="contactEmail" label={t('contactEmail')} type="email" />
          </div>
          <Button type="button" size="small" variant="tertiary" onClick={() => onRemove(activity)}>
            {t('remove')}
          </Button>
        </div>
      </FormKeyContext>
    </FormProvider>
  );
}

function pickTyped(activity: PlannerActivity): Typed {
  const { title, groupId, startsOn, endsOn, flexibleWeeklyMinutes } = activity;
  const { place, travelMinutes, contactName, contactPhone, contactEmail } = activity;
  const contact = { contactName, contactPhone, contactEmail };
  return { title, groupId, startsOn, endsOn, flexibleWeeklyMinutes, place, travelMinutes, ...contact };
}

function applyTyped(
  state: PlannerState,
  {
    lineageId,
    field,
    values,
    groups,
  }: { lineageId: string; field: keyof Typed; values: Typed; groups: readonly PlanGroup[] },
): PlannerState {
  const current = state.activities.find((activity) => activity.lineageId === lineageId);
  if (!current || current[field] === values[field]) return state;
  if (field === 'flexibleWeeklyMinutes') return setFlexibleMinutes(state, lineageId, values.flexibleWeeklyMinutes);
  // The schema says what is wrong with an emptied day; the planner only needs a text.
  if (field === 'startsOn') return changeActivity(state, lineageId, { startsOn: values.startsOn ?? '' });
  if (field === 'groupId') {
    const place = groups.find(({ id }) => id === values.groupId)?.place;
    return changeActivity(state, lineageId, { groupId: values.groupId, place: current.place || place || '' });
  }
  return changeActivity(state, lineageId, { [field]: values[field] });
}

/** What the catalogue knows: the kind in law, whether it strengthens or matches, and by what evidence. */
export function TypeFacts({ type }: { type: CatalogueEntry }) {
  const t = useTranslations('plan.catalogue');
  return (
    <p className={styles.facts}>
      {type.strengthens ? <span data-mark="strengthens">{t('strengthens')}</span> : null}
      {type.matches ? <span data-mark="matches">{t('matches')}</span> : null}
      {type.isEvidenceBased ? <span data-mark="evidence">{t('evidence')}</span> : null}
      {type.lawKind === null ? null : <LawNote>{t('law', { kind: type.lawKind })}</LawNote>}
      {type.source ? <small className={styles.source}>{type.source}</small> : null}
    </p>
  );
}
