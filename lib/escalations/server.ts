import 'server-only';

export { remindOfConsultations } from './commands/remind-of-consultations';
export { agreeToEnd, concludeUnanswered, disagreeForGood, proposeEnd } from './commands/speak-for-party';
export { getEscalationPage } from './queries/get-escalation-page';
