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
import { createAction } from '@/lib/platform/action';

const PERMISSION = 'absence-review.write';

export const openAbsenceReviewAction = createAction(PERMISSION, openAbsenceReviewSchema, openAbsenceReview);
export const saveAbsenceReviewAction = createAction(PERMISSION, saveAbsenceReviewSchema, saveAbsenceReview);
export const decideAbsenceReviewAction = createAction(PERMISSION, decideAbsenceReviewSchema, decideAbsenceReview);
export const correctAbsenceReviewAction = createAction(PERMISSION, correctAbsenceReviewSchema, correctAbsenceReview);
