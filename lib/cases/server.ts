import 'server-only';

export { type CaseHeader, getCaseHeader } from './queries/get-case-header';
export { type CasePage, getCasePage } from './queries/get-case-page';
export { type CaseListPage, type CaseListRow, listCases } from './queries/list-cases';
export { type CaseHit, type CaseSearchResult, searchCases } from './queries/search-cases';
