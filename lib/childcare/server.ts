import 'server-only';

export { removeChildcareOffer } from './commands/remove-childcare-offer';
export { saveChildcareOffer } from './commands/save-childcare-offer';
export { getChildcarePage } from './queries/get-childcare-page';
