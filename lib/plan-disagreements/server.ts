import 'server-only';

export { endDisagreement } from './commands/end-disagreement';
export { recordDisagreement } from './commands/record-disagreement';
export { findDisagreements, listDisagreements } from './queries/list-disagreements';
