'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useFormContext } from 'react-hook-form';
import { DayInput } from '@/components/forms/day-input';
import { CheckboxesInput, RadioInput, SelectInput, TextAreaInput, TextInput } from '@/components/forms/fields';
import { LawNote } from '@/components/layout/page';
import { SlotRows } from '@/components/referrals/slot-rows';
import { WeeklyHours } from '@/components/referrals/weekly-hours';
import { isDemandedByLaw } from '@/lib/consultations';

type Kind = 'PROGRAMME' | 'MUNICIPAL_ACTIVITY' | 'WORK_PLACEMENT' | 'BREAK_OFF';

export interface ProposalFieldsProps {
  /** As it is chosen now. */
  kind: Kind;
  /** What the writer's party may ask about. */
  kinds: Kind[];
  services: { kind: Kind; code: string; name: string }[];
  /** Programmes that are asked about as a referral, by name. */
  heldByProviders: string[];
  currentActivities: { lineageId: string; title: string }[];
  today: string;
}

/** What is proposed and why: the kind first, then only what that kind needs. */
export function ProposalFields({
  kind,
  kinds,
  services,
  heldByProviders,
  currentActivities,
  today,
}: ProposalFieldsProps) {
  const t = useTranslations('consultation');
  const words = useTranslations('referral');
  const { setValue, getValues } = useFormContext();
  const own = services.filter((service) => service.kind === kind);
  const isBreakOff = kind === 'BREAK_OFF';
  return (
    <>
      {/* A service of another kind is not kept: the first of the new kind stands there instead. */}
      <div
        onChange={({ target }) => {
          const { name, value } = target as HTMLInputElement;
          if (name !== 'kind') return;
          setValue('typeCode', services.find((service) => service.kind === value)?.code ?? null);
        }}
      >
        <RadioInput
          name="kind"
          label={t('request.kind')}
          choices={kinds.map((value) => ({ value, label: t(`request.kinds.${value}`) }))}
        />
      </div>
      {isDemandedByLaw(kind) ? <LawNote>{t('sourceLaw')}</LawNote> : <LawNote>{t('source')}</LawNote>}
      {kind === 'PROGRAMME' && heldByProviders.length > 0 ? (
        <p>
          {t('request.heldByProviders', { services: heldByProviders.join(', ') })}{' '}
          <Link href={`/arenden/${String(getValues('caseId'))}/anvisningar/ny`}>{t('request.toReferral')}</Link>
        </p>
      ) : null}
      {isBreakOff ? null : (
        <>
          {own.length > 1 ? (
            <SelectInput
              name="typeCode"
              label={t('service')}
              placeholder={false}
              options={own.map(({ code, name }) => ({ value: code, label: name }))}
            />
          ) : null}
          <TextInput name="title" label={t('request.title')} description={t('request.titleHelp')} />
        </>
      )}
      <DayInput name="startsOn" label={isBreakOff ? t('breakOffFrom') : words('startsOn')} from={today} />
      {isBreakOff ? null : (
        <>
          <DayInput name="endsOn" label={words('endsOn')} description={t('request.endsOnHelp')} from={today} />
          <WeeklyHours description={t('request.hoursHelp')} />
          <SlotRows />
        </>
      )}
      {currentActivities.length > 0 ? (
        <CheckboxesInput
          name="endsLineageIds"
          label={isBreakOff ? t('request.breaksOff') : words('ends')}
          description={isBreakOff ? undefined : t('request.endsHelp')}
          choices={currentActivities.map(({ lineageId, title }) => ({ value: lineageId, label: title }))}
        />
      ) : (
        <p>{words('noActivities')}</p>
      )}
      <TextAreaInput
        name="purpose"
        label={isBreakOff ? t('request.whyBreakOff') : t('request.purpose')}
        maxLength={4000}
      />
    </>
  );
}
