import {
  type ApprovingParty,
  type CatalogueEntry,
  calculatePlanFigures,
  isAtWorkplace,
  listActivitiesInWeek,
  type PlanActivity,
  type PlanFigures,
  type RequirementPeriod,
  type Slot,
  slotsMeet,
} from '../../plans';
import { daysOfWeek, type IsoDay, type IsoWeek, isPublicHoliday } from '../../time';
import { lengthOf, overlaps, placeInFreeTime } from './free-time';
import { listEmploymentServiceOffers, type Offer } from './offer';

/** A suggestion may reach this far over the gap, so that a group of three hours fits where two and a half are missing. */
export const MOST_OVER_MINUTES = 60;
/** What is proposed at most of something whose times are agreed with the person: a day's work. */
export const MOST_AGREED_MINUTES = 480;

/** Why something is suggested, or what is to be known of it. Minutes are of an ordinary week. */
export type SuggestionReason =
  | { code: 'AT_WORKPLACE' }
  | { code: 'STRENGTHENS_FIRST' }
  | { code: 'LANGUAGE_WHILE_WAITING' }
  | { code: 'FILLS'; minutes: number; gapMinutes: number }
  | { code: 'OVER'; minutes: number }
  | { code: 'EVIDENCE'; source: string }
  | { code: 'PARALLEL' }
  | { code: 'PART_OF_GROUP'; of: number }
  | { code: 'NOT_ON_HOLIDAYS' }
  | { code: 'AGREED_TIMES'; party: ApprovingParty }
  | { code: 'COUNTS_AS_OCCUPATION' }
  | { code: 'PLACES'; left: number };

/** Something that fits the drawn week, ready to be put in it. */
export interface Suggestion {
  /** The same for the same offer, however the week is drawn. */
  key: string;
  typeCode: string;
  name: string;
  party: ApprovingParty;
  groupId: string | null;
  place: string;
  slots: Slot[];
  startsOn: IsoDay;
  endsOn: IsoDay | null;
  /** What it holds a week, and what of the gap that fills. */
  minutes: number;
  fillsMinutes: number;
  /** The times are proposed, and agreed with the person and who holds it. */
  hasAgreedTimes: boolean;
  reasons: SuggestionReason[];
}

/** The drawn week and what it is measured against. */
export interface DrawnWeek {
  activities: readonly PlanActivity[];
  catalogue: readonly CatalogueEntry[];
  requirement: RequirementPeriod;
  week: IsoWeek;
  /** The first day of the plan. */
  startsOn: IsoDay;
  goalKind: 'WORK' | 'STUDIES' | null;
  offers: readonly Offer[];
  /** Registered at Arbetsförmedlingen, whose measures are then on offer. */
  isRegistered: boolean;
  /** It is recorded that the person waits for SFI. */
  isWaitingForSfi: boolean;
}

/**
 * What is offered that fits the drawn week, best first: what the plan lacks (a workplace when the goal is work, something that
 * strengthens when it only matches, language while SFI is awaited), then what fills most of the gap, then what is known to work, then
 * what runs beside the rest. Otherwise as the catalogue has it and by name: no organiser goes before another (2 kap. 8 § kommunallagen),
 * and no provider is named. Nothing lies on another activity or on a public holiday of the week, or holds more than the gap and an hour.
 */
export function suggestForGap(drawn: DrawnWeek): { gapMinutes: number; suggestions: Suggestion[] } {
  const { activities, catalogue, requirement, week, offers, isRegistered } = drawn;
  const figures = calculatePlanFigures({ activities, catalogue, requirement, week });
  if (figures.gapMinutes === 0 || figures.isExempt) return { gapMinutes: 0, suggestions: [] };
  const all = [...offers, ...(isRegistered ? listEmploymentServiceOffers(catalogue) : [])];
  const fitting = all.flatMap((offer) => fitOffer(offer, drawn, figures) ?? []);
  return {
    gapMinutes: figures.gapMinutes,
    suggestions: fitting.toSorted((a, b) => compare(a, b, catalogue)),
  };
}

