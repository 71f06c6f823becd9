'use server';

import { addBreakSchema, saveAssessmentSchema } from '@/lib/assessments';
import { addBreak, saveAssessment } from '@/lib/assessments/server';
import { createAction } from '@/lib/platform/action';

export const saveAssessmentAction = createAction('assessment.write', saveAssessmentSchema, saveAssessment);
export const addBreakAction = createAction('assessment.write', addBreakSchema, addBreak);
