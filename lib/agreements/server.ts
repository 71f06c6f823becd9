import 'server-only';

export { freshDaysSql, getAgreementTerms } from './queries/agreement-terms';