function fitOffer(offer: Offer, drawn: DrawnWeek, figures: PlanFigures): Suggestion | null {
  const { activities, catalogue, week } = drawn;
  const type = catalogue.find(({ code }) => code === offer.typeCode);
  const period = findPeriod(offer, drawn);
  const running = listActivitiesInWeek(activities, week);
  const isThere = running.some(
    ({ typeCode, groupId }) => typeCode === offer.typeCode || isSame(groupId, offer.groupId),
  );
  if (!type || period === null || isThere || offer.placesLeft === 0) return null;

  const { gapMinutes } = figures;
  const busy = activities
    .filter(({ startsOn, endsOn }) => startsOn <= (period.endsOn ?? '9999') && (endsOn ?? '9999') >= period.startsOn)
    .flatMap(({ slots, travelMinutes }) =>
      slots.filter((slot) => slotsMeet(slot, { ...slot, ...period })).map((slot) => withWay(slot, travelMinutes ?? 0)),
    );
  const { open, holidays } = splitWeekdays(week);
  const hasAgreedTimes = offer.slots.length === 0;
  const slots = hasAgreedTimes
    ? placeInFreeTime({ minutes: Math.min(gapMinutes, MOST_AGREED_MINUTES), busy, weekdays: open })
    : chooseSlots(offer.slots, { busy, holidays, mostMinutes: gapMinutes + MOST_OVER_MINUTES });
  const minutes = slots.reduce((sum, slot) => sum + lengthOf(slot), 0);
  if (minutes === 0) return null;

  const fillsMinutes = type.activityClass === 'ASSIGNED' ? Math.min(minutes, gapMinutes) : 0;
  const reasons: SuggestionReason[] = [
    ...listNeedsMet(type, drawn, figures),
    ...(fillsMinutes > 0
      ? [{ code: 'FILLS' as const, minutes: fillsMinutes, gapMinutes }]
      : [{ code: 'COUNTS_AS_OCCUPATION' as const }]),
    ...(fillsMinutes > 0 && minutes > gapMinutes ? [{ code: 'OVER' as const, minutes: minutes - gapMinutes }] : []),
    ...(type.isEvidenceBased ? [{ code: 'EVIDENCE' as const, source: type.source }] : []),
    ...(running.length > 0 ? [{ code: 'PARALLEL' as const }] : []),
    ...(hasAgreedTimes ? [{ code: 'AGREED_TIMES' as const, party: type.party }] : []),
    ...(!hasAgreedTimes && slots.length < offer.slots.length
      ? [{ code: 'PART_OF_GROUP' as const, of: offer.slots.length }]
      : []),
    ...(holidays.some((weekday) => hasAgreedTimes || offer.slots.some((slot) => slot.weekday === weekday))
      ? [{ code: 'NOT_ON_HOLIDAYS' as const }]
      : []),
    ...(offer.placesLeft === null ? [] : [{ code: 'PLACES' as const, left: offer.placesLeft }]),
  ];
  const { typeCode, name, groupId, place } = offer;
  const key = groupId ?? typeCode;
  return {
    ...{ key, typeCode, name, groupId, place, party: type.party },
    ...period,
    ...{ slots, minutes, fillsMinutes, hasAgreedTimes, reasons },
  };
}

/** The slot with the way there and back. */
function withWay({ weekday, startsMinute, endsMinute }: Slot, minutes: number): Slot {
  return { weekday, startsMinute: startsMinute - minutes, endsMinute: endsMinute + minutes };
}

function isSame(groupId: string | null, offered: string | null): boolean {
  return offered !== null && groupId === offered;
}

/** From when to when it would run: with the plan, the offer and the week that is looked at. Null when it is not held in that week. */
function findPeriod(
  { firstOn, lastOn }: Offer,
  { startsOn: planStartsOn, week }: DrawnWeek,
): Pick<Suggestion, 'startsOn' | 'endsOn'> | null {
  const [monday, , , , , , sunday] = daysOfWeek(week);
  const startsOn = [planStartsOn, firstOn ?? '', monday].reduce((latest, day) => (day > latest ? day : latest));
  return startsOn > sunday || (lastOn !== null && lastOn < startsOn) ? null : { startsOn, endsOn: lastOn };
}

function splitWeekdays(week: IsoWeek): { open: number[]; holidays: number[] } {
  const days = daysOfWeek(week);
  const holidays = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => isPublicHoliday(days[weekday - 1] ?? days[0]));
  return { open: [1, 2, 3, 4, 5].filter((weekday) => !holidays.includes(weekday)), holidays };
}

/** The times of a group that fit whole, in the order of the week, as long as they do not hold more than `mostMinutes`. */
function chooseSlots(
  slots: readonly Slot[],
  { busy, holidays, mostMinutes }: { busy: readonly Slot[]; holidays: readonly number[]; mostMinutes: number },
): Slot[] {
  const chosen: Slot[] = [];
  let left = mostMinutes;
  for (const slot of slots.toSorted((a, b) => a.weekday - b.weekday || a.startsMinute - b.startsMinute)) {
    const isFree = !holidays.includes(slot.weekday) && ![...busy, ...chosen].some((other) => overlaps(slot, other));
    if (!isFree || lengthOf(slot) > left) continue;
    chosen.push(slot);
    left -= lengthOf(slot);
  }
  return chosen;
}

function listNeedsMet(
  type: CatalogueEntry,
  { activities, catalogue, week, goalKind, isWaitingForSfi }: DrawnWeek,
  figures: PlanFigures,
): SuggestionReason[] {
  const hasWorkplace = listActivitiesInWeek(activities, week).some(({ typeCode }) =>
    catalogue.some((entry) => entry.code === typeCode && isAtWorkplace(entry)),
  );
  return [
    ...(goalKind === 'WORK' && !hasWorkplace && isAtWorkplace(type) ? [{ code: 'AT_WORKPLACE' as const }] : []),
    ...(figures.isOnlyMatching && type.strengthens ? [{ code: 'STRENGTHENS_FIRST' as const }] : []),
    ...(isWaitingForSfi && type.lawKind === 2 ? [{ code: 'LANGUAGE_WHILE_WAITING' as const }] : []),
  ];
}

const NEEDS: readonly SuggestionReason['code'][] = ['AT_WORKPLACE', 'STRENGTHENS_FIRST', 'LANGUAGE_WHILE_WAITING'];

function compare(a: Suggestion, b: Suggestion, catalogue: readonly CatalogueEntry[]): number {
  const has = ({ reasons }: Suggestion, code: SuggestionReason['code']) =>
    Number(reasons.some((reason) => reason.code === code));
  const needs = ({ reasons }: Suggestion) => reasons.filter(({ code }) => NEEDS.includes(code)).length;
  const place = ({ typeCode }: Suggestion) => catalogue.findIndex(({ code }) => code === typeCode);
  return (
    needs(b) - needs(a) ||
    b.fillsMinutes - a.fillsMinutes ||
    has(b, 'EVIDENCE') - has(a, 'EVIDENCE') ||
    has(b, 'PARALLEL') - has(a, 'PARALLEL') ||
    place(a) - place(b) ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) ||
    (a.key < b.key ? -1 : 1)
  );
}
