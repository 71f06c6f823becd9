'use server';

import { createAction } from '@/lib/platform/action';
import { acknowledgeUnheardSchema, decideUnheardSchema, recordFoundSchema } from '@/lib/unheard-referrals';
import { acknowledgeUnheard, decideWithoutConsultation, recordFoundReferral } from '@/lib/unheard-referrals/server';

export const decideUnheardAction = createAction(
  'unheard-referral.decide',
  decideUnheardSchema,
  decideWithoutConsultation,
);
export const recordFoundAction = createAction('unheard-referral.record', recordFoundSchema, recordFoundReferral);
export const acknowledgeUnheardAction = createAction(
  'unheard-referral.acknowledge',
  acknowledgeUnheardSchema,
  acknowledgeUnheard,
);
