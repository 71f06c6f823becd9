import 'server-only';

export { cancelReferral } from './commands/cancel-referral';
export { decideReferral } from './commands/decide-referral';
export { saveReferral } from './commands/save-referral';
export { getReferralForm } from './queries/get-referral-form';
export { getReferralPage } from './queries/get-referral-page';
export { previewReferral } from './queries/preview-referral';
