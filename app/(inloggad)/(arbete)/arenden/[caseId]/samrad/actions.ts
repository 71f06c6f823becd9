'use server';

import {
  answerConsultationSchema,
  concludeConsultationSchema,
  consultationStepSchema,
  logConversationSchema,
  previewProposalSchema,
  requestConsultationSchema,
  takeOverCounterProposalSchema,
  withdrawConsultationSchema,
} from '@/lib/consultations';
import {
  answerConsultation,
  carryOutConsultation,
  concludeConsultation,
  confirmConsultation,
  confirmLog,
  logConversation,
  previewProposal,
  requestConsultation,
  takeOverCounterProposal,
  withdrawConsultation,
} from '@/lib/consultations/server';
import { createAction } from '@/lib/platform/action';

export const answerConsultationAction = createAction(
  'consultation.answer',
  answerConsultationSchema,
  answerConsultation,
);
export const concludeConsultationAction = createAction(
  'consultation.conclude',
  concludeConsultationSchema,
  concludeConsultation,
);
export const confirmConsultationAction = createAction(
  'consultation.confirm',
  consultationStepSchema,
  confirmConsultation,
);
export const withdrawConsultationAction = createAction(
  'consultation.request',
  withdrawConsultationSchema,
  withdrawConsultation,
);
export const requestConsultationAction = createAction(
  'consultation.request',
  requestConsultationSchema,
  requestConsultation,
);
export const previewProposalAction = createAction('consultation.request', previewProposalSchema, previewProposal);
export const takeOverCounterProposalAction = createAction(
  'consultation.request',
  takeOverCounterProposalSchema,
  takeOverCounterProposal,
);
export const carryOutConsultationAction = createAction(
  'consultation.request',
  consultationStepSchema,
  carryOutConsultation,
);
export const logConversationAction = createAction('consultation.request', logConversationSchema, logConversation);
export const confirmLogAction = createAction('consultation.answer', consultationStepSchema, confirmLog);
