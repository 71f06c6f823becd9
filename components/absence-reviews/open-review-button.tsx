'use client';

import { OneClickButton } from '@/components/forms/one-click-button';
import type { CommandResult } from '@/components/forms/use-command-form';

export type OpenReview<Input> = (input: Input) => Promise<CommandResult<{ reviewId: string }>>;

export interface OpenReviewButtonProps<Input extends { caseId: string }> {
  action: OpenReview<Input>;
  input: Input;
  className?: string;
  children: React.ReactNode;
}

/** Opens a review and goes to it, in one click. */
export function OpenReviewButton<Input extends { caseId: string }>(props: OpenReviewButtonProps<Input>) {
  const { caseId } = props.input;
  return <OneClickButton {...props} onDone={({ reviewId }) => ({ href: `/arenden/${caseId}/franvaro/${reviewId}` })} />;
}
