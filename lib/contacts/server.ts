import 'server-only';

export { saveContactCard } from './commands/save-contact-card';
export { getOwnContactCard } from './queries/get-own-contact-card';
export { listContacts } from './queries/list-contacts';
export { listStoodInFor } from './queries/list-stood-in-for';
