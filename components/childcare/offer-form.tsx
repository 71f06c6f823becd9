'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { DayInput } from '@/components/forms/day-input';
import { CheckboxInput } from '@/components/forms/fields';
import { HoursInput } from '@/components/forms/hours-input';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { type ChildcareOffer, type ChildWithCare, saveChildcareOfferSchema } from '@/lib/childcare';
import type { IsoDay } from '@/lib/time';
import styles from './childcare.module.css';
import { OpeningFields } from './opening-fields';

export type OfferFormValues = z.input<typeof saveChildcareOfferSchema>;
export type SaveOffer = (input: OfferFormValues) => Promise<CommandResult<unknown>>;

export interface OfferFormProps {
  caseId: string;
  today: IsoDay;
  child: ChildWithCare;
  /** Null to write down something new. */
  offer: ChildcareOffer | null;
  action: SaveOffer;
}

/** What is known of a child's place: asked for, offered, from when, how many hours, and when it is open. */
export function OfferForm({ caseId, today, child, offer, action }: OfferFormProps) {
  const t = useTranslations('childcare.form');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: saveChildcareOfferSchema,
    action,
    formKey: `childcare-${caseId}-${offer?.offerId ?? `${child.bornOn}-${child.ordinal}`}`,
    defaultValues: {
      caseId,
      offerId: offer?.offerId ?? null,
      revision: offer?.revision ?? 0,
      childBornOn: child.bornOn,
      childOrdinal: child.ordinal,
      isNotNeeded: offer?.isNotNeeded ?? false,
      startsOn: offer?.startsOn ?? today,
      endsOn: offer?.endsOn ?? null,
      appliedOn: offer?.appliedOn ?? null,
      offeredOn: offer?.offeredOn ?? null,
      declinedOn: offer?.declinedOn ?? null,
      weeklyMinutes: offer?.weeklyMinutes ?? null,
      hours: offer?.hours ?? [],
    },
    onDone: () => {
      notify(t('done'));
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('submit')}>
      <CheckboxInput name="isNotNeeded" label={t('isNotNeeded')} />
      <div className={styles.line}>
        <DayInput name="startsOn" label={t('startsOn')} />
        <DayInput name="endsOn" label={t('endsOn')} />
      </div>
      <div className={styles.line}>
        <DayInput name="appliedOn" label={t('appliedOn')} />
        <DayInput name="offeredOn" label={t('offeredOn')} />
        <DayInput name="declinedOn" label={t('declinedOn')} />
      </div>
      <HoursInput name="weeklyMinutes" label={t('weekly')} />
      <OpeningFields />
    </CommandForm>
  );
}
