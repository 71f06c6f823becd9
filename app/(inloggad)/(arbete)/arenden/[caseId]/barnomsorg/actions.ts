'use server';

import { removeChildcareOfferSchema, saveChildcareOfferSchema } from '@/lib/childcare';
import { removeChildcareOffer, saveChildcareOffer } from '@/lib/childcare/server';
import { createAction } from '@/lib/platform/action';

export const saveChildcareOfferAction = createAction('childcare.write', saveChildcareOfferSchema, saveChildcareOffer);
export const removeChildcareOfferAction = createAction(
  'childcare.write',
  removeChildcareOfferSchema,
  removeChildcareOffer,
);
