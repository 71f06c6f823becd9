import type { Slot } from './planned-activity';

/** A slot with where it is, and how long it takes to come there. */
export interface PlacedSlot {
  key: string;
  lineageId: string;
  place: string;
  travelMinutes: number | null;
  slot: Slot;
}

/** Two slots of one day at different places, with less time between than the way takes. */
export interface TravelShortage {
  weekday: number;
  keys: [string, string];
  lineageIds: [string, string];
  /** The time between: the end of the first and the start of the second. */
  startsMinute: number;
  endsMinute: number;
  neededMinutes: number;
}

/**
 * The pairs of following slots that are too near each other for the way between them. Only what someone has said counts: the longer of
 * the two ways, and none between slots at the same named place or of the same activity. Slots on top of each other are double-booked
 * instead. Nothing of it is counted as hours.
 */
export function listTravelShortages(slots: readonly PlacedSlot[]): TravelShortage[] {
  const inOrder = slots.toSorted((a, b) => a.slot.startsMinute - b.slot.startsMinute);
  return inOrder.flatMap((second) => {
    const first = findSlotBefore(inOrder, second);
    if (first === null || isSamePlace(first, second)) return [];
    const neededMinutes = Math.max(first.travelMinutes ?? 0, second.travelMinutes ?? 0);
    const startsMinute = first.slot.endsMinute;
    const endsMinute = second.slot.startsMinute;
    if (endsMinute - startsMinute >= neededMinutes) return [];
    const { weekday } = second.slot;
    const keys: [string, string] = [first.key, second.key];
    const lineageIds: [string, string] = [first.lineageId, second.lineageId];
    return [{ weekday, keys, lineageIds, startsMinute, endsMinute, neededMinutes }];
  });
}

/** The slot that ends last before the given one begins, that day; of several the one that is farthest away. */
function findSlotBefore(slots: readonly PlacedSlot[], { key, slot }: PlacedSlot): PlacedSlot | null {
  let found: PlacedSlot | null = null;
  for (const other of slots) {
    if (other.key === key || other.slot.weekday !== slot.weekday || other.slot.endsMinute > slot.startsMinute) continue;
    const isLater = found === null || other.slot.endsMinute > found.slot.endsMinute;
    const isFarther =
      found !== null &&
      other.slot.endsMinute === found.slot.endsMinute &&
      (other.travelMinutes ?? 0) > (found.travelMinutes ?? 0);
    if (isLater || isFarther) found = other;
  }
  return found;
}

function isSamePlace(a: PlacedSlot, b: PlacedSlot): boolean {
  if (a.lineageId === b.lineageId) return true;
  const [first, second] = [a, b].map(({ place }) => place.trim().toLocaleLowerCase('sv'));
  return first !== '' && first === second;
}
