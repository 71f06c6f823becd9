'use server';

import {
  answerConsultationSchema,
  concludeConsultationSchema,
  confirmConsultationSchema,
  withdrawConsultationSchema,
} from '@/lib/consultations';
import {
  answerConsultation,
  concludeConsultation,
  confirmConsultation,
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
  confirmConsultationSchema,
  confirmConsultation,
);
export const withdrawConsultationAction = createAction(
  'consultation.request',
  withdrawConsultationSchema,
  withdrawConsultation,
);
