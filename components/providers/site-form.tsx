'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { CheckboxesInput, CheckboxInput, TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useIsReady } from '@/components/forms/use-is-ready';
import { useNotice } from '@/components/ui/notice';
import {
  type ProviderSite,
  SPECIALISATIONS,
  SUPPORT_LEVELS,
  saveProviderSiteSchema,
  writeCoordinates,
} from '@/lib/providers';
import styles from './providers.module.css';

export interface SiteFormProps {
  providerId: string;
  /** Made with the page for a new site. */
  siteId: string;
  revision: number;
  /** Null for a new one. */
  site: ProviderSite | null;
  municipalityCode: string;
  services: { code: string; name: string }[];
  languages: { code: string; name: string }[];
  action: (input: z.input<typeof saveProviderSiteSchema>) => Promise<CommandResult<unknown>>;
}

/** A site, behind a button: the register is read more often than it is changed. */
export function SiteForm(props: SiteFormProps) {
  const t = useTranslations('providers.register');
  const isReady = useIsReady();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div inert={!isReady}>
      <Button type="button" size="small" variant="secondary" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {props.site ? t('changeSite', { site: props.site.name }) : t('addSite')}
      </Button>
      {isOpen ? <OpenForm {...props} onClose={() => setIsOpen(false)} /> : null}
    </div>
  );
}

function OpenForm(props: SiteFormProps & { onClose: () => void }) {
  const { providerId, siteId, revision, site, municipalityCode, services, languages, action, onClose } = props;
  const t = useTranslations('providers');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: saveProviderSiteSchema,
    action,
    formKey: `site-${site ? siteId : providerId}`,
    defaultValues: {
      providerId,
      siteId,
      revision,
      name: site?.name ?? '',
      municipalityCode: site?.municipalityCode ?? municipalityCode,
      hasOffice: site?.hasOffice ?? true,
      address: site?.address ?? '',
      coordinates: writeCoordinates(site?.coordinates ?? null),
      openingHours: site?.openingHours ?? '',
      languages: site?.languages ?? ['sv'],
      specialisations: site?.specialisations ?? [],
      serviceCodes: site?.serviceCodes ?? ['ROM'],
      levels: site?.levels ?? [],
    },
    onDone: () => {
      notify(t('register.siteSaved'));
      onClose();
      router.refresh();
    },
  });
  const serviceCodes = useWatch({ control: command.form.control, name: 'serviceCodes' });
  return (
    <CommandForm command={command} submitLabel={t('register.saveSite')}>
      <div className={styles.line}>
        <TextInput name="name" label={t('register.siteName')} width="medium" />
        <TextInput
          name="municipalityCode"
          label={t('register.municipalityCode')}
          description={site ? undefined : t('register.municipalityCodeHelp')}
          readOnly={site !== null}
          width="medium"
        />
      </div>
      <CheckboxInput name="hasOffice" label={t('register.hasOffice')} />
      <TextInput name="address" label={t('register.address')} />
      <TextInput name="coordinates" label={t('register.coordinates')} description={t('register.coordinatesHelp')} />
      <TextInput name="openingHours" label={t('register.openingHours')} />
      <CheckboxesInput
        name="serviceCodes"
        label={t('list.services')}
        choices={services.map(({ code, name }) => ({ value: code, label: name }))}
      />
      {serviceCodes.includes('ROM') ? (
        <CheckboxesInput
          name="levels"
          label={t('register.levels')}
          choices={SUPPORT_LEVELS.map((level) => ({ value: level, label: level }))}
        />
      ) : null}
      <CheckboxesInput
        name="languages"
        label={t('list.languages')}
        choices={languages.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <CheckboxesInput
        name="specialisations"
        label={t('list.specialisations')}
        choices={SPECIALISATIONS.map((each) => ({ value: each, label: t(`specialisations.${each}`) }))}
      />
    </CommandForm>
  );
}
