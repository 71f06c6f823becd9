import 'server-only';

export { getCaseHeader } from './queries/get-case-header';
export { getCasePage } from './queries/get-case-page';
export { listCases } from './queries/list-cases';
export { searchCases } from './queries/search-cases';
