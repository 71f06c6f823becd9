'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { CommandForm } from '@/components/forms/command-form';
import { CheckboxesInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { resumeActivitiesSchema } from '@/lib/returns';

interface ResumeFormProps {
  caseId: string;
  referralId: string;
  /** Those that were broken off and stand in no plan, with their times in words. */
  activities: { lineageId: string; title: string; times: string }[];
  action: (input: z.input<typeof resumeActivitiesSchema>) => Promise<CommandResult<{ resumed: number }>>;
}

/** Takes up again what the referral broke off, all of it unless something is unticked, and goes on to the plan. */
export function ResumeForm({ caseId, referralId, activities, action }: ResumeFormProps) {
  const t = useTranslations('returns');
  const router = useRouter();
  const notify = useNotice();
  const command = useCommandForm({
    schema: resumeActivitiesSchema,
    action,
    formKey: `resume-${referralId}`,
    defaultValues: { caseId, referralId, lineageIds: activities.map(({ lineageId }) => lineageId) },
    onDone: ({ resumed }) => {
      notify(t('resumed', { count: resumed }));
      router.push(`/arenden/${caseId}/plan`);
      router.refresh();
    },
  });
  return (
    <CommandForm command={command} submitLabel={t('resume')}>
      <CheckboxesInput
        name="lineageIds"
        label={t('brokenOff')}
        description={t('brokenOffHelp')}
        choices={activities.map(({ lineageId, title, times }) => ({
          value: lineageId,
          label: title,
          description: times,
        }))}
      />
    </CommandForm>
  );
}
