'use client';

import { Button, Select } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CommandForm } from '@/components/forms/command-form';
import { TextInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useIsReady } from '@/components/forms/use-is-ready';
import { useNotice } from '@/components/ui/notice';
import { type CorrectActivityInput, correctActivitySchema, type PlanActivityView } from '@/lib/plans';
import styles from './plan.module.css';

interface CorrectActivityProps {
  caseId: string;
  versionId: string;
  activities: readonly PlanActivityView[];
  action: (input: CorrectActivityInput) => Promise<CommandResult<{ corrected: number }>>;
}

/** Another room, another telephone number: put right without a new version. Folded away, since it is seldom what one came for. */
export function CorrectActivity({ caseId, versionId, activities, action }: CorrectActivityProps) {
  const t = useTranslations('planVersions.corrections');
  const isReady = useIsReady();
  const [isOpen, setIsOpen] = useState(false);
  const [lineageId, setLineageId] = useState(activities[0]?.lineageId ?? '');
  const activity = activities.find((each) => each.lineageId === lineageId);
  if (!isOpen || !activity) {
    return (
      <div inert={!isReady}>
        <Button type="button" size="small" variant="tertiary" onClick={() => setIsOpen(true)}>
          {t('open')}
        </Button>
      </div>
    );
  }
  return (
    <section className={styles.fields} aria-label={t('open')}>
      <p className="subtle">{t('help')}</p>
      <Select
        label={t('activity')}
        size="small"
        value={lineageId}
        onChange={(event) => setLineageId(event.target.value)}
      >
        {activities.map((each) => (
          <option key={each.lineageId} value={each.lineageId}>
            {each.title}
          </option>
        ))}
      </Select>
      <CorrectionForm key={lineageId} {...{ caseId, versionId, activity, action }} onDone={() => setIsOpen(false)} />
    </section>
  );
}

function CorrectionForm({
  caseId,
  versionId,
  activity,
  action,
  onDone,
}: Omit<CorrectActivityProps, 'activities'> & { activity: PlanActivityView; onDone: () => void }) {
  const t = useTranslations('planVersions.corrections');
  const router = useRouter();
  const notify = useNotice();
  const { lineageId, place, contactName, contactPhone, contactEmail } = activity;
  const seen = { place, contactName, contactPhone, contactEmail };
  const command = useCommandForm({
    schema: correctActivitySchema,
    action,
    formKey: `ratta-${versionId}-${lineageId}`,
    defaultValues: { caseId, versionId, lineageId, seen, ...seen },
    onDone: () => {
      notify(t('done'));
      router.refresh();
      onDone();
    },
  });
  return (
    <CommandForm
      command={command}
      submitLabel={t('submit')}
      secondary={
        <Button type="button" size="small" variant="tertiary" onClick={onDone}>
          {t('cancel')}
        </Button>
      }
    >
      <TextInput name="place" label={t('place')} />
      <TextInput name="contactName" label={t('contactName')} />
      <TextInput name="contactPhone" label={t('contactPhone')} type="tel" />
      <TextInput name="contactEmail" label={t('contactEmail')} type="email" />
    </CommandForm>
  );
}
