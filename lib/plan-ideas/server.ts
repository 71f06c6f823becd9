import 'server-only';

export { getPlanIdeas } from './queries/get-plan-ideas';
