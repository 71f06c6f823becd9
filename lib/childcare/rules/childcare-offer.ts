import { ageOn, type IsoDay, periodHolds } from '../../time';
import type { OpenHours } from './childcare-need';

/** Where a child's place stands, computed from what is known of it. */
export type ChildcareState = 'NOT_NEEDED' | 'APPLIED' | 'OFFERED' | 'IN_PLACE' | 'DECLINED' | 'ENDED' | 'WANTED';

/** What is known of a child's place from a day on. */
export interface ChildcareOfferFacts {
  isNotNeeded: boolean;
  startsOn: IsoDay;
  endsOn: IsoDay | null;
  appliedOn: IsoDay | null;
  offeredOn: IsoDay | null;
  declinedOn: IsoDay | null;
  weeklyMinutes: number | null;
}

/** Until which birthday a child is asked about: fritidshem is for those up to twelve. */
const ASKED_UNTIL_AGE = 13;

/** Whether a child of this age may need a place at all. */
export function mayNeedChildcare({ bornOn, day }: { bornOn: IsoDay; day: IsoDay }): boolean {
  return bornOn <= day && ageOn({ bornOn, day }) < ASKED_UNTIL_AGE;
}

/** Where the place stands on the day: from the facts alone, never typed. WANTED is known only by when it would begin. */
export function childcareStateOf(offer: ChildcareOfferFacts, today: IsoDay): ChildcareState {
  if (offer.declinedOn !== null) return 'DECLINED';
  if (offer.endsOn !== null && offer.endsOn < today) return 'ENDED';
  if (offer.isNotNeeded) return 'NOT_NEEDED';
  if (offer.offeredOn !== null) return offer.startsOn <= today ? 'IN_PLACE' : 'OFFERED';
  return offer.appliedOn !== null ? 'APPLIED' : 'WANTED';
}

/** What is wrong with an offer, beside its field; the reason is a key under `reasons`. */
export function listOfferFaults(offer: ChildcareOfferFacts & { hours: readonly OpenHours[] }) {
  const { isNotNeeded, startsOn, endsOn, appliedOn, offeredOn, declinedOn, weeklyMinutes, hours } = offer;
  const faults: { field: string; reason: string }[] = [];
  const add = (isWrong: boolean, field: string, reason: string) => {
    if (isWrong) faults.push({ field, reason });
  };
  add(endsOn !== null && endsOn < startsOn, 'endsOn', 'childcareEndsBeforeStart');
  add(offeredOn !== null && appliedOn !== null && offeredOn < appliedOn, 'offeredOn', 'childcareOfferedBeforeApplied');
  add(declinedOn !== null && offeredOn === null, 'declinedOn', 'childcareDeclinedWithoutOffer');
  add(
    declinedOn !== null && offeredOn !== null && declinedOn < offeredOn,
    'declinedOn',
    'childcareDeclinedBeforeOffer',
  );
  add(offeredOn !== null && weeklyMinutes === null, 'weeklyMinutes', 'childcareHoursMissing');
  add(weeklyMinutes !== null && weeklyMinutes % 5 !== 0, 'weeklyMinutes', 'assessmentMinutesNotFive');
  add(isNotNeeded && (appliedOn ?? offeredOn ?? weeklyMinutes) !== null, 'isNotNeeded', 'childcareNotNeededAndOffered');
  hours.forEach(({ opensMinute, closesMinute }, index) => {
    add(closesMinute <= opensMinute, `hours.${index}.closesMinute`, 'childcareClosesBeforeOpening');
  });
  return faults;
}

/** An offer that shares a day with the wanted one and has not been declined; null when there is none. */
export function findOverlappingOffer<T extends ChildcareOfferFacts>(
  wanted: ChildcareOfferFacts,
  others: readonly T[],
): T | null {
  if (wanted.declinedOn !== null) return null;
  return (
    others.find(
      ({ startsOn, endsOn, declinedOn }) =>
        declinedOn === null &&
        startsOn <= (wanted.endsOn ?? '9999-12-31') &&
        (endsOn ?? '9999-12-31') >= wanted.startsOn,
    ) ?? null
  );
}

/** What holds for the child on the day: what has been declined counts no more. */
export function findOfferOn<T extends ChildcareOfferFacts>(offers: readonly T[], day: IsoDay): T | null {
  return (
    offers.find(
      ({ startsOn, endsOn, declinedOn }) => declinedOn === null && periodHolds({ fromOn: startsOn, toOn: endsOn }, day),
    ) ?? null
  );
}
