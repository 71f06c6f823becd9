import 'server-only';

export { correctMonth } from './commands/correct-month';
export { saveMonth } from './commands/save-month';
export { writeMonthNote } from './commands/write-month-note';
export { dueOrderSql, lacksMonthSql, lastMonthSql } from './queries/due-cases';
export { getEmploymentMonthPage, getMonthPage } from './queries/get-month-page';
