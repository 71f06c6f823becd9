import { daysOfWeek, type IsoDay, type IsoWeek } from '../../time';
import type { ActivityException, Slot } from './planned-activity';

/** What of an activity has days of its own. */
interface Dated {
  startsOn: IsoDay;
  endsOn: IsoDay | null;
  slots: readonly Slot[];
  exceptions: readonly ActivityException[];
}

/** The exception that the day lies in; null when the activity is held as usual. */
export function findExceptionOn(exceptions: readonly ActivityException[], day: IsoDay): ActivityException | null {
  return exceptions.find(({ fromOn, toOn }) => fromOn <= day && day <= toOn) ?? null;
}

/** Whether the slot is one of those that hold on the day; its weekday is not asked about. */
export function slotHoldsOn({ startsOn = null, endsOn = null }: Slot, day: IsoDay): boolean {
  return (startsOn === null || startsOn <= day) && (endsOn === null || day <= endsOn);
}

/** The slots that hold on the day, on whatever weekday they lie. */
export function listSlotsOn<T extends Slot>(slots: readonly T[], day: IsoDay): T[] {
  return slots.filter((slot) => slotHoldsOn(slot, day));
}

/** The slots that hold on some day of the week: those of which an ordinary week at that time is made. */
export function listSlotsInWeek<T extends Slot>(slots: readonly T[], week: IsoWeek): T[] {
  const [monday, , , , , , sunday] = daysOfWeek(week);
  return slots.filter(({ startsOn = null, endsOn = null }) => haveDaysInCommon({ startsOn, endsOn }, monday, sunday));
}

/** Whether two slots may hold on the same day. */
export function slotsMeet(a: Slot, b: Slot): boolean {
  const { startsOn: aFrom = null, endsOn: aTo = null } = a;
  const { startsOn: bFrom = null, endsOn: bTo = null } = b;
  return (aFrom === null || bTo === null || aFrom <= bTo) && (bFrom === null || aTo === null || bFrom <= aTo);
}

/**
 * The activity with its slots and exceptions within its own days: what lies outside is left out, and a day outside is moved to the
 * nearest one within. A slot that holds as long as the activity has no days of its own.
 */
export function clipToDays<T extends Dated>(activity: T): T {
  const { startsOn: first, endsOn: last } = activity;
  const slots = activity.slots
    .filter((slot) => slotsMeet(slot, { ...slot, startsOn: first, endsOn: last }))
    .map((slot) => {
      const startsOn = slot.startsOn != null && slot.startsOn > first ? slot.startsOn : null;
      const endsOn = slot.endsOn != null && (last === null || slot.endsOn < last) ? slot.endsOn : null;
      return { ...slot, startsOn, endsOn };
    });
  const exceptions = activity.exceptions
    .filter(({ fromOn, toOn }) => toOn >= first && (last === null || fromOn <= last))
    .map((exception) => {
      const [, fromOn = first] = [exception.fromOn, first].toSorted();
      const [toOn = exception.toOn] = [exception.toOn, last ?? exception.toOn].toSorted();
      return { ...exception, fromOn, toOn };
    });
  return { ...activity, slots, exceptions };
}

/** The activity without what is over before the day: a new version does not carry on with it. */
export function forgetBefore<T extends Pick<Dated, 'slots' | 'exceptions'>>(activity: T, day: IsoDay): T {
  return {
    ...activity,
    slots: activity.slots.filter(({ endsOn = null }) => endsOn === null || endsOn >= day),
    exceptions: activity.exceptions.filter(({ toOn }) => toOn >= day),
  };
}

function haveDaysInCommon(
  { startsOn, endsOn }: { startsOn: IsoDay | null; endsOn: IsoDay | null },
  from: IsoDay,
  to: IsoDay,
): boolean {
  return (startsOn === null || startsOn <= to) && (endsOn === null || endsOn >= from);
}
