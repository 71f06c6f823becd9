import type { ConsultationStatus } from '@/components/ui/tags';
import type { ConsultationState } from '@/lib/consultations';

/** The tag of a samråd: what it came to when it is concluded, else where it stands. */
export function consultationStatusOf({
  state,
  conclusion,
  settledAs,
}: {
  state: ConsultationState;
  conclusion: string | null;
  /** What the managers ended it with. */
  settledAs: string | null;
}): ConsultationStatus {
  return state === 'CONCLUDED' ? ((settledAs ?? conclusion) as ConsultationStatus) : state;
}
