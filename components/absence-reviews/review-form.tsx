'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { CommandForm } from '@/components/forms/command-form';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { type AbsenceReviewPage, decideAbsenceReviewSchema } from '@/lib/absence-reviews';
import styles from './absence.module.css';
import { ReviewChecklist } from './review-checklist';
import { ReviewFields } from './review-fields';
import { type ReviewFormValues, toReviewFormValues } from './review-form-values';
import { ReviewSaveStatus } from './review-save-status';
import { type SaveReview, useReviewRevision, useReviewSaving } from './use-review-saving';

export interface ReviewFormProps {
  page: AbsenceReviewPage;
  actions: { save: SaveReview; decide: (input: ReviewFormValues) => Promise<CommandResult<unknown>> };
}

/** A review that is under way: what is asked by the law, in its order, with what is missing beside it. Saved as one writes. */
export function ReviewForm({ page, actions }: ReviewFormProps) {
  const t = useTranslations('absence.form');
  const router = useRouter();
  const notify = useNotice();
  const known = useReviewRevision(page.revision);
  const decide = useCallback(
    async (input: ReviewFormValues) => {
      await known.current.running;
      return actions.decide({ ...input, revision: known.current.revision });
    },
    [actions, known],
  );
  const command = useCommandForm({
    schema: decideAbsenceReviewSchema,
    action: decide,
    formKey: `absence-${page.reviewId}`,
    defaultValues: toReviewFormValues(page),
    onDone: () => {
      notify(t('decided'));
      router.refresh();
    },
  });
  const status = useReviewSaving(command, known, { savedAt: page.savedAt, save: actions.save });
  return (
    <CommandForm
      command={command}
      submitLabel={t('decide')}
      secondary={<ReviewSaveStatus status={status} onReload={() => location.reload()} />}
    >
      <div className={styles.columns}>
        <ReviewFields today={page.today} />
        <ReviewChecklist page={page} formKey={command.formKey} />
      </div>
    </CommandForm>
  );
}
