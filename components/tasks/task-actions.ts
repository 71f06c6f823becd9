import type { OpenReview } from '@/components/absence-reviews/open-review-button';
import type { AskForCertificate } from '@/components/certificates/ask-certificate-button';
import type { StartReferral } from '@/components/referrals/start-button';
import type { AcknowledgeUnheard } from '@/components/unheard-referrals/acknowledge-button';
import type { OpenAbsenceReviewInput } from '@/lib/absence-reviews';

/** What can be done from the list itself, without opening anything first. */
export interface TaskActions {
  askForCertificate: AskForCertificate;
  acknowledgeUnheard: AcknowledgeUnheard;
  openReview: OpenReview<OpenAbsenceReviewInput>;
  startReferral: StartReferral;
}
