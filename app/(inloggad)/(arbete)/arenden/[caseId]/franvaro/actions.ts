'use server';

import {
  correctAbsenceReviewSchema,
  decideAbsenceReviewSchema,
  openAbsenceReviewSchema,
  saveAbsenceReviewSchema,
} from '@/lib/absence-reviews';
import {
  correctAbsenceReview,
  decideAbsenceReview,
  openAbsenceReview,
  saveAbsenceReview,
} from '@/lib/absence-reviews/server';
import { askForCertificateSchema, registerCertificateSchema, removeCertificateSchema } from '@/lib/certificates';
import { askForCertificate, registerCertificate, removeCertificate } from '@/lib/certificates/server';
import { createAction } from '@/lib/platform/action';

const PERMISSION = 'absence-review.write';

export const openAbsenceReviewAction = createAction(PERMISSION, openAbsenceReviewSchema, openAbsenceReview);
export const saveAbsenceReviewAction = createAction(PERMISSION, saveAbsenceReviewSchema, saveAbsenceReview);
export const decideAbsenceReviewAction = createAction(PERMISSION, decideAbsenceReviewSchema, decideAbsenceReview);
export const correctAbsenceReviewAction = createAction(PERMISSION, correctAbsenceReviewSchema, correctAbsenceReview);

export const askForCertificateAction = createAction('certificate.write', askForCertificateSchema, askForCertificate);
export const registerCertificateAction = createAction(
  'certificate.write',
  registerCertificateSchema,
  registerCertificate,
);
export const removeCertificateAction = createAction('certificate.write', removeCertificateSchema, removeCertificate);
