import 'server-only';

export { answerConsultation } from './commands/answer-consultation';
export { concludeConsultation } from './commands/conclude-consultation';
export { confirmConsultation } from './commands/confirm-consultation';
export { withdrawConsultation } from './commands/withdraw-consultation';
export { findLatestConsultation } from './queries/find-latest-consultation';
export { getConsultationPage } from './queries/get-consultation-page';
export { listCaseConsultations } from './queries/list-case-consultations';
