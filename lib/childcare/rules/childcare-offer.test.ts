import { describe, expect, it } from 'vitest';
import {
  type ChildcareOfferFacts,
  type ChildcareState,
  childcareStateOf,
  findOfferOn,
  findOverlappingOffer,
  listOfferFaults,
  mayNeedChildcare,
} from './childcare-offer';

const TODAY = '2026-11-18';
const wanted: ChildcareOfferFacts = {
  isNotNeeded: false,
  startsOn: '2026-12-01',
  endsOn: null,
  appliedOn: null,
  offeredOn: null,
  declinedOn: null,
  weeklyMinutes: null,
};
const offered = { ...wanted, appliedOn: '2026-10-01', offeredOn: '2026-11-10', weeklyMinutes: 1500 };

describe('where a place stands', () => {
  it.each<[ChildcareState, ChildcareOfferFacts]>([
    ['WANTED', wanted],
    ['APPLIED', { ...wanted, appliedOn: '2026-10-01' }],
    ['OFFERED', offered],
    ['IN_PLACE', { ...offered, startsOn: TODAY }],
    ['ENDED', { ...offered, startsOn: '2026-08-01', endsOn: '2026-11-17' }],
    ['IN_PLACE', { ...offered, startsOn: '2026-08-01', endsOn: TODAY }],
    ['DECLINED', { ...offered, declinedOn: '2026-11-12' }],
    ['NOT_NEEDED', { ...wanted, isNotNeeded: true, startsOn: '2026-01-01' }],
  ])('%s', (state, offer) => {
    expect(childcareStateOf(offer, TODAY)).toBe(state);
  });
});

describe('what is wrong with an offer', () => {
  it.each<[string, Partial<ChildcareOfferFacts>, [string, string][]]>([
    ['nothing', {}, []],
    ['it ends before it begins', { endsOn: '2026-11-30' }, [['endsOn', 'childcareEndsBeforeStart']]],
    [
      'it is offered before it is applied for',
      { offeredOn: '2026-09-01' },
      [['offeredOn', 'childcareOfferedBeforeApplied']],
    ],
    ['it says no hours', { weeklyMinutes: null }, [['weeklyMinutes', 'childcareHoursMissing']]],
    [
      'it is declined before it is offered',
      { declinedOn: '2026-11-09' },
      [['declinedOn', 'childcareDeclinedBeforeOffer']],
    ],
    ['not needed, and offered', { isNotNeeded: true }, [['isNotNeeded', 'childcareNotNeededAndOffered']]],
  ])('%s', (_name, change, faults) => {
    const found = listOfferFaults({ ...offered, ...change, hours: [] });
    expect(found.map(({ field, reason }) => [field, reason])).toEqual(faults);
  });

  it('nobody declines what was not offered, and no day closes before it opens', () => {
    const hours = [{ weekday: 1, opensMinute: 480, closesMinute: 480 }];
    expect(listOfferFaults({ ...wanted, declinedOn: TODAY, hours }).map(({ reason }) => reason)).toEqual([
      'childcareDeclinedWithoutOffer',
      'childcareClosesBeforeOpening',
    ]);
  });
});

describe('two offers of one child', () => {
  const now = { ...offered, startsOn: '2026-08-01', endsOn: '2026-11-30' };
  it('lie over each other when they share a day, unless one is declined', () => {
    expect(findOverlappingOffer({ ...offered, startsOn: '2026-11-30' }, [now])).toBe(now);
    expect(findOverlappingOffer(offered, [now])).toBeNull();
    expect(findOverlappingOffer({ ...offered, startsOn: '2026-11-30', declinedOn: TODAY }, [now])).toBeNull();
    expect(findOverlappingOffer({ ...offered, startsOn: '2026-11-30' }, [{ ...now, declinedOn: TODAY }])).toBeNull();
  });

  it('each hold on their days', () => {
    expect(findOfferOn([now, offered], TODAY)).toBe(now);
    expect(findOfferOn([now, offered], '2026-12-01')).toBe(offered);
    expect(findOfferOn([{ ...now, declinedOn: TODAY }], TODAY)).toBeNull();
  });
});

it.each([
  ['2026-11-19', false],
  ['2026-11-18', true],
  ['2013-11-19', true],
  ['2013-11-18', false],
])('one born on %s may need a place: %s', (bornOn, may) => {
  expect(mayNeedChildcare({ bornOn, day: TODAY })).toBe(may);
});
