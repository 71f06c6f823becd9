import 'server-only';

export { readDeviation } from './commands/read-deviation';
export { reportDeviation } from './commands/report-deviation';
export { withdrawDeviation } from './commands/withdraw-deviation';
export { getCaseProviderHours } from './queries/get-case-provider-hours';
export { getParticipant } from './queries/get-participant';
export { listCaseDeviations } from './queries/list-deviations';
export { listParticipants } from './queries/list-participants';
export { summariseProviderHours } from './queries/summarise-provider-hours';
