'use server';

import { correctMonthSchema, saveMonthSchema, writeMonthNoteSchema } from '@/lib/monthly-assessments';
import { correctMonth, saveMonth, writeMonthNote } from '@/lib/monthly-assessments/server';
import { createAction } from '@/lib/platform/action';

export const saveMonthAction = createAction('monthly-assessment.write', saveMonthSchema, saveMonth);
export const correctMonthAction = createAction('monthly-assessment.write', correctMonthSchema, correctMonth);
export const writeMonthNoteAction = createAction('monthly-note.write', writeMonthNoteSchema, writeMonthNote);
