import type { CatalogueEntry, PlanActivityView, PlannerActivity } from '@/lib/plans';

/** Whose an activity is: the provider's when it came through a referral, else as the catalogue has it. */
export type PartyOf = (
  activity: Pick<PlannerActivity, 'lineageId' | 'typeCode'>,
) => 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER';

/** Looks the party up in what was saved, and in the catalogue for what is new. */
export function findParty(saved: readonly PlanActivityView[], catalogue: readonly CatalogueEntry[]): PartyOf {
  return ({ lineageId, typeCode }) =>
    saved.find((activity) => activity.lineageId === lineageId)?.party ??
    catalogue.find(({ code }) => code === typeCode)?.party ??
    'MUNICIPALITY';
}
