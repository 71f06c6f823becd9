'use server';

import { createAction } from '@/lib/platform/action';
import { closeReturnSchema, resumeActivitiesSchema } from '@/lib/returns';
import { closeReturn, resumeActivities } from '@/lib/returns/server';

export const resumeActivitiesAction = createAction('return.handle', resumeActivitiesSchema, resumeActivities);
export const closeReturnAction = createAction('return.handle', closeReturnSchema, closeReturn);
