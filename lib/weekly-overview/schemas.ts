import { z } from 'zod';
import { LEVELS } from '../case-weeks';

/** What the persons behind a number may be narrowed to; anything else in the address counts as nothing. */
export const overviewSearchSchema = z.object({
  kommun: z.uuid().optional().catch(undefined),
  enhet: z.uuid().optional().catch(undefined),
  niva: z
    .enum([...LEVELS, 'FORMALLY_FULL_TIME'])
    .optional()
    .catch(undefined),
  sida: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export type OverviewSearch = z.output<typeof overviewSearchSchema>;
