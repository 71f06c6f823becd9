import { describe, expect, it } from 'vitest';
import { stockholmInstant } from './stockholm';

describe('the instant of a time of day in Sweden', () => {
  it.each([
    ['in winter', '2026-11-17', 540, '2026-11-17T08:00:00.000Z'],
    ['in summer', '2026-07-01', 540, '2026-07-01T07:00:00.000Z'],
    ['at midnight in winter', '2026-11-17', 0, '2026-11-16T23:00:00.000Z'],
    ['the hour that comes twice, the first time', '2026-10-25', 150, '2026-10-25T00:30:00.000Z'],
    ['after the clocks went back', '2026-10-25', 180, '2026-10-25T02:00:00.000Z'],
  ])('%s', (_, day, minute, expected) => {
    expect(stockholmInstant({ day, minute }).toISOString()).toBe(expected);
  });
});
