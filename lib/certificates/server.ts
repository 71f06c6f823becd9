import 'server-only';

export { askForCertificate } from './commands/ask-for-certificate';
export { registerCertificate } from './commands/register-certificate';
export { removeCertificate } from './commands/remove-certificate';
export { findSickRuns, sickSince } from './queries/find-sick-runs';
export { listCertificates } from './queries/list-certificates';
