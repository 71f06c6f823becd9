import 'server-only';

export { addBreak } from './commands/add-break';
export { changeBreak } from './commands/change-break';
export { type SavedAssessment, saveAssessment } from './commands/save-assessment';
export { getAssessmentPage } from './queries/get-assessment-page';
