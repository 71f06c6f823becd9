import type { Prisma } from '@/lib/platform/database';

/** The referrals after which a new one says what is different: over, and led to neither work, studies nor another provider (överenskommelse). */
export const WITHOUT_RESULT: Prisma.ReferralWhereInput = {
  state: 'ENDED',
  endReason: { notIn: ['WORK', 'STUDIES', 'PROVIDER_CHANGED'] },
};
