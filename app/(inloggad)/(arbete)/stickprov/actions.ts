'use server';

import { createAction } from '@/lib/platform/action';
import { checkSampleItemSchema } from '@/lib/verification-samples';
import { checkSampleItem } from '@/lib/verification-samples/server';

export const checkSampleItemAction = createAction('attendance.verify', checkSampleItemSchema, checkSampleItem);
