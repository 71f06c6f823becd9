'use server';

import { createAction } from '@/lib/platform/action';
import {
  changeProviderSchema,
  declineReferralEndSchema,
  endReferralSchema,
  planReferralHoursSchema,
  previewReferralSchema,
  proposeReferralEndSchema,
  referralStepSchema,
  reportNotStartedSchema,
  requestExtensionSchema,
  saveReferralSchema,
  startReferralSchema,
} from '@/lib/referrals';
import {
  cancelReferral,
  changeProvider,
  decideReferral,
  declineReferralEnd,
  endReferral,
  extendReferral,
  planReferralHours,
  previewReferral,
  proposeReferralEnd,
  reportNotStarted,
  requestExtension,
  saveReferral,
  startReferral,
} from '@/lib/referrals/server';

export const saveReferralAction = createAction('referral.write', saveReferralSchema, saveReferral);
export const previewReferralAction = createAction('referral.write', previewReferralSchema, previewReferral);
export const decideReferralAction = createAction('referral.decide', referralStepSchema, decideReferral);
export const cancelReferralAction = createAction('referral.write', referralStepSchema, cancelReferral);
export const startReferralAction = createAction('referral.start', startReferralSchema, startReferral);
export const reportNotStartedAction = createAction('referral.report', reportNotStartedSchema, reportNotStarted);
export const planReferralHoursAction = createAction('referral.report', planReferralHoursSchema, planReferralHours);
export const proposeReferralEndAction = createAction('referral.report', proposeReferralEndSchema, proposeReferralEnd);
export const declineReferralEndAction = createAction('referral.end', declineReferralEndSchema, declineReferralEnd);
export const endReferralAction = createAction('referral.end', endReferralSchema, endReferral);
export const changeProviderAction = createAction('referral.end', changeProviderSchema, changeProvider);
export const requestExtensionAction = createAction('referral.write', requestExtensionSchema, requestExtension);
export const extendReferralAction = createAction('referral.decide', referralStepSchema, extendReferral);
