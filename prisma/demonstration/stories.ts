import type { ProviderKey, UnitKey } from './organisations';
import type { ProfileKey } from './profiles';
import type { ConsultationStep, Life, Pending, Stage } from './stages';

const FULL: Stage[] = [{ weeksAgo: 60, kind: 'FULL' }];
const SHORT: Stage[] = [{ weeksAgo: 57, kind: 'SHORT', gap: 'NO_PLACE' }];
const JUST_ASSESSED: Stage[] = [
  { weeksAgo: 6, kind: 'UNASSESSED' },
  { weeksAgo: 4, kind: 'UNPLANNED', gap: null },
];

function story(unit: UnitKey, stages: Stage[], more: Partial<Life> = {}): Life {
  return {
    unit,
    profile: 'ordinary',
    stages,
    isRegistered: true,
    protection: 'NONE',
    isOnBreak: false,
    pending: null,
    isStory: true,
    ...more,
  };
}

function consultation(as: ConsultationStep, provider: ProviderKey = 'stigfinnaren'): Partial<Life> {
  return { pending: { kind: 'CONSULTATION', provider, as } };
}

function plan(as: Extract<Pending, { kind: 'PLAN' }>['as'], profile: ProfileKey = 'ordinary'): Partial<Life> {
  return { profile, pending: { kind: 'PLAN', as } };
}

/** In ROM last winter without result, back in the municipality's week since. */
function afterRom(provider: ProviderKey): Stage[] {
  return [
    { weeksAgo: 70, kind: 'FULL' },
    { weeksAgo: 45, kind: 'ROM', provider, keepsMunicipalWeek: false, endReason: 'TIME_LIMIT' },
    { weeksAgo: 19, kind: 'IDLE', gap: 'NO_PLACE' },
    { weeksAgo: 15, kind: 'FULL' },
  ];
}

/** ROM ended with last week, and nobody has revised the plan yet. */
function justReturned(provider: ProviderKey): Stage[] {
  return [
    { weeksAgo: 68, kind: 'FULL' },
    { weeksAgo: 26, kind: 'ROM', provider, keepsMunicipalWeek: false, endReason: 'TIME_LIMIT' },
    { weeksAgo: 0, kind: 'RETURNED' },
  ];
}

