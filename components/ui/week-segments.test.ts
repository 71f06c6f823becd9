import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL_WEEK_MINUTES, layOutWeek, WEEK_SEGMENT_KEYS, type WeekSegments } from './week-segments';

const nothing: WeekSegments = { occupation: 0, jobSearch: 0, assigned: 0, otherDuties: 0, gap: 0 };

describe('layOutWeek', () => {
  it('draws the classes side by side in their fixed order', () => {
    const week = layOutWeek({ gap: 180, assigned: 1920, jobSearch: 300, occupation: 0, otherDuties: 0 });
    expect(week.segments.map(({ key, startMinute }) => [key, startMinute])).toEqual([
      ['jobSearch', 0],
      ['assigned', 300],
      ['gap', 2220],
    ]);
    expect(week.outsideMinutes).toBe(0);
  });

  it('leaves what no class claims outside', () => {
    expect(layOutWeek({ ...nothing, occupation: 900, jobSearch: 300 }).outsideMinutes).toBe(1200);
    expect(layOutWeek(nothing)).toEqual({ segments: [], outsideMinutes: FULL_WEEK_MINUTES, overflowMinutes: 0 });
  });

  it('cuts what comes last when the week is too full, and tells how much', () => {
    const week = layOutWeek({ ...nothing, assigned: 2400, otherDuties: 600 });
    expect(week.segments.at(-1)).toEqual({ key: 'otherDuties', minutes: 600, drawnMinutes: 0, startMinute: 2400 });
    expect(week.overflowMinutes).toBe(600);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -60])('counts %s as nothing', (minutes) => {
    expect(layOutWeek({ ...nothing, gap: minutes }).segments).toEqual([]);
  });

  it('never draws more than the week, never leaves a hole and never loses a minute', () => {
    const minutes = fc.integer({ min: -100, max: 4000 });
    const weeks = fc.record({
      occupation: minutes,
      jobSearch: minutes,
      assigned: minutes,
      otherDuties: minutes,
      gap: minutes,
    });
    fc.assert(
      fc.property(weeks, (segments) => {
        const week = layOutWeek(segments);
        let end = 0;
        for (const segment of week.segments) {
          expect(segment.startMinute).toBe(end);
          end += segment.drawnMinutes;
        }
        expect(end).toBeLessThanOrEqual(FULL_WEEK_MINUTES);
        expect(end + week.outsideMinutes).toBe(FULL_WEEK_MINUTES);
        const claimed = WEEK_SEGMENT_KEYS.reduce((sum, key) => sum + Math.max(0, segments[key]), 0);
        expect(end + week.overflowMinutes).toBe(claimed);
      }),
      { seed: 47 },
    );
  });
});
