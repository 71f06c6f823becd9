import { z } from 'zod';

/** What is typed in the search field. A NUL or another control character is nothing that anyone types. */
export const searchCasesSchema = z.object({
  text: z
    .string()
    .max(100)
    .transform((text) => text.replace(/\p{Cc}/gu, ' ')),
});

export type SearchCasesInput = z.output<typeof searchCasesSchema>;
