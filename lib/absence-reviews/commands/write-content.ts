import type { Prisma } from '@/lib/platform/database';
import { fromDayOrNull } from '@/lib/platform/days';
import type { AbsenceReviewContent } from '../rules/absence-review';

/** What an officer has written, as the row holds it. What belongs to an answer that was not given is emptied. */
export function toColumns(content: AbsenceReviewContent) {
  const { hasAnswered, acceptableReason, hasSpecialReasons } = content;
  return {
    hasAnswered,
    ownWords: hasAnswered === false ? '' : content.ownWords,
    contactAttempts: hasAnswered === false ? content.contactAttempts : null,
    toldHow: content.toldHow,
    toldOn: fromDayOrNull(content.toldOn),
    answerByOn: fromDayOrNull(content.answerByOn),
    hasAcceptableReason: acceptableReason === null ? null : acceptableReason !== 'NONE',
    acceptableReason: acceptableReason === 'NONE' ? null : acceptableReason,
    acceptableReasonNote: content.acceptableReasonNote,
    hasSpecialReasons,
    specialReasons: hasSpecialReasons === true ? content.specialReasons : '',
    decisionReasons: content.decisionReasons,
  } satisfies Prisma.AbsenceReviewUpdateInput;
}
