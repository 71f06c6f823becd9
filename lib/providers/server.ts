import 'server-only';

export { closeProviderSite } from './commands/close-provider-site';
export { checkRegister, importRegister } from './commands/import-register';
export { receiveRegister, registerTooLargeRefusal } from './commands/read-register-file';
export { registerProvider } from './commands/register-provider';
export { saveAgreement } from './commands/save-agreement';
export { saveMunicipalityPlace } from './commands/save-municipality-place';
export { saveProviderSite } from './commands/save-provider-site';
export { getProviderList } from './queries/get-provider-list';
export { getProviderPage } from './queries/get-provider-page';
