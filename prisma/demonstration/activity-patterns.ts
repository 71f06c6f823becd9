import type { Slot } from '@/lib/plans';
import type { ProviderKey } from './organisations';

export type GroupKey =
  | 'vocationalA'
  | 'vocationalB'
  | 'language'
  | 'cv'
  | 'coaching'
  | 'digital'
  | 'motivation'
  | 'workshop'
  | 'kitchen'
  | 'health'
  | 'supported'
  | 'ips'
  | 'vocationalC';

/** An activity as it recurs in a person's week. */
export interface ActivityPattern {
  /** A code of the catalogue of activities. */
  typeCode: string;
  /** How it is called in the plan; «{employer}» becomes the person's own employer. */
  title: string;
  group: GroupKey | null;
  /** The provider that holds it; null for all else. */
  provider: ProviderKey | null;
  slots: Slot[];
  /** Minutes a week without fixed times; null for an activity with slots. */
  flexibleWeeklyMinutes: number | null;
}

const MON_TO_THU = [1, 2, 3, 4];
const MON_TO_FRI = [1, 2, 3, 4, 5];
const TUE_THU = [2, 4];
const FRI = [5];

/** The same clock hours on several weekdays. */
export function on(weekdays: readonly number[], startsHour: number, endsHour: number): Slot[] {
  return weekdays.map((weekday) => ({ weekday, startsMinute: startsHour * 60, endsMinute: endsHour * 60 }));
}

function inGroup(group: GroupKey, typeCode: string, title: string) {
  return (slots: Slot[]): ActivityPattern => ({ ...alone(typeCode, title)(slots), group });
}

function alone(typeCode: string, title: string) {
  return (slots: Slot[]): ActivityPattern => ({
    typeCode,
    title,
    group: null,
    provider: null,
    slots,
    flexibleWeeklyMinutes: null,
  });
}

const workPlacement = alone('WORK_PLACEMENT', 'Praktik hos {employer}');
const supportedEmployment = alone('SUPPORTED_EMPLOYMENT', 'Supported Employment hos {employer}');
const coaching = inGroup('coaching', 'JOB_COACHING', 'Jobbcoachning i grupp');
const digital = inGroup('digital', 'DIGITAL_SKILLS', 'Digitala verktyg');
const workshop = inGroup('workshop', 'WORK_TRAINING', 'Arbetsträning på Återbruket');
const kitchen = inGroup('kitchen', 'WORK_TRAINING', 'Arbetsträning i köket');
const health = inGroup('health', 'HEALTH_ROUTINES', 'Hälsa och vardagsrutiner');
const language = inGroup('language', 'LANGUAGE_TRAINING', 'Språkträning');

const vocationalA = inGroup('vocationalA', 'VOCATIONAL_SWEDISH', 'Yrkessvenska')(on(MON_TO_THU, 9, 12));
const vocationalB = inGroup('vocationalB', 'VOCATIONAL_SWEDISH', 'Yrkessvenska')(on(MON_TO_THU, 13, 16));
const cv = inGroup('cv', 'CV_SUPPORT', 'CV-stöd')(on(FRI, 9, 12));
const motivation = inGroup('motivation', 'MOTIVATION', 'Motivation och kartläggning')(on(TUE_THU, 9, 12));

export const SFI = alone('SFI', 'SFI')(on(MON_TO_FRI, 9, 12));
export const PART_TIME_JOB = alone(
  'EMPLOYMENT',
  'Timanställning hos {employer}',
)([...on([4], 8, 16), ...on(FRI, 8, 15)]);
export const FULL_TIME_JOB = alone('EMPLOYMENT', 'Anställning hos {employer}')(on(MON_TO_FRI, 8, 16));
export const FOLK_HIGH_SCHOOL = alone('FOLK_HIGH_SCHOOL', 'Folkhögskola, allmän kurs')(on(MON_TO_FRI, 8, 16));
export const LABOUR_MARKET_TRAINING = alone(
  'LABOUR_MARKET_TRAINING',
  'Yrkesutbildning, lager och truck',
)(on(MON_TO_FRI, 8, 15));
export const STEG_TILL_ARBETE = alone('STEG_TILL_ARBETE', 'Steg till arbete')(on(TUE_THU, 14.5, 16.5));

/** The person's own search for work, without fixed times. */
export function ownJobSearch(weeklyMinutes: number): ActivityPattern {
  return { ...alone('OWN_JOB_SEARCH', 'Eget arbetssökande')([]), flexibleWeeklyMinutes: weeklyMinutes };
}

const ROM_SLOTS: Record<ProviderKey, Slot[]> = {
  stigfinnaren: on([2], 10, 11.5),
  bryggan: on([4], 13, 14),
  fyrklang: on([3], 9, 11),
};

/** What Rusta och matcha holds in a week where the days are agreed on from one week to the next. */
const FLEXIBLE_ROM_MINUTES = 90;

/** Rusta och matcha at a provider: an hour or two a week. */
export function romAt(provider: { key: ProviderKey; name: string }, isFlexible = false): ActivityPattern {
  return {
    ...alone('ROM', `Rusta och matcha (ROM) · ${provider.name}`)(isFlexible ? [] : ROM_SLOTS[provider.key]),
    provider: provider.key,
    flexibleWeeklyMinutes: isFlexible ? FLEXIBLE_ROM_MINUTES : null,
  };
}

