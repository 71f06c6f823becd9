import 'server-only';

export { getWeeklyOverview, type WeeklyOverview } from './queries/get-weekly-overview';
export { listPersonsBehind, PERSONS_PER_PAGE, type PersonsBehind } from './queries/list-persons-behind';
