import { z } from 'zod';

const reasons = z.string().trim().max(4000, 'tooLong');

/** A party's answer in a samråd; conditions and objections say why. */
export const answerConsultationSchema = z
  .object({
    caseId: z.uuid(),
    consultationId: z.uuid(),
    answer: z.enum(['AGREE', 'AGREE_WITH_CONDITIONS', 'OBJECT'], 'chooseAnswer'),
    answerReasons: reasons,
  })
  .refine(({ answer, answerReasons }) => answer === 'AGREE' || answerReasons !== '', {
    path: ['answerReasons'],
    message: 'reasonsRequired',
  });

/** The conclusion that the arbetsförmedlare logs. */
export const concludeConsultationSchema = z.object({
  caseId: z.uuid(),
  consultationId: z.uuid(),
  conclusion: z.enum(['AGREED', 'AGREED_WITH_CONDITIONS', 'NOT_AGREED'], 'chooseConclusion'),
  conclusionNote: reasons,
});

/** The municipality's confirmation of a logged conclusion. */
export const confirmConsultationSchema = z.object({ caseId: z.uuid(), consultationId: z.uuid() });

/** The withdrawal of a samråd by the party that asked. */
export const withdrawConsultationSchema = z.object({
  caseId: z.uuid(),
  consultationId: z.uuid(),
  withdrawnReason: reasons.min(1, 'reasonsRequired'),
});

export type AnswerConsultationInput = z.output<typeof answerConsultationSchema>;
export type ConcludeConsultationInput = z.output<typeof concludeConsultationSchema>;
export type ConfirmConsultationInput = z.output<typeof confirmConsultationSchema>;
export type WithdrawConsultationInput = z.output<typeof withdrawConsultationSchema>;
