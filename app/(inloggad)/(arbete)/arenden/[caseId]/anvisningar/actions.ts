'use server';

import { createAction } from '@/lib/platform/action';
import { previewReferralSchema, referralStepSchema, saveReferralSchema } from '@/lib/referrals';
import { cancelReferral, decideReferral, previewReferral, saveReferral } from '@/lib/referrals/server';

export const saveReferralAction = createAction('referral.write', saveReferralSchema, saveReferral);
export const previewReferralAction = createAction('referral.write', previewReferralSchema, previewReferral);
export const decideReferralAction = createAction('referral.decide', referralStepSchema, decideReferral);
export const cancelReferralAction = createAction('referral.write', referralStepSchema, cancelReferral);
