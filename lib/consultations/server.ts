import 'server-only';

export { answerConsultation } from './commands/answer-consultation';
export { carryOutConsultation } from './commands/carry-out-consultation';
export { concludeConsultation } from './commands/conclude-consultation';
export { confirmConsultation } from './commands/confirm-consultation';
export { confirmLog } from './commands/confirm-log';
export { logConversation } from './commands/log-conversation';
export { openConsultation } from './commands/open-consultation';
export { requestConsultation } from './commands/request-consultation';
export { takeOverCounterProposal } from './commands/take-over-counter-proposal';
export { withdrawConsultation } from './commands/withdraw-consultation';
export { findLatestConsultation } from './queries/find-latest-consultation';
export { getConsultationForm } from './queries/get-consultation-form';
export { getConsultationPage } from './queries/get-consultation-page';
export { getConversationForm } from './queries/get-conversation-form';
export { listCaseConsultations } from './queries/list-case-consultations';
export { previewProposal } from './queries/preview-proposal';
export { computeProposalEffect, listCurrentActivities } from './queries/proposal-effect';
