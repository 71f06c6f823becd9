'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { DayInput } from '@/components/forms/day-input';
import { RadioInput, SelectInput, TextInput } from '@/components/forms/fields';
import { findGapOwner, GAP_CAUSE_CODES, type GapCauseCode } from '@/lib/case-weeks';
import { asksForParty, defaultDueOn, isOwnedByAuthority } from '@/lib/gap-causes';
import type { IsoDay } from '@/lib/time';

const PARTIES = ['MUNICIPALITY', 'EMPLOYMENT_SERVICE'] as const;

export interface CauseFieldsProps {
  /** The causes that the reader may write down. */
  codes: readonly GapCauseCode[];
  today: IsoDay;
  codeLabel: string;
}

/** The cause, and what follows from it: whose it is, by when, and who there. The due date is the owner's usual one until another is chosen. */
export function CauseFields({ codes, today, codeLabel }: CauseFieldsProps) {
  const t = useTranslations('barriers.fields');
  const causes = useTranslations('gapCauses');
  const owners = useTranslations('gapOwners');
  const parties = useTranslations('parties');
  const { control, setValue, getFieldState } = useFormContext();
  const [code, party] = useWatch({ control, name: ['code', 'party'] });
  const owner = isCode(code) ? findGapOwner({ code, party }) : null;
  const isAsked = asksForParty(code) && !party;
  useEffect(() => {
    if (owner === null || owner === 'UNKNOWN' || getFieldState('dueOn').isDirty) return;
    setValue('dueOn', defaultDueOn(owner, today));
  }, [owner, today, getFieldState, setValue]);
  return (
    <>
      <SelectInput
        name="code"
        label={codeLabel}
        width="medium"
        options={codes.filter((each) => each !== 'UNKNOWN').map((value) => ({ value, label: causes(value) }))}
      />
      {asksForParty(code) ? (
        <RadioInput
          name="party"
          label={t('party')}
          choices={PARTIES.map((value) => ({ value, label: parties(value) }))}
        />
      ) : null}
      {owner === null || isAsked ? null : (
        <DayInput
          name="dueOn"
          label={t('dueOn')}
          description={t(isOwnedByAuthority(owner) ? 'dueOnOfficer' : 'dueOnOther', { owner: owners(owner) })}
          from={today}
        />
      )}
      {owner === null || isOwnedByAuthority(owner) || isAsked ? null : (
        <TextInput name="ownerContact" label={t('ownerContact', { owner: owners(owner) })} width="medium" />
      )}
    </>
  );
}

function isCode(value: unknown): value is GapCauseCode {
  return GAP_CAUSE_CODES.some((code) => code === value);
}
