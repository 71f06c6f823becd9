'use server';

import { deviationSchema, reportDeviationSchema } from '@/lib/participants';
import { readDeviation, reportDeviation, withdrawDeviation } from '@/lib/participants/server';
import { createAction } from '@/lib/platform/action';

export const reportDeviationAction = createAction('deviation.report', reportDeviationSchema, reportDeviation);
export const withdrawDeviationAction = createAction('deviation.report', deviationSchema, withdrawDeviation);
export const readDeviationAction = createAction('deviation.read', deviationSchema, readDeviation);
