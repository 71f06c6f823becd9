'use server';

import {
  answerGoalSchema,
  approveAgreementSchema,
  closeAgreementSchema,
  proposeAgreementSchema,
} from '@/lib/agreements';
import { answerGoal, approveAgreement, closeAgreement, proposeAgreement } from '@/lib/agreements/server';
import { createAction } from '@/lib/platform/action';

export const proposeAgreementAction = createAction('agreement.write', proposeAgreementSchema, proposeAgreement);
export const approveAgreementAction = createAction('agreement.write', approveAgreementSchema, approveAgreement);
export const closeAgreementAction = createAction('agreement.write', closeAgreementSchema, closeAgreement);
export const answerGoalAction = createAction('agreement.write', answerGoalSchema, answerGoal);