/** Weeks that reach the demand of the named number of hours. */
export const FULL_WEEKS = {
  35: [
    [workPlacement(on(MON_TO_THU, 8, 16)), cv],
    [workshop(on(MON_TO_THU, 8, 16)), coaching(on(FRI, 9, 12))],
    [vocationalA, workPlacement(on(MON_TO_THU, 13, 17)), digital(on(FRI, 9, 12)), coaching(on(FRI, 13, 17))],
    [kitchen(on(MON_TO_FRI, 8, 13)), coaching([...on(MON_TO_THU, 14, 16), ...on(FRI, 14, 16)])],
  ],
  25: [
    [workPlacement(on(MON_TO_THU, 9, 14)), cv, coaching(on(FRI, 13, 15))],
    [vocationalA, workPlacement(on([1, 2, 3], 12, 15)), digital(on(FRI, 9, 13))],
    [kitchen(on(MON_TO_FRI, 8, 13))],
  ],
  20: [[language(on(MON_TO_THU, 13, 17)), digital(on(FRI, 13, 17))], [workPlacement(on([1, 2, 3, 4, 5], 13, 17))]],
  '20 utan heldag': [
    [workshop(on(MON_TO_THU, 9, 13)), health(on(FRI, 9, 13))],
    [kitchen(on([1, 3, 5], 8, 13)), health([...on(TUE_THU, 9, 11.5)])],
  ],
  '20 bredvid arbete': [[workPlacement(on([1, 2, 3], 8, 14)), coaching(on([3], 14, 16))]],
  15: [[supportedEmployment(on([1, 2, 3], 9, 14))], [kitchen(on([1, 3, 5], 8, 13))]],
  '15 med språk': [[vocationalA, cv]],
} satisfies Record<string, ActivityPattern[][]>;

/** Weeks that hold something but do not reach the demand. */
export const SHORT_WEEKS = {
  35: [
    [workPlacement(on(MON_TO_THU, 8, 16))],
    [vocationalB, cv],
    [coaching(on([1, 3], 9, 12)), cv],
    [workshop(on([1, 3, 5], 8, 15))],
    [motivation],
    [vocationalA, digital(on(FRI, 9, 12))],
  ],
  25: [[vocationalA, cv], [motivation, cv], [kitchen(on([1, 3], 8, 13))]],
  20: [[language(on(TUE_THU, 13, 16))], [language(on(MON_TO_THU, 13, 16))]],
  '20 utan heldag': [[health(on(TUE_THU, 9, 12))], [workshop(on(TUE_THU, 9, 13))]],
  '20 bredvid arbete': [[coaching(on([1], 9, 12))], [workPlacement(on([1, 2], 8, 14))]],
  15: [[supportedEmployment(on(TUE_THU, 9, 12))], [health(on(TUE_THU, 9, 12))]],
  '15 med språk': [[motivation]],
} satisfies Record<keyof typeof FULL_WEEKS, ActivityPattern[][]>;

/** A group of a municipality with the activity it holds: when it meets (as agreed with each person, without times), and for how many. */
interface DemonstrationGroup {
  key: GroupKey;
  name: string;
  typeCode: string;
  slots: Slot[];
  places: number;
  /** Weeks from now to its first and its last day; null where nothing bounds it. */
  firstWeek: number | null;
  lastWeek: number | null;
}

function group(
  key: GroupKey,
  name: string,
  typeCode: string,
  meets: Pick<DemonstrationGroup, 'slots' | 'places'> & Partial<DemonstrationGroup>,
): DemonstrationGroup {
  return { key, name, typeCode, firstWeek: null, lastWeek: null, ...meets };
}

/** The groups of a municipality, in the order in which its job coaches share them. */
export const GROUPS: DemonstrationGroup[] = [
  group('vocationalA', 'Yrkessvenska, grupp A', 'VOCATIONAL_SWEDISH', { slots: on(MON_TO_THU, 9, 12), places: 20 }),
  group('vocationalB', 'Yrkessvenska, grupp B', 'VOCATIONAL_SWEDISH', { slots: on(MON_TO_THU, 13, 16), places: 20 }),
  group('language', 'Språkträning', 'LANGUAGE_TRAINING', { slots: on(MON_TO_THU, 13, 16), places: 16 }),
  group('cv', 'CV-stöd, fredagar', 'CV_SUPPORT', { slots: on(FRI, 9, 12), places: 40 }),
  group('coaching', 'Jobbcoachning', 'JOB_COACHING', {
    slots: [...on([1, 3], 13, 15), ...on(FRI, 13, 15)],
    places: 40,
  }),
  group('digital', 'Digitala verktyg', 'DIGITAL_SKILLS', { slots: on(FRI, 9, 12), places: 25, lastWeek: 26 }),
  group('motivation', 'Motivation och kartläggning', 'MOTIVATION', { slots: on(TUE_THU, 9, 12), places: 15 }),
  group('workshop', 'Arbetsträning, Återbruket', 'WORK_TRAINING', { slots: on(MON_TO_THU, 8, 16), places: 24 }),
  group('kitchen', 'Arbetsträning, köket', 'WORK_TRAINING', { slots: on(MON_TO_FRI, 8, 13), places: 20 }),
  group('health', 'Hälsa och vardagsrutiner', 'HEALTH_ROUTINES', { slots: on(TUE_THU, 13, 15), places: 12 }),
  group('supported', 'Supported Employment', 'SUPPORTED_EMPLOYMENT', { slots: [], places: 18 }),
  group('ips', 'IPS, individanpassat stöd till arbete', 'IPS', { slots: [], places: 10 }),
  group('vocationalC', 'Yrkessvenska, ny grupp', 'VOCATIONAL_SWEDISH', {
    slots: on([5], 9, 12),
    places: 16,
    firstWeek: 1,
    lastWeek: 20,
  }),
];
