'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { type ProviderMunicipality, saveMunicipalityPlaceSchema, writeCoordinates } from '@/lib/providers';
import styles from './providers.module.css';

export interface PlaceFormProps {
  place: ProviderMunicipality['place'];
  action: (input: z.input<typeof saveMunicipalityPlaceSchema>) => Promise<CommandResult<unknown>>;
}

/** From where in the municipality distances are measured. */
export function PlaceForm({ place, action }: PlaceFormProps) {
  const t = useTranslations('providers.register');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: saveMunicipalityPlaceSchema,
    action,
    formKey: 'municipality-place',
    defaultValues: { name: place?.name ?? '', coordinates: writeCoordinates(place) },
    onDone: () => {
      notify(t('placeSaved', { place: command.form.getValues('name') }));
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('savePlace')}>
      <div className={styles.line}>
        <TextInput name="name" label={t('placeName')} width="medium" />
        <TextInput name="coordinates" label={t('coordinates')} width="medium" />
      </div>
    </CommandForm>
  );
}
