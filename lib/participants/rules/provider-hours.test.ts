import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listHoursDifferences } from './provider-hours';

describe('listHoursDifferences', () => {
  const hours = { plannedMinutes: 360, reportedMinutes: 360, verifiedMinutes: 360, unreportedMinutes: 0 };
  it.each([
    ['all three agree', {}, []],
    ['not verified yet', { verifiedMinutes: 120 }, [{ kind: 'UNVERIFIED', minutes: 240 }]],
    [
      'absent on a day, and nobody has verified',
      { reportedMinutes: 300, verifiedMinutes: 0 },
      [
        { kind: 'LESS_THAN_PLANNED', minutes: 60 },
        { kind: 'UNVERIFIED', minutes: 300 },
      ],
    ],
    [
      'nothing reported is no absence',
      { reportedMinutes: 0, verifiedMinutes: 0, unreportedMinutes: 360 },
      [{ kind: 'UNREPORTED', minutes: 360 }],
    ],
  ])('%s', (_name, change, differences) => {
    expect(listHoursDifferences({ ...hours, ...change })).toEqual(differences);
  });

  it('accounts for every planned minute that is not verified', () => {
    const part = fc.nat({ max: 2400 });
    fc.assert(
      fc.property(part, part, part, part, (verified, unverified, absent, unreported) => {
        const reportedMinutes = verified + unverified;
        const found = listHoursDifferences({
          plannedMinutes: reportedMinutes + absent + unreported,
          reportedMinutes,
          verifiedMinutes: verified,
          unreportedMinutes: unreported,
        });
        expect(found.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(unverified + absent + unreported);
      }),
    );
  });
});
