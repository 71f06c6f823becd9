import 'server-only';

export { reportAttendance } from './commands/report-attendance';
export { verifyAttendance, verifyReports } from './commands/verify-attendance';
export { getCaseWeekAttendance } from './queries/get-case-week-attendance';
export { GROUP_PAGE_SIZE, type GroupWeek, getGroupWeek } from './queries/get-group-week';
export { listGroupsToReport } from './queries/list-groups-to-report';
export { casesWithinReach } from './queries/participations';
