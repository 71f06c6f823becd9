import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankPlanActivity } from '../../../tests/builders/plan-activities';
import { ideaCatalogue, ordinaryRequirement, testOffer } from '../../../tests/builders/plan-ideas';
import { calculatePlanFigures, closePlanner, openPlanner, type PlanActivity, type Slot } from '../../plans';
import { daysOfWeek, isPublicHoliday } from '../../time';
import { applySuggestion } from './apply-suggestion';
import { overlaps } from './free-time';
import type { Offer } from './offer';
import { type DrawnWeek, MOST_OVER_MINUTES, suggestForGap } from './suggest-for-gap';

const days = (weekdays: number[], from: number, to: number): Slot[] =>
  weekdays.map((weekday) => ({ weekday, startsMinute: from * 60, endsMinute: to * 60 }));

const placement = blankPlanActivity({ slots: days([1, 2, 3, 4], 8, 16) });
const cv = testOffer('CV_SUPPORT', { name: 'CV-stöd', slots: days([5], 9, 12) });
const language = testOffer('VOCATIONAL_SWEDISH', { name: 'Yrkessvenska', slots: days([1, 2, 3, 4], 9, 12) });
const kitchen = testOffer('WORK_TRAINING', { name: 'Köket', slots: days([1, 3, 5], 8, 13) });

function drawn(more: Partial<DrawnWeek> = {}): DrawnWeek {
  return {
    activities: [placement],
    catalogue: ideaCatalogue,
    requirement: ordinaryRequirement,
    week: '2026-W48',
    startsOn: '2026-11-23',
    goalKind: 'WORK',
    offers: [cv, language, kitchen],
    isRegistered: false,
    isWaitingForSfi: false,
    ...more,
  };
}

const namesOf = (more: Partial<DrawnWeek>) => suggestForGap(drawn(more)).suggestions.map(({ name }) => name);
const reasonsOf = (name: string, more: Partial<DrawnWeek>) =>
  suggestForGap(drawn(more))
    .suggestions.find((suggestion) => suggestion.name === name)
    ?.reasons.map(({ code }) => code);

describe('what fits the gap', () => {
  it('proposes CV-stöd on the free Friday of the sketch: three hours that fill the gap', () => {
    const { gapMinutes, suggestions } = suggestForGap(drawn());
    expect(gapMinutes).toBe(180);
    expect(suggestions).toMatchObject([
      {
        name: 'CV-stöd',
        slots: days([5], 9, 12),
        minutes: 180,
        fillsMinutes: 180,
        startsOn: '2026-11-23',
        reasons: [{ code: 'FILLS', minutes: 180, gapMinutes: 180 }, { code: 'PARALLEL' }],
      },
    ]);
  });

  it.each([
    ['the week is enough', { requirement: { ...ordinaryRequirement, requiredMinutes: 1920 } }],
    ['nobody is assessed', { requirement: { ...ordinaryRequirement, isAssessed: false, requiredMinutes: 0 } }],
    ['no activity may be demanded', { requirement: { ...ordinaryRequirement, isExempt: true } }],
    ['no place is left', { offers: [{ ...cv, placesLeft: 0 }] }],
    ['the group has ended', { offers: [{ ...cv, lastOn: '2026-11-20' }] }],
    ['the group begins after the week', { offers: [{ ...cv, firstOn: '2026-11-30' }] }],
    ['it would be over the gap by more than an hour', { offers: [{ ...cv, slots: days([5], 8, 13) }] }],
    [
      'it is in the week already',
      { activities: [placement, blankPlanActivity({ lineageId: 'b', typeCode: 'CV_SUPPORT' })] },
    ],
    ['the type is unknown', { offers: [{ ...cv, typeCode: 'GONE' }] }],
  ] satisfies [string, Partial<DrawnWeek>][])('proposes nothing when %s', (_when, more) => {
    expect(namesOf(more)).toEqual([]);
  });

  it('tells how much over the gap it goes, an hour at most', () => {
    const { suggestions } = suggestForGap(drawn({ offers: [{ ...cv, slots: days([5], 8, 12) }] }));
    expect(suggestions[0]?.reasons).toContainEqual({ code: 'OVER', minutes: 60 });
  });

  it('takes the times of a group that are free, and tells that it is a part', () => {
    const { suggestions } = suggestForGap(
      drawn({ activities: [blankPlanActivity({ slots: days([1, 2], 8, 16) })], offers: [language] }),
    );
    expect(suggestions[0]).toMatchObject({ slots: days([3, 4], 9, 12) });
    expect(suggestions[0]?.reasons).toContainEqual({ code: 'PART_OF_GROUP', of: 4 });
  });

  it('proposes nothing on a public holiday of the week, and tells it', () => {
    const { suggestions } = suggestForGap(
      drawn({ activities: [], week: '2026-W53', startsOn: '2026-12-28', offers: [language] }),
    );
    expect(suggestions[0]).toMatchObject({ slots: days([1, 2, 3], 9, 12) });
    expect(suggestions[0]?.reasons).toContainEqual({ code: 'NOT_ON_HOLIDAYS' });
  });

  it('keeps off an activity that begins later but while the offer runs', () => {
    const later = blankPlanActivity({ lineageId: 'b', startsOn: '2027-01-11', slots: days([5], 11, 13) });
    expect(namesOf({ activities: [placement, later] })).toEqual([]);
    expect(namesOf({ activities: [placement, later], offers: [{ ...cv, lastOn: '2026-12-31' }] })).toEqual(['CV-stöd']);
  });

  it('leaves the time that the way from the activity before takes, when someone has told it', () => {
    const early = blankPlanActivity({ lineageId: 'b', typeCode: 'SFI', slots: days([5], 8, 9) });
    expect(namesOf({ activities: [placement, early] })).toEqual(['CV-stöd']);
    expect(namesOf({ activities: [placement, { ...early, travelMinutes: 30 }] })).toEqual([]);
  });

  it('may lie where a time of another activity has ended', () => {
    const [slot] = days([5], 9, 12) as [Slot];
    const over = blankPlanActivity({
      lineageId: 'b',
      typeCode: 'SFI',
      startsOn: '2026-11-02',
      slots: [{ ...slot, endsOn: '2026-11-20' }],
    });
    expect(namesOf({ activities: [placement, over] })).toEqual(['CV-stöd']);
  });

  it('begins with the group, or in the week that is looked at', () => {
    expect(suggestForGap(drawn({ offers: [{ ...cv, firstOn: '2026-11-27' }] })).suggestions[0]?.startsOn).toBe(
      '2026-11-27',
    );
    expect(suggestForGap(drawn({ week: '2026-W50' })).suggestions[0]?.startsOn).toBe('2026-12-07');
  });
});

