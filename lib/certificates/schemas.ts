import { z } from 'zod';
import { isIsoDay } from '../time';

const id = z.uuid('invalidId');
const day = z.string('chooseDay').refine(isIsoDay, 'dayInvalid');

/** That a certificate has been asked for, for the sickness that began on a day. */
export const askForCertificateSchema = z.object({ caseId: id, sickFrom: day });
export type AskForCertificateInput = z.output<typeof askForCertificateSchema>;

/** A certificate that the officer has seen: from when to when. There is no field for the illness. */
export const registerCertificateSchema = z
  .object({ caseId: id, fromOn: day, toOn: day, seenOn: day })
  .refine(({ fromOn, toOn }) => toOn >= fromOn, { path: ['toOn'], message: 'endsBeforeItBegins' });
export type RegisterCertificateInput = z.output<typeof registerCertificateSchema>;

export const removeCertificateSchema = z.object({ caseId: id, certificateId: id });
export type RemoveCertificateInput = z.output<typeof removeCertificateSchema>;
