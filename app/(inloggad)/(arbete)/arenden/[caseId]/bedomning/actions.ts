'use server';

import { addBreakSchema, changeBreakSchema, saveAssessmentSchema } from '@/lib/assessments';
import { addBreak, changeBreak, saveAssessment } from '@/lib/assessments/server';
import { createAction } from '@/lib/platform/action';

export const saveAssessmentAction = createAction('assessment.write', saveAssessmentSchema, saveAssessment);
export const addBreakAction = createAction('assessment.write', addBreakSchema, addBreak);
export const changeBreakAction = createAction('assessment.write', changeBreakSchema, changeBreak);
