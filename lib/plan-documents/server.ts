import 'server-only';

export { findPlanDocument } from './queries/find-plan-document';
export { getPlanCalendar } from './queries/get-plan-calendar';
export { renderPlanDocument } from './queries/render-plan-document';
