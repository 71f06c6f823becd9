import 'server-only';

export { answerGoal } from './commands/answer-goal';
export { approveAgreement } from './commands/approve-agreement';
export { closeAgreement } from './commands/close-agreement';
export { proposeAgreement } from './commands/propose-agreement';
export { agreedDaysSql, getAgreementTerms, loadAgreedTerms } from './queries/agreement-terms';
export { type AgreementPage, getAgreementPage } from './queries/get-agreement-page';
export { listAgreements } from './queries/list-agreements';
