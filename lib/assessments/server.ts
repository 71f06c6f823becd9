import 'server-only';

export { addBreak } from './commands/add-break';
export { type SavedAssessment, saveAssessment } from './commands/save-assessment';
export { type AssessmentPage, getAssessmentPage, type ListedAssessment } from './queries/get-assessment-page';
