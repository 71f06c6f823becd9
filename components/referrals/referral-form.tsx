'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useEffect, useRef } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { CheckboxesInput, SelectInput, TextAreaInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { Section } from '@/components/layout/page';
import { useNotice } from '@/components/ui/notice';
import { ErrorNotice } from '@/components/ui/states';
import { longestReferralEnd, saveReferralSchema } from '@/lib/referrals';
import { formatDay, isIsoDay } from '@/lib/time';
import { LiveReferralEffect, type PreviewAction } from './live-effect';
import { ReferralEvidence } from './referral-evidence';
import { SlotRows } from './slot-rows';
import { WeeklyHours } from './weekly-hours';

type Values = z.input<typeof saveReferralSchema>;

interface ReferralFormProps {
  values: Omit<Values, 'asksNow'>;
  providers: { id: string; name: string; coaches: { id: string; name: string }[]; serviceCodes: string[] }[];
  services: { code: string; name: string; source: string; isEvidenceBased: boolean }[];
  currentActivities: { lineageId: string; title: string; party: string }[];
  /** What earlier referrals gave, the last first. */
  evidence: ComponentProps<typeof ReferralEvidence>['referrals'];
  /** The provider that it takes over from, which goes on until the day before while it runs. */
  continues: { providerName: string; isRunning: boolean } | null;
  unsuccessful: { startedOn: string; endedOn: string; endReason: string; providerName: string } | null;
  today: string;
  saveAction: (input: Values) => Promise<CommandResult<{ referralId: string; consultationId: string | null }>>;
  previewAction: PreviewAction;
}

/** A referral as AF writes it, with the week before and after beside it all the time. */
export function ReferralForm(props: ReferralFormProps) {
  const { values, providers, services, currentActivities, evidence, continues, unsuccessful, today } = props;
  const { saveAction, previewAction } = props;
  const t = useTranslations('referral');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: saveReferralSchema,
    action: saveAction,
    formKey: `referral-${values.referralId ?? values.caseId}`,
    defaultValues: { ...values, asksNow: true },
    onDone: ({ referralId, consultationId }) => {
      notify(consultationId ? t('requested') : t('saved'));
      router.push(
        consultationId
          ? `/arenden/${values.caseId}/samrad/${consultationId}`
          : `/arenden/${values.caseId}/anvisningar/${referralId}`,
      );
      router.refresh();
    },
  });
  const { control, setValue } = command.form;
  const [providerId, typeCode, startsOn] = useWatch({ control, name: ['providerId', 'typeCode', 'startsOn'] });
  useEndThatFollows(startsOn, command.form);
  const coaches = providers.find(({ id }) => id === providerId)?.coaches ?? [];
  const service = services.find(({ code }) => code === typeCode);
  /** The button decides whether the municipality is asked now or the draft is only kept. */
  const saveDraft = async () => {
    setValue('asksNow', false);
    await command.submit();
    setValue('asksNow', true);
  };

  return (
    <CommandForm
      command={command}
      submitLabel={t('request')}
      beside={
        <Section title={t('effect')}>
          <LiveReferralEffect
            control={control}
            caseId={values.caseId}
            referralId={values.referralId}
            action={previewAction}
          />
        </Section>
      }
      secondary={
        <Button
          type="button"
          size="small"
          variant="secondary"
          onClick={() => void saveDraft()}
          disabled={command.isSending}
        >
          {t('saveDraft')}
        </Button>
      }
    >
      {continues ? (
        <ErrorNotice
          tone="information"
          title={t(continues.isRunning ? 'continuesFrom' : 'continuesEnded', { provider: continues.providerName })}
        />
      ) : null}
      <SelectInput
        name="providerId"
        label={t('provider')}
        description={t('providerHelp')}
        placeholder={t('chooseProvider')}
        options={providers.map(({ id, name, serviceCodes }) => ({
          value: id,
          label: serviceCodes.length > 0 && !serviceCodes.includes(typeCode) ? t('notOffered', { name }) : name,
        }))}
      />
      <SelectInput
        name="coachId"
        label={t('coach')}
        placeholder={t('noCoach')}
        emptyValue={null}
        options={coaches.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectInput
        name="typeCode"
        label={t('service')}
        placeholder={false}
        description={
          service?.source
            ? t(service.isEvidenceBased ? 'evidence' : 'noEvidence', { source: service.source })
            : undefined
        }
        options={services.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <DayInput name="startsOn" label={t('startsOn')} from={today} />
      <DayInput name="endsOn" label={t('endsOn')} description={t('endsOnHelp')} from={today} />
      <WeeklyHours description={t('hoursHelp')} />
      <SlotRows />
      {currentActivities.length > 0 ? (
        <CheckboxesInput
          name="endsLineageIds"
          label={t('ends')}
          description={t('endsHelp')}
          choices={currentActivities.map(({ lineageId, title }) => ({ value: lineageId, label: title }))}
        />
      ) : (
        <p>{t('noActivities')}</p>
      )}
      <TextAreaInput name="purpose" label={t('purpose')} maxLength={4000} />
      {evidence.length > 0 ? (
        <Section title={t('evidenceTitle')}>
          <ReferralEvidence referrals={evidence} />
        </Section>
      ) : null}
      {continues ? (
        <TextAreaInput
          name="differenceFromEarlier"
          label={t('whyChange')}
          description={t('whyChangeHelp')}
          maxLength={4000}
        />
      ) : unsuccessful ? (
        <TextAreaInput
          name="differenceFromEarlier"
          label={t('difference')}
          description={t('earlier', {
            provider: unsuccessful.providerName,
            from: formatDay(unsuccessful.startedOn),
            to: formatDay(unsuccessful.endedOn),
            reason: t(`endReasons.${unsuccessful.endReason}`),
          })}
          maxLength={4000}
        />
      ) : null}
    </CommandForm>
  );
}

/** The last day goes with the first while it is the latest that may be: six months (förordning 2022:812). One that was chosen stays. */
function useEndThatFollows(
  startsOn: string,
  { getValues, setValue }: UseFormReturn<Values, unknown, z.output<typeof saveReferralSchema>>,
) {
  const former = useRef(startsOn);
  useEffect(() => {
    if (!isIsoDay(startsOn) || startsOn === former.current) return;
    if (getValues('endsOn') === longestReferralEnd(former.current)) {
      setValue('endsOn', longestReferralEnd(startsOn), { shouldDirty: true });
    }
    former.current = startsOn;
  }, [startsOn, getValues, setValue]);
}