/** What one can be shown: at least one case for each thing that may wait, in the hands of the demonstration accounts. */
export const STORIES: Life[] = [
  story('norr', FULL, consultation('OVERDUE')),
  story('norr', FULL, consultation('REQUESTED', 'bryggan')),
  story('norr', FULL, { ...consultation('ANSWERED_CONDITIONS'), profile: 'parent' }),
  story('norr', SHORT, consultation('CLEARED')),
  story('norr', FULL, consultation('NOT_AGREED', 'fyrklang')),
  story('norr', JUST_ASSESSED, plan('AWAITS_EMPLOYMENT_SERVICE')),
  story('norr', SHORT, plan('AWAITS_MUNICIPALITY', 'languageLearner')),
  story('norr', FULL, {
    pending: { kind: 'FOLLOW_UP', inDays: 9 },
    profile: 'parent',
    lately: 'ILL',
    awaitsDemand: true,
  }),
  story('norr', SHORT, { pending: { kind: 'FOLLOW_UP', inDays: -12 }, lately: 'AWAY' }),
  story('norr', [{ weeksAgo: 1, kind: 'UNASSESSED' }]),
  story('norr', FULL, { protection: 'MARKED' }),
  story('norr', justReturned('stigfinnaren')),
  story('norr', afterRom('bryggan'), { pending: { kind: 'REFERRAL_DRAFT', provider: 'fyrklang' } }),
  story('norr', SHORT, { pending: { kind: 'MUNICIPAL_CONSULTATION', dueInWorkingDays: -2 } }),
  story('norr', FULL, { pending: { kind: 'REFERRAL_DECIDED', provider: 'bryggan', startsWeeksAgo: 0 } }),

  story('syd', afterRom('stigfinnaren'), consultation('REQUESTED', 'bryggan')),
  story('syd', FULL, consultation('ANSWERED_OBJECT', 'fyrklang')),
  story('syd', SHORT, consultation('ANSWERED_AGREE')),
  story('syd', SHORT, consultation('CLEARED_UNCONFIRMED')),
  story('syd', SHORT, { isRegistered: false }),
  story('syd', FULL, { pending: { kind: 'REFERRAL_DECIDED', provider: 'stigfinnaren' } }),
  story('syd', FULL, { pending: { kind: 'FOLLOW_UP', inDays: 4 } }),
  story('syd', FULL, consultation('WITHDRAWN', 'fyrklang')),
  story('syd', JUST_ASSESSED, plan('DRAFT', 'parent')),
  story('syd', JUST_ASSESSED, plan('AWAITS_EMPLOYMENT_SERVICE', 'halfAbility')),
  story('syd', FULL, { protection: 'PROTECTED_REGISTRATION', profile: 'parent' }),
  story('syd', [{ weeksAgo: 7, kind: 'UNASSESSED' }]),
  story('syd', FULL, { isOnBreak: true }),

  story('vast', FULL, { isOnBreak: true, profile: 'parent' }),
  story('vast', [{ weeksAgo: 30, kind: 'FULL' }], { isRegistered: false, profile: 'languageLearner' }),

  story('centrum', FULL, consultation('OVERDUE', 'bryggan')),
  story('centrum', FULL, { ...consultation('REQUESTED'), profile: 'languageLearner' }),
  story('centrum', FULL, consultation('ANSWERED_AGREE', 'fyrklang')),
  story('centrum', SHORT, consultation('CLEARED')),
  story('centrum', FULL, consultation('NOT_AGREED')),
  story('centrum', JUST_ASSESSED, plan('AWAITS_EMPLOYMENT_SERVICE')),
  story('centrum', SHORT, plan('AWAITS_MUNICIPALITY', 'parent')),
  story('centrum', FULL, { pending: { kind: 'FOLLOW_UP', inDays: 6 }, lately: 'ILL' }),
  story('centrum', SHORT, { pending: { kind: 'FOLLOW_UP', inDays: -5 }, lately: 'AWAY' }),
  story('centrum', [{ weeksAgo: 2, kind: 'UNASSESSED' }]),
  story('centrum', SHORT, { isRegistered: false }),
  story('centrum', FULL, { protection: 'MARKED' }),
  story('centrum', justReturned('fyrklang')),

  story('kust', FULL, { isOnBreak: true }),
  story('kust', FULL, { pending: { kind: 'MUNICIPAL_CONSULTATION', dueInWorkingDays: 3 } }),
];

/** Those who left for work or studies, by how many weeks ago: four months have just passed for the first of each unit. */
const LEFT_FOR_WORK: Record<UnitKey, number[]> = {
  norr: [18, 19, 23, 26, 30, 34, 39, 45, 16],
  syd: [18, 22, 28, 33, 41, 50],
  vast: [20, 31, 43],
  centrum: [18, 20, 25, 32, 44, 3],
  kust: [24, 37],
};

/** Closed cases, the first two of each unit in the hands of its demonstration account. */
export function listLeftForWork(unit: UnitKey): Life[] {
  return LEFT_FOR_WORK[unit].map((weeksAgo, index) =>
    story(unit, [...FULL, { weeksAgo, kind: 'CLOSED' }], { isStory: index < 2 }),
  );
}

/** Who goes to a provider besides those of the unit's mix: enough of them for one coach that a whole week is reported at once. */
const AT_PROVIDER: Partial<Record<UnitKey, { weeksAgo: number; provider: ProviderKey; isFlexible?: true }[]>> = {
  // The first week is over, and its hours are reported on the day on which they were held.
  syd: [{ weeksAgo: 1, provider: 'bryggan', isFlexible: true }],
  vast: [
    { weeksAgo: 6, provider: 'stigfinnaren' },
    { weeksAgo: 13, provider: 'stigfinnaren' },
  ],
  kust: [{ weeksAgo: 9, provider: 'stigfinnaren' }],
};

/** In ROM since some weeks, after a full week at the municipality; those without times are in the hands of the demonstration accounts. */
export function listAtProvider(unit: UnitKey): Life[] {
  return (AT_PROVIDER[unit] ?? []).map((period) =>
    story(unit, [...FULL, { kind: 'ROM', keepsMunicipalWeek: false, endReason: null, ...period }], {
      isStory: period.isFlexible === true,
    }),
  );
}
