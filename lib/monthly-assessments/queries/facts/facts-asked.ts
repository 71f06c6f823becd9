import type { OrganisationKind } from '@/lib/access';
import type { IsoDay } from '@/lib/time';

/** What every source of facts is told. A source is one select of the columns of {@link FACT_COLUMNS}, in that order. */
export interface FactsAsked {
  municipalityId: string;
  caseId: string;
  /** From this instant, for what has one. */
  sinceAt: Date;
  /** From this day, for what is dated. */
  sinceOn: IsoDay;
  today: IsoDay;
  reader: OrganisationKind;
}

/** key text, kind text, at timestamptz, day date, by_id uuid, party text, texts jsonb, path text */
export const FACT_COLUMNS = ['key', 'kind', 'at', 'day', 'by_id', 'party', 'texts', 'path'] as const;
