'use server';

import { saveMunicipalityPageSchema, saveSubjectContactSchema } from '@/lib/municipality-pages';
import { saveMunicipalityPage, saveSubjectContact } from '@/lib/municipality-pages/server';
import { createAction } from '@/lib/platform/action';

export const saveMunicipalityPageAction = createAction(
  'municipality-page.write',
  saveMunicipalityPageSchema,
  saveMunicipalityPage,
);
export const saveSubjectContactAction = createAction(
  'municipality-page.write',
  saveSubjectContactSchema,
  saveSubjectContact,
);
