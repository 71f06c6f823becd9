import 'server-only';

export { cancelReferral } from './commands/cancel-referral';
export { changeProvider } from './commands/change-provider';
export { decideReferral } from './commands/decide-referral';
export { endReferral } from './commands/end-referral';
export { endSight } from './commands/end-sight';
export { extendReferral, requestExtension } from './commands/extend-referral';
export { handOver } from './commands/hand-over';
export {
  declineReferralEnd,
  planReferralHours,
  proposeReferralEnd,
  reportNotStarted,
} from './commands/report-on-referral';
export { saveReferral } from './commands/save-referral';
export { startReferral } from './commands/start-referral';
export { tellCoaches } from './commands/tell-coaches';
export { getParticipantReferral } from './queries/get-participant-referral';
export { getReferralForm } from './queries/get-referral-form';
export { getReferralPage } from './queries/get-referral-page';
export { isOutsidePlanSql, listOutsidePlan } from './queries/outside-plan';
export { previewReferral } from './queries/preview-referral';
export { computeReferralEffect } from './queries/referral-effect';
