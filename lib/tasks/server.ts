import 'server-only';

export { getTaskPage } from './queries/get-task-page';
