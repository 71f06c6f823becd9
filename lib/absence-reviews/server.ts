import 'server-only';

export { correctAbsenceReview } from './commands/correct-absence-review';
export { decideAbsenceReview } from './commands/decide-absence-review';
export { openAbsenceReview } from './commands/open-absence-review';
export { saveAbsenceReview } from './commands/save-absence-review';
export { getAbsenceReview } from './queries/get-absence-review';
export { getAbsenceStanding } from './queries/get-absence-standing';
export { listAbsenceReviews } from './queries/list-absence-reviews';
