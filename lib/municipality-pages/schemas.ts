import { z } from 'zod';
import { CONTACT_SUBJECTS } from './rules/subjects';

/** A heading and what stands under it. */
export const pageSectionSchema = z.object({
  heading: z.string().trim().min(1, 'required').max(120, 'textLongerThan|120'),
  text: z.string().trim().min(1, 'required').max(4000, 'textLongerThan|4000'),
});
export type PageSection = z.output<typeof pageSectionSchema>;

export const saveMunicipalityPageSchema = z.object({
  /** The version that the writer began from; 0 when there was none. */
  basedOn: z.int().min(0),
  sections: z.array(pageSectionSchema).min(1, 'fewerThan|1').max(20, 'moreThan|20'),
});
export type SaveMunicipalityPageInput = z.output<typeof saveMunicipalityPageSchema>;

export const saveSubjectContactSchema = z
  .object({
    subject: z.enum(CONTACT_SUBJECTS, 'choose'),
    /** 0 when nobody answered for the subject. */
    revision: z.int().min(0),
    /** Null when nobody shall answer for it. */
    userId: z.uuid('invalidId').nullable(),
    standInId: z.uuid('invalidId').nullable(),
    note: z.string().trim().max(300, 'textLongerThan|300'),
  })
  .refine(({ userId, standInId }) => standInId === null || standInId !== userId, {
    path: ['standInId'],
    message: 'standInIsAnother',
  });
export type SaveSubjectContactInput = z.output<typeof saveSubjectContactSchema>;

/** Which municipality, and which of its versions; null for the latest. */
export const municipalityPageSearchSchema = z.object({
  version: z.coerce.number().int().min(1).nullable().catch(null).default(null),
});
