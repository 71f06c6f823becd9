import 'server-only';

export { saveMunicipalityPage } from './commands/save-municipality-page';
export { saveSubjectContact } from './commands/save-subject-contact';
export { getMunicipalityPage, listPagedMunicipalities } from './queries/get-municipality-page';
export { getSubjectContacts } from './queries/get-subject-contacts';
