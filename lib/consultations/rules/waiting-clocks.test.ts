import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, workingDaysBetween } from '../../time';
import { type ConsultationTimes, calculateWaitingClocks } from './waiting-clocks';

const asked: ConsultationTimes = {
  requestedByParty: 'EMPLOYMENT_SERVICE',
  requestedOn: '2026-11-09',
  answeredOn: null,
  concludedOn: null,
  confirmedOn: null,
  withdrawnOn: null,
  hasCounterProposal: false,
  isAgreed: false,
};
const answered = { ...asked, answeredOn: '2026-11-12' };

describe('the two clocks, in working days', () => {
  it.each([
    ['asked by AF, it waits for the municipality', asked, 7, 0],
    ['asked by the municipality, it waits for AF', { ...asked, requestedByParty: 'MUNICIPALITY' }, 0, 7],
    ['answered, it waits for AF', answered, 3, 4],
    [
      'with another proposal, for the one who asked',
      { ...answered, requestedByParty: 'MUNICIPALITY', hasCounterProposal: true },
      4,
      3,
    ],
    ['concluded, it waits for the confirmation', { ...answered, concludedOn: '2026-11-16', isAgreed: true }, 5, 2],
    [
      'confirmed, both stand still',
      { ...answered, concludedOn: '2026-11-16', confirmedOn: '2026-11-17', isAgreed: true },
      4,
      2,
    ],
    ['a disagreement is nobody’s to confirm', { ...answered, concludedOn: '2026-11-16' }, 3, 2],
    ['ended by the managers, both stand still', { ...asked, settledOn: '2026-11-12' }, 3, 0],
    ['taken back, both stand still', { ...asked, withdrawnOn: '2026-11-11' }, 2, 0],
  ] as const)('%s', (_, times, municipality, employmentService) => {
    expect(calculateWaitingClocks(times, '2026-11-18')).toEqual({ municipality, employmentService });
  });

  it('together hold every working day from the question to the confirmation', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)), ([toAnswer, toConclusion, toConfirmation]) => {
        const answeredOn = addDays('2026-11-09', toAnswer);
        const concludedOn = addDays(answeredOn, toConclusion);
        const confirmedOn = addDays(concludedOn, toConfirmation);
        const clocks = calculateWaitingClocks(
          { ...asked, answeredOn, concludedOn, confirmedOn, isAgreed: true },
          '2027-03-01',
        );
        expect(clocks.municipality + clocks.employmentService).toBe(
          workingDaysBetween({ from: '2026-11-09', to: confirmedOn }),
        );
      }),
    );
  });
});
