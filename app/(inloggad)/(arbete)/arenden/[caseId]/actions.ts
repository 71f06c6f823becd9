'use server';

import { recordGapCauseSchema } from '@/lib/gap-causes';
import { recordGapCause } from '@/lib/gap-causes/server';
import { createAction } from '@/lib/platform/action';

export const recordGapCauseAction = createAction('gap-cause.write', recordGapCauseSchema, recordGapCause);
