import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, listDays } from '../../time';
import {
  buildTimeline,
  findTimelineWindow,
  placeInWindow,
  type TimelineActivity,
  type TimelineVersion,
} from './timeline';

function activity(lineageId: string, more: Partial<TimelineActivity> = {}): TimelineActivity {
  const slots = [{ weekday: 1, startsMinute: 540, endsMinute: 720 }];
  return {
    ...{ lineageId, title: lineageId, party: 'MUNICIPALITY', startsOn: '2026-01-05', endsOn: null },
    ...{ slots, flexibleWeeklyMinutes: null },
    ...more,
  };
}

function version(inForceFrom: string, inForceTo: string | null, ...activities: TimelineActivity[]): TimelineVersion {
  return { inForceFrom, inForceTo, activities };
}

const build = (versions: TimelineVersion[], endedByReferral: string[] = [], goesOnElsewhere: string[] = []) =>
  buildTimeline(versions, { endedByReferral, goesOnElsewhere });

describe('the rows', () => {
  it('join what goes on unchanged through the versions, and part where the hours change', () => {
    const more = { slots: [{ weekday: 1, startsMinute: 540, endsMinute: 780 }] };
    const [row] = build([
      version('2026-06-01', null, activity('praktik', more)),
      version('2026-01-05', '2026-03-01', activity('praktik')),
      version('2026-03-02', '2026-05-31', activity('praktik')),
    ]);
    expect(row?.segments).toEqual([
      { fromOn: '2026-01-05', toOn: '2026-05-31', weeklyMinutes: 180 },
      { fromOn: '2026-06-01', toOn: null, weeklyMinutes: 240 },
    ]);
  });

  it('leave a hole where the activity was out of the plan', () => {
    const [row] = build([
      version('2026-01-05', '2026-03-01', activity('cv')),
      version('2026-03-02', '2026-05-31'),
      version('2026-06-01', null, activity('cv')),
    ]);
    expect(row?.segments.map(({ fromOn }) => fromOn)).toEqual(['2026-01-05', '2026-06-01']);
  });

  it('stand by party, then by when they began', () => {
    const rows = build([
      version(
        '2026-01-05',
        null,
        activity('rom', { party: 'PROVIDER' }),
        activity('steg', { party: 'EMPLOYMENT_SERVICE' }),
        activity('senare', { startsOn: '2026-02-02' }),
        activity('först'),
      ),
    ]);
    expect(rows.map(({ title }) => title)).toEqual(['först', 'senare', 'steg', 'rom']);
  });

  it.each([
    ['goes on', [version('2026-01-05', null, activity('a'))], [], false],
    [
      'was agreed to last longer',
      [version('2026-01-05', '2026-03-01', activity('a', { endsOn: '2026-06-30' }))],
      [],
      true,
    ],
    ['lasted as agreed', [version('2026-01-05', null, activity('a', { endsOn: '2026-06-30' }))], [], false],
    [
      'was until further notice',
      [version('2026-01-05', '2026-03-01', activity('a')), version('2026-03-02', null)],
      [],
      false,
    ],
    [
      'was ended by a referral',
      [version('2026-01-05', '2026-03-01', activity('a')), version('2026-03-02', null)],
      ['a'],
      true,
    ],
    [
      'was cut short in the next version',
      [
        version('2026-01-05', '2026-01-31', activity('a', { endsOn: '2026-06-30' })),
        version('2026-02-01', null, activity('a', { endsOn: '2026-02-15' })),
      ],
      [],
      true,
    ],
  ] satisfies [string, TimelineVersion[], string[], boolean][])(
    'call an activity that %s broken off or not',
    (_what, versions, ended, isBrokenOff) => {
      expect(build(versions, ended)[0]?.isBrokenOff).toBe(isBrokenOff);
    },
  );

  it('do not call an activity broken off that another provider takes over', () => {
    const versions = [
      version('2026-01-05', '2026-01-31', activity('a', { endsOn: '2026-06-30' })),
      version('2026-02-01', null, activity('a', { endsOn: '2026-02-15' })),
    ];
    expect(build(versions, [], ['a'])[0]).toMatchObject({ segments: [{ toOn: '2026-02-15' }], isBrokenOff: false });
  });

  it('hold on exactly the days that both the activity and its version hold', () => {
    const day = fc.integer({ min: 0, max: 120 }).map((n) => addDays('2026-01-05', n));
    const end = fc.option(day, { nil: null });
    const drawn = fc.array(
      fc.record({
        startsOn: day,
        endsOn: end,
        weeklyHours: fc.integer({ min: 1, max: 3 }),
        length: fc.integer({ min: 1, max: 40 }),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(drawn, (parts) => {
        let next = '2026-01-05';
        const versions = parts.map(({ startsOn, endsOn, weeklyHours, length }, index) => {
          const inForceFrom = next;
          next = addDays(next, length);
          const held = activity('a', { startsOn, endsOn, slots: [], flexibleWeeklyMinutes: weeklyHours * 60 });
          return version(inForceFrom, index === parts.length - 1 ? null : addDays(next, -1), held);
        });
        const segments = build(versions)[0]?.segments ?? [];
        for (const each of listDays({ from: '2026-01-01', to: '2026-08-31' })) {
          const inForce = versions.find(
            ({ inForceFrom, inForceTo }) => inForceFrom <= each && (inForceTo ?? each) >= each,
          );
          const held = inForce?.activities.find(({ startsOn, endsOn }) => startsOn <= each && (endsOn ?? each) >= each);
          const found = segments.filter(({ fromOn, toOn }) => fromOn <= each && (toOn ?? each) >= each);
          expect(found.map(({ weeklyMinutes }) => weeklyMinutes)).toEqual(held ? [held.flexibleWeeklyMinutes] : []);
        }
      }),
    );
  });
});

describe('the window', () => {
  const today = '2026-11-22';
  it('is a year back and half a year ahead', () => {
    const { fromOn, toOn, months } = findTimelineWindow({ today, firstOn: '2024-02-01', askedMonth: null });
    expect([fromOn, toOn, months.length]).toEqual(['2025-11-01', '2027-05-31', 19]);
  });

  it('begins with the first activity when that is later, and with this month when there is none', () => {
    expect(findTimelineWindow({ today, firstOn: '2026-08-17', askedMonth: null })).toMatchObject({
      fromOn: '2026-08-01',
      earlier: null,
    });
    expect(findTimelineWindow({ today, firstOn: null, askedMonth: null }).fromOn).toBe('2026-11-01');
    expect(findTimelineWindow({ today, firstOn: '2027-01-11', askedMonth: null }).fromOn).toBe('2026-11-01');
  });

  it('pages by half a year, back to the first activity and no further', () => {
    const asked = { today, firstOn: '2025-02-10' };
    expect(findTimelineWindow({ ...asked, askedMonth: null }).earlier).toBe('2025-05');
    expect(findTimelineWindow({ ...asked, askedMonth: '2025-05' })).toMatchObject({
      earlier: '2025-02',
      later: '2025-11',
    });
    expect(findTimelineWindow({ ...asked, askedMonth: '1999-01' })).toMatchObject({
      fromOn: '2025-02-01',
      earlier: null,
    });
    expect(findTimelineWindow({ ...asked, askedMonth: '2050-01' })).toMatchObject({
      fromOn: '2027-05-01',
      later: null,
    });
  });

  it('places days within itself, cut at its edges', () => {
    const window = { fromOn: '2026-01-01', toOn: '2026-01-10' };
    expect(placeInWindow(window, { fromOn: '2026-01-02', toOn: '2026-01-03' })).toEqual({
      left: 10,
      width: 20,
      isCutBefore: false,
      isCutAfter: false,
    });
    expect(placeInWindow(window, { fromOn: '2025-12-01', toOn: null })).toMatchObject({
      left: 0,
      width: 100,
      isCutBefore: true,
      isCutAfter: true,
    });
    expect(placeInWindow(window, { fromOn: '2026-01-11', toOn: null })).toBeNull();
    expect(placeInWindow(window, { fromOn: '2025-12-01', toOn: '2025-12-31' })).toBeNull();
  });
});
