'use server';

import { followUpBarrierSchema, handOverBarrierSchema, solveBarrierSchema } from '@/lib/gap-causes';
import { followUpBarrier, handOverBarrier, solveBarrier } from '@/lib/gap-causes/server';
import { createAction } from '@/lib/platform/action';

export const followUpBarrierAction = createAction('gap-cause.write', followUpBarrierSchema, followUpBarrier);
export const solveBarrierAction = createAction('gap-cause.write', solveBarrierSchema, solveBarrier);
export const handOverBarrierAction = createAction('gap-cause.write', handOverBarrierSchema, handOverBarrier);
