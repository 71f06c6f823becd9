import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculateWaiting, otherPartyOf, type WaitingMessage } from './waiting';

const TODAY = '2026-11-18';
const at = (instant: string) => new Date(instant);

describe('the two clocks', () => {
  it.each<[string, WaitingMessage[], ReturnType<typeof calculateWaiting>]>([
    ['stand still when nothing waits', [], { MUNICIPALITY: null, EMPLOYMENT_SERVICE: null }],
    [
      'count from the oldest message that waits, each for the authority that has not answered',
      [
        { writtenByParty: 'MUNICIPALITY', writtenAt: at('2026-11-16T09:00:00Z') },
        { writtenByParty: 'MUNICIPALITY', writtenAt: at('2026-11-13T09:00:00Z') },
        { writtenByParty: 'EMPLOYMENT_SERVICE', writtenAt: at('2026-11-18T07:00:00Z') },
      ],
      {
        MUNICIPALITY: { since: '2026-11-18', workingDays: 0 },
        EMPLOYMENT_SERVICE: { since: '2026-11-13', workingDays: 3 },
      },
    ],
    [
      'read the day in Sweden: late in the evening in London is the next day here',
      [{ writtenByParty: 'EMPLOYMENT_SERVICE', writtenAt: at('2026-11-16T23:30:00Z') }],
      { MUNICIPALITY: { since: '2026-11-17', workingDays: 1 }, EMPLOYMENT_SERVICE: null },
    ],
  ])('%s', (_name, waiting, clocks) => {
    expect(calculateWaiting(waiting, TODAY)).toEqual(clocks);
  });

  it('never run backwards, and are not moved by the order in which messages are read', () => {
    const message = fc.record({
      writtenByParty: fc.constantFrom<'MUNICIPALITY' | 'EMPLOYMENT_SERVICE'>('MUNICIPALITY', 'EMPLOYMENT_SERVICE'),
      writtenAt: fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2026-11-18T10:00:00Z'), noInvalidDate: true }),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 12 }), (waiting) => {
        const clocks = calculateWaiting(waiting, TODAY);
        expect(calculateWaiting([...waiting].reverse(), TODAY)).toEqual(clocks);
        for (const party of ['MUNICIPALITY', 'EMPLOYMENT_SERVICE'] as const) {
          const own = waiting.some(({ writtenByParty }) => writtenByParty === otherPartyOf(party));
          expect(clocks[party] !== null).toBe(own);
          expect(clocks[party]?.workingDays ?? 0).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
