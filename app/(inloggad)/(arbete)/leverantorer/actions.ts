'use server';

import { createAction } from '@/lib/platform/action';
import {
  closeProviderSiteSchema,
  registerProviderSchema,
  saveAgreementSchema,
  saveMunicipalityPlaceSchema,
  saveProviderSiteSchema,
} from '@/lib/providers';
import {
  closeProviderSite,
  registerProvider,
  saveAgreement,
  saveMunicipalityPlace,
  saveProviderSite,
} from '@/lib/providers/server';

export const registerProviderAction = createAction('provider.write', registerProviderSchema, registerProvider);
export const saveAgreementAction = createAction('provider.write', saveAgreementSchema, saveAgreement);
export const saveProviderSiteAction = createAction('provider.write', saveProviderSiteSchema, saveProviderSite);
export const closeProviderSiteAction = createAction('provider.write', closeProviderSiteSchema, closeProviderSite);
export const saveMunicipalityPlaceAction = createAction(
  'provider.write',
  saveMunicipalityPlaceSchema,
  saveMunicipalityPlace,
);