describe('what comes first, and why', () => {
  it('is a workplace when the goal is work and none is', () => {
    const more = { activities: [blankPlanActivity({ typeCode: 'SFI', slots: days([1, 2, 3, 4], 13, 16) })] };
    expect(namesOf(more)).toEqual(['Köket', 'Yrkessvenska', 'CV-stöd']);
    expect(reasonsOf('Köket', more)).toContain('AT_WORKPLACE');
    expect(reasonsOf('Köket', { ...more, goalKind: 'STUDIES' })).not.toContain('AT_WORKPLACE');
  });

  it('is what strengthens when the plan only matches', () => {
    const more = {
      activities: [blankPlanActivity({ typeCode: 'JOB_COACHING', slots: days([1], 13, 16) })],
      offers: [cv, language],
    };
    expect(reasonsOf('Yrkessvenska', more)?.[0]).toBe('STRENGTHENS_FIRST');
    expect(namesOf(more)[0]).toBe('Yrkessvenska');
    expect(reasonsOf('CV-stöd', more)).not.toContain('STRENGTHENS_FIRST');
  });

  it('is language while SFI is awaited, and only when that is recorded', () => {
    const short = testOffer('LANGUAGE_TRAINING', { name: 'Språk', slots: days([5], 13, 14) });
    const more = { offers: [cv, short] };
    expect(namesOf(more)).toEqual(['CV-stöd', 'Språk']);
    expect(namesOf({ ...more, isWaitingForSfi: true })).toEqual(['Språk', 'CV-stöd']);
  });

  it('is what is known to work when all else is alike, with who says so', () => {
    const agreed = (typeCode: string) => testOffer(typeCode, { name: typeCode, slots: [] });
    const more = { activities: [], goalKind: null, offers: [agreed('WORK_PLACEMENT'), agreed('IPS')] };
    expect(namesOf(more)).toEqual(['IPS', 'WORK_PLACEMENT']);
    expect(suggestForGap(drawn(more)).suggestions[0]?.reasons).toContainEqual({
      code: 'EVIDENCE',
      source: 'Almega 2023: IPS är en evidensbaserad metod',
    });
  });

  it('proposes a day of what has no times, in the free time, and tells with whom they are agreed', () => {
    const { suggestions } = suggestForGap(drawn({ activities: [], offers: [testOffer('IPS', { slots: [] })] }));
    expect(suggestions[0]).toMatchObject({ minutes: 480, hasAgreedTimes: true });
    expect(suggestions[0]?.reasons).toContainEqual({ code: 'AGREED_TIMES', party: 'MUNICIPALITY' });
  });

  it('offers the measures of Arbetsförmedlingen to one who is registered there, without Rusta och matcha, as occupation', () => {
    const { suggestions } = suggestForGap(drawn({ isRegistered: true, offers: [] }));
    expect(suggestions.map(({ typeCode }) => typeCode)).toEqual(['SIUS', 'STEG_TILL_ARBETE', 'AF_WORK_PLACEMENT']);
    for (const { fillsMinutes, slots, reasons } of suggestions) {
      expect({ fillsMinutes, slots }).toEqual({ fillsMinutes: 0, slots: days([5], 8, 11) });
      expect(reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['COUNTS_AS_OCCUPATION', 'AGREED_TIMES']));
    }
    expect(namesOf({ isRegistered: false, offers: [] })).toEqual([]);
  });

  it('puts the municipality and Arbetsförmedlingen in the order of the catalogue, whatever order they are given in', () => {
    const offers = [kitchen, language, cv];
    expect(namesOf({ activities: [], offers })).toEqual(namesOf({ activities: [], offers: offers.toReversed() }));
  });
});

