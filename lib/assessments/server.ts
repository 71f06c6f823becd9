import 'server-only';

export { addBreak } from './commands/add-break';
export { type SavedAssessment, saveAssessment } from './commands/save-assessment';
export { getAssessmentPage } from './queries/get-assessment-page';
