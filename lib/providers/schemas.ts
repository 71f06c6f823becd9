import { z } from 'zod';
import { isIsoDay } from '../time';
import { readCoordinates } from './rules/coordinates-text';
import { PROVIDER_ORDERS } from './rules/provider-list';
import { LANGUAGES, SPECIALISATIONS, SUPPORT_LEVELS } from './rules/site';

const id = z.uuid('invalidId');
const day = z.string('chooseDay').refine(isIsoDay, 'dayInvalid');
const shortText = (longest: number) => z.string().trim().max(longest, `textLongerThan|${longest}`);
const municipalityCode = z
  .string()
  .trim()
  .regex(/^\d{4}$/, 'municipalityCodeInvalid');

/** A place in Sweden as a map gives it, «62.2031, 16.3012»; empty for none. */
const coordinates = z
  .string()
  .trim()
  .refine((text) => text === '' || readCoordinates(text) !== null, 'coordinatesInvalid')
  .transform((text) => (text === '' ? null : readCoordinates(text)));

const agreement = {
  agreedFrom: day.nullable(),
  agreedTo: day.nullable(),
};

function isInOrder({ agreedFrom, agreedTo }: { agreedFrom: string | null; agreedTo: string | null }): boolean {
  return agreedFrom === null || agreedTo === null || agreedTo >= agreedFrom;
}

/** A provider that the municipality has an agreement with, known from before or not. */
export const registerProviderSchema = z
  .object({
    /** Made by the form, so that it is one provider however often it is sent. */
    providerId: id,
    name: shortText(200).min(1, 'required'),
    ...agreement,
  })
  .refine(isInOrder, { path: ['agreedTo'], message: 'endsBeforeItBegins' });
export type RegisterProviderInput = z.output<typeof registerProviderSchema>;

/** From when to when the municipality has an agreement with the provider. */
export const saveAgreementSchema = z
  .object({ providerId: id, ...agreement })
  .refine(isInOrder, { path: ['agreedTo'], message: 'endsBeforeItBegins' });
export type SaveAgreementInput = z.output<typeof saveAgreementSchema>;

/** A site as a whole, new or changed. */
export const saveProviderSiteSchema = z
  .object({
    providerId: id,
    /** Made by the form for a new site. */
    siteId: id,
    /** 0 for a new site. */
    revision: z.int().min(0),
    name: shortText(100).min(1, 'required'),
    municipalityCode,
    hasOffice: z.boolean(),
    address: shortText(200),
    coordinates,
    openingHours: shortText(300),
    languages: z.array(z.enum(LANGUAGES)).max(LANGUAGES.length),
    specialisations: z.array(z.enum(SPECIALISATIONS)).max(SPECIALISATIONS.length),
    serviceCodes: z.array(z.string().max(60)).max(40),
    levels: z.array(z.enum(SUPPORT_LEVELS)).max(SUPPORT_LEVELS.length),
  })
  .refine(({ hasOffice, address }) => !hasOffice || address !== '', {
    path: ['address'],
    message: 'officeNeedsAddress',
  });
export type SaveProviderSiteInput = z.output<typeof saveProviderSiteSchema>;

export const closeProviderSiteSchema = z.object({ providerId: id, siteId: id });
export type CloseProviderSiteInput = z.output<typeof closeProviderSiteSchema>;

/** From where in the municipality distances are measured. */
export const saveMunicipalityPlaceSchema = z.object({
  name: shortText(100).min(1, 'required'),
  coordinates: z
    .string()
    .trim()
    .refine((text) => readCoordinates(text) !== null, 'coordinatesInvalid')
    .transform((text) => readCoordinates(text)),
});
export type SaveMunicipalityPlaceInput = z.output<typeof saveMunicipalityPlaceSchema>;

const asked = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().catch(null);

/** What the address of the list asks for; what it does not know is as if it were not there. */
export const providerSearchSchema = z
  .object({
    kommun: asked(z.string().regex(/^\d{4}$/)).default(null),
    insats: asked(z.string().max(60)).default(null),
    sprak: asked(z.enum(LANGUAGES)).default(null),
    inriktning: asked(z.enum(SPECIALISATIONS)).default(null),
    kontor: z.string().optional().catch(undefined),
    sortering: z.enum(PROVIDER_ORDERS).catch('lottad').default('lottad'),
  })
  .transform(({ kommun, insats, sprak, inriktning, kontor, sortering }) => ({
    code: kommun,
    order: sortering,
    criteria: { service: insats, language: sprak, specialisation: inriktning, officeHere: kontor === 'ja' },
  }));
export type ProviderSearch = z.output<typeof providerSearchSchema>;