const quarter = fc.integer({ min: 7 * 4, max: 18 * 4 }).map((n) => n * 15);
const slot: fc.Arbitrary<Slot> = fc
  .tuple(fc.integer({ min: 1, max: 7 }), quarter, fc.integer({ min: 1, max: 16 }))
  .map(([weekday, startsMinute, quarters]) => ({ weekday, startsMinute, endsMinute: startsMinute + quarters * 15 }));
const slots = fc.array(slot, { maxLength: 8 });
const activity: fc.Arbitrary<PlanActivity> = fc
  .record({
    lineageId: fc.uuid(),
    typeCode: fc.constantFrom('WORK_PLACEMENT', 'CV_SUPPORT', 'SFI', 'JOB_COACHING'),
    startsOn: fc.constantFrom('2026-11-23', '2026-12-14', '2027-02-01'),
    endsOn: fc.constantFrom(null, '2027-03-31'),
    slots,
  })
  .map(blankPlanActivity);
const offer: fc.Arbitrary<Offer> = fc
  .record({
    typeCode: fc.constantFrom('VOCATIONAL_SWEDISH', 'IPS', 'WORK_TRAINING', 'DIGITAL_SKILLS'),
    slots,
    firstOn: fc.constantFrom(null, '2026-11-30'),
    lastOn: fc.constantFrom(null, '2027-01-31'),
    placesLeft: fc.constantFrom(null, 0, 3),
    groupId: fc.uuid(),
  })
  .map(({ typeCode, ...more }) => testOffer(typeCode, more));
const week: fc.Arbitrary<DrawnWeek> = fc
  .record({
    activities: fc.array(activity, { maxLength: 6 }),
    offers: fc.array(offer, { maxLength: 8 }),
    week: fc.constantFrom('2026-W48', '2026-W50', '2026-W53', '2027-W01'),
    requiredMinutes: fc.integer({ min: 0, max: 480 }).map((n) => n * 5),
    goalKind: fc.constantFrom('WORK' as const, 'STUDIES' as const, null),
    isRegistered: fc.boolean(),
    isWaitingForSfi: fc.boolean(),
  })
  .map(({ requiredMinutes, ...more }) => drawn({ ...more, requirement: { ...ordinaryRequirement, requiredMinutes } }));

describe('whatever is drawn', () => {
  it('never lies on anything that runs while it runs, on itself or on a public holiday of the week', () => {
    fc.assert(
      fc.property(week, (given) => {
        const holidays = daysOfWeek(given.week).flatMap((day, index) => (isPublicHoliday(day) ? [index + 1] : []));
        for (const suggestion of suggestForGap(given).suggestions) {
          const others = given.activities
            .filter(
              ({ startsOn, endsOn }) =>
                (suggestion.endsOn === null || startsOn <= suggestion.endsOn) &&
                (endsOn === null || endsOn >= suggestion.startsOn),
            )
            .flatMap((each) => each.slots);
          suggestion.slots.forEach((each, index) => {
            expect(others.some((other) => overlaps(each, other))).toBe(false);
            expect(suggestion.slots.slice(index + 1).some((other) => overlaps(each, other))).toBe(false);
            expect(holidays).not.toContain(each.weekday);
          });
        }
      }),
    );
  });

  it('holds at most the gap and an hour, and fills exactly what it says when it is put in the week', () => {
    fc.assert(
      fc.property(week, (given) => {
        const { gapMinutes, suggestions } = suggestForGap(given);
        for (const suggestion of suggestions) {
          expect(suggestion.minutes).toBeGreaterThan(0);
          expect(suggestion.minutes).toBeLessThanOrEqual(gapMinutes + MOST_OVER_MINUTES);
          const put = applySuggestion(openPlanner(given.activities), {
            suggestion,
            catalogue: given.catalogue,
            lineageId: 'new',
            placeText: '',
          });
          const after = calculatePlanFigures({ ...given, activities: closePlanner(put) });
          const before = calculatePlanFigures(given);
          expect(gapMinutes - after.gapMinutes).toBe(suggestion.fillsMinutes);
          expect(after.doubleBookedMinutes).toBe(before.doubleBookedMinutes);
        }
      }),
    );
  });

  it('is the same for the same week, in whatever order the offers come, and never one that is full', () => {
    fc.assert(
      fc.property(week, (given) => {
        const found = suggestForGap(given);
        expect(suggestForGap({ ...given, offers: given.offers.toReversed() })).toEqual(found);
        const full = given.offers.filter(({ placesLeft }) => placesLeft === 0).map(({ groupId }) => groupId);
        expect(found.suggestions.filter(({ groupId }) => full.includes(groupId))).toEqual([]);
      }),
    );
  });
});
