import 'server-only';

export { acknowledgeUnheard } from './commands/acknowledge-unheard';
export { decideWithoutConsultation } from './commands/decide-without-consultation';
export { recordFoundReferral } from './commands/record-found-referral';
export { getFoundForm } from './queries/get-found-form';
export { getUnheardDecision } from './queries/get-unheard-decision';
export { listCaseUnheard } from './queries/list-case-unheard';
export { listUnheardCounts } from './queries/list-unheard-counts';
