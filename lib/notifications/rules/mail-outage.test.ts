import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideMailLine, type MailLine, type MailOutage, type MailRound, OUTAGE_LOG_MINUTES } from './mail-outage';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const sent: MailRound = { sent: 2, failed: 0, fault: null };
const away: MailRound = { sent: 0, failed: 5, fault: 'NO_CONNECTION' };
const locked: MailRound = { sent: 0, failed: 1, fault: 'NO_SIGN_IN' };
const refused: MailRound = { sent: 1, failed: 1, fault: 'ADDRESS_REFUSED' };
const idle: MailRound = { sent: 0, failed: 0, fault: null };

/** The lines of the log, each with when it was written, of rounds that ended at these times. */
function listLines(rounds: [number, MailRound][]): [number, MailLine][] {
  let outage: MailOutage | null = null;
  return rounds.flatMap(([at, round]): [number, MailLine][] => {
    const said = decideMailLine(outage, round, at);
    outage = said.outage;
    return said.line === null ? [] : [[at, said.line]];
  });
}

describe('what the log says of the mail server', () => {
  it.each<[string, [number, MailRound][], [number, MailLine][]]>([
    ['nothing when there was nothing to send', [[0, idle]], []],
    ['how many were sent', [[0, sent]], [[0, 'MAILS']]],
    ['that one address was refused is not that the server is away', [[0, refused]], [[0, 'MAILS']]],
    [
      'that it is away, once',
      [
        [0, away],
        [5 * SECOND, away],
        [10 * SECOND, locked],
      ],
      [[0, 'SERVER_DOWN']],
    ],
    [
      'that it is away still, after fifteen minutes and not before',
      [
        [0, away],
        [15 * MINUTE - 1, away],
        [15 * MINUTE, away],
        [16 * MINUTE, away],
        [30 * MINUTE, away],
      ],
      [
        [0, 'SERVER_DOWN'],
        [15 * MINUTE, 'SERVER_STILL_DOWN'],
        [30 * MINUTE, 'SERVER_STILL_DOWN'],
      ],
    ],
    [
      'that it is back, once, also when it refuses an address',
      [
        [0, away],
        [MINUTE, idle],
        [2 * MINUTE, refused],
        [3 * MINUTE, sent],
      ],
      [
        [0, 'SERVER_DOWN'],
        [2 * MINUTE, 'SERVER_BACK'],
        [3 * MINUTE, 'MAILS'],
      ],
    ],
    [
      'that it is away again, at once',
      [
        [0, away],
        [MINUTE, sent],
        [2 * MINUTE, away],
      ],
      [
        [0, 'SERVER_DOWN'],
        [MINUTE, 'SERVER_BACK'],
        [2 * MINUTE, 'SERVER_DOWN'],
      ],
    ],
  ])('%s', (_name, rounds, lines) => {
    expect(listLines(rounds)).toEqual(lines);
  });

  it('is never the same twice within the window, however often the server is asked', () => {
    const times = fc.array(fc.integer({ min: 0, max: 300 * MINUTE }), { maxLength: 60 });
    fc.assert(
      fc.property(times, (unordered) => {
        const lines = listLines(unordered.toSorted((a, b) => a - b).map((at) => [at, away]));
        for (const [index, [when]] of lines.entries()) {
          const before = lines[index - 1]?.[0];
          if (before !== undefined) expect(when - before).toBeGreaterThanOrEqual(OUTAGE_LOG_MINUTES * MINUTE);
        }
        expect(lines.filter(([, line]) => line === 'SERVER_DOWN')).toHaveLength(Math.min(unordered.length, 1));
      }),
    );
  });
});
