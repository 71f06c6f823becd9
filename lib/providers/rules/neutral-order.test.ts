import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../time';
import { orderNeutrally } from './neutral-order';

const providers = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
const idsOn = (day: string, among = providers) => orderNeutrally(among, day).map(({ id }) => id);

describe('the neutral order', () => {
  it('is the same for everybody that day, however the list came', () => {
    const ids = fc.uniqueArray(fc.uuid(), { maxLength: 12 });
    fc.assert(
      fc.property(ids, fc.integer({ min: 0, max: 3650 }), (list, days) => {
        const day = addDays('2026-01-01', days);
        const asked = list.map((id) => ({ id }));
        const ordered = idsOn(day, asked);
        expect(idsOn(day, asked.toReversed())).toEqual(ordered);
        expect(ordered.toSorted()).toEqual(list.toSorted());
      }),
    );
  });

  it('keeps those who are left in their order when one falls away', () => {
    const all = idsOn('2026-11-18');
    const without = providers.filter(({ id }) => id !== 'c');
    expect(idsOn('2026-11-18', without)).toEqual(all.filter((id) => id !== 'c'));
  });

  it('changes from day to day', () => {
    const days = Array.from({ length: 14 }, (_, index) => idsOn(addDays('2026-11-16', index)).join());
    expect(new Set(days).size).toBeGreaterThan(10);
  });

  it('lets each be first, and last, about as often over a year', () => {
    const orders = Array.from({ length: 365 }, (_, index) => idsOn(addDays('2026-01-01', index)));
    for (const { id } of providers) {
      for (const place of [0, 4]) {
        const share = orders.filter((order) => order[place] === id).length / orders.length;
        expect(share, `${id} at ${place}`).toBeGreaterThan(0.13);
        expect(share, `${id} at ${place}`).toBeLessThan(0.27);
      }
    }
  });
});
