import type { ExemptionKind } from '@/lib/assessments';
import type { GapCauseCode } from '@/lib/case-weeks';
import type { Chance } from './chance';
import type { ProviderKey } from './organisations';
import type { ProfileKey } from './profiles';
import type { Stage } from './stages';

/** The ways a year may go. Each gives its stages, oldest first. */
export const PATHS = {
  steadyFull: (chance) => [{ weeksAgo: opened(chance), kind: 'FULL' }],
  improving: (chance) => [
    { weeksAgo: opened(chance), kind: 'SHORT', gap: drawGap(chance) },
    { weeksAgo: chance.between(0, 11), kind: 'FULL' },
  ],
  climbing: (chance) => [
    { weeksAgo: opened(chance), kind: 'IDLE', gap: drawGap(chance) },
    { weeksAgo: chance.between(8, 30), kind: 'SHORT', gap: drawGap(chance) },
    { weeksAgo: chance.between(0, 6), kind: 'FULL' },
  ],
  falling: (chance) => [
    { weeksAgo: opened(chance), kind: 'FULL' },
    { weeksAgo: chance.between(0, 11), kind: 'SHORT', gap: drawGap(chance) },
  ],
  losing: (chance) => [
    { weeksAgo: opened(chance), kind: 'SHORT', gap: drawGap(chance) },
    { weeksAgo: chance.between(0, 11), kind: 'IDLE', gap: drawGap(chance) },
  ],
  started: (chance) => [
    { weeksAgo: opened(chance), kind: 'IDLE', gap: drawGap(chance) },
    { weeksAgo: chance.between(0, 11), kind: 'SHORT', gap: drawGap(chance) },
  ],
  steadyShort: (chance) => [{ weeksAgo: opened(chance), kind: 'SHORT', gap: drawGap(chance) }],
  onceFull: (chance) => [
    { weeksAgo: opened(chance), kind: 'FULL' },
    { weeksAgo: chance.between(14, 40), kind: 'SHORT', gap: drawGap(chance) },
  ],
  idle: (chance) => [
    { weeksAgo: opened(chance), kind: 'SHORT', gap: drawGap(chance) },
    { weeksAgo: chance.between(12, 30), kind: 'IDLE', gap: drawGap(chance) },
  ],
  planEnded: (chance) => [
    { weeksAgo: opened(chance), kind: 'SHORT', gap: drawGap(chance) },
    { weeksAgo: chance.between(1, 9), kind: 'UNPLANNED', gap: drawGap(chance) },
  ],
  newcomer: (chance) => {
    const weeksAgo = chance.between(5, 12);
    return [
      { weeksAgo, kind: 'UNASSESSED' },
      { weeksAgo: weeksAgo - chance.between(1, 2), kind: 'UNPLANNED', gap: null },
    ];
  },
  newcomerAtWork: (chance) => {
    const weeksAgo = chance.between(9, 40);
    return [
      { weeksAgo, kind: 'UNASSESSED' },
      { weeksAgo: weeksAgo - 1, kind: 'UNPLANNED', gap: null },
      { weeksAgo: weeksAgo - chance.between(3, 4), kind: 'SHORT', gap: drawGap(chance) },
      { weeksAgo: chance.between(0, weeksAgo - 8), kind: 'FULL' },
    ];
  },
  unassessed: (chance) => [{ weeksAgo: chance.between(1, 4), kind: 'UNASSESSED' }],
  rom: (chance) => [
    { weeksAgo: opened(chance), kind: chance.happens(0.5) ? 'FULL' : 'SHORT', gap: null },
    {
      weeksAgo: chance.between(1, 24),
      kind: 'ROM',
      provider: drawProvider(chance),
      keepsMunicipalWeek: chance.happens(0.15),
      endReason: null,
    },
  ],
  romWithoutResult: (chance) => {
    const began = chance.between(34, 46);
    const ended = began - chance.between(16, 25);
    return [
      { weeksAgo: opened(chance), kind: 'FULL' },
      {
        weeksAgo: began,
        kind: 'ROM',
        provider: drawProvider(chance),
        keepsMunicipalWeek: false,
        endReason: chance.oneOf(['TIME_LIMIT', 'NO_SUITABLE_SUPPORT', 'NO_SUITABLE_SUPPORT', 'OTHER'] as const),
      },
      { weeksAgo: ended, kind: 'IDLE', gap: 'NO_PLACE' },
      { weeksAgo: ended - chance.between(3, 7), kind: chance.happens(0.5) ? 'FULL' : 'SHORT', gap: drawGap(chance) },
    ];
  },
  romToWork: (chance) => {
    const began = chance.between(26, 46);
    return [
      { weeksAgo: opened(chance), kind: 'SHORT', gap: drawGap(chance) },
      {
        weeksAgo: began,
        kind: 'ROM',
        provider: drawProvider(chance),
        keepsMunicipalWeek: chance.happens(0.5),
        endReason: 'WORK',
      },
      { weeksAgo: began - chance.between(14, 22), kind: 'EXEMPT', by: 'EMPLOYMENT' },
    ];
  },
  exempt: (chance) => [
    { weeksAgo: opened(chance), kind: 'SHORT', gap: drawGap(chance) },
    {
      weeksAgo: chance.between(2, 40),
      kind: 'EXEMPT',
      by: chance.oneOf<ExemptionKind>([
        'EMPLOYMENT',
        'EDUCATION',
        'LABOUR_MARKET_PROGRAMME',
        'SICKNESS_BENEFIT',
        'PARENTAL_LEAVE',
      ]),
    },
  ],
  leftForWork: (chance) => [
    { weeksAgo: opened(chance), kind: 'FULL' },
    { weeksAgo: chance.between(3, 30), kind: 'CLOSED' },
  ],
} satisfies Record<string, (chance: Chance) => Stage[]>;

export type PathKey = keyof typeof PATHS;

/** When the person's present way of life began: somewhat more than a year ago for most. */
function opened(chance: Chance): number {
  return chance.happens(0.8) ? chance.between(54, 78) : chance.between(42, 53);
}

function drawGap(chance: Chance): GapCauseCode | null {
  return chance.oneByWeight<GapCauseCode | null>([
    ['NO_PLACE', 40],
    ['WAITING_FOR_SFI', 20],
    ['AF_DECISION', 14],
    ['PROVIDER_CANCELLED', 7],
    ['CHILDCARE_MISSING', 6],
    ['HEALTH', 5],
    ['INDIVIDUAL', 2],
    [null, 3],
  ]);
}

function drawProvider(chance: Chance): ProviderKey {
  return chance.oneByWeight<ProviderKey>([
    ['stigfinnaren', 5],
    ['bryggan', 3],
    ['fyrklang', 3],
  ]);
}

/** What may be asked of a person who comes through the door. */
export function drawProfile(chance: Chance, path: PathKey): ProfileKey {
  const profile = chance.oneByWeight<ProfileKey>([
    ['ordinary', 44],
    ['parent', 18],
    ['languageLearner', 14],
    ['halfAbility', 9],
    ['partTimeJob', 6],
    ['halfBenefit', 4],
    ['shortChildcare', 3],
    ['stepToWork', 2],
  ]);
  return path === 'steadyFull' && chance.happens(0.06) ? 'occupied' : profile;
}
