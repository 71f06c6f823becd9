import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, workingDaysBetween } from '../../time';
import {
  decideEmploymentStep,
  decideProlonging,
  EMPLOYMENT_TRANSITIONS,
  type EmploymentState,
  employmentAwaits,
  isAboutToBeLost,
  isOpen,
  lastDayWarnedOf,
  waitedWorkingDays,
} from './employment-state';

const STATES = Object.keys(EMPLOYMENT_TRANSITIONS) as EmploymentState[];

describe('the steps of a held place', () => {
  // Rows from, columns to: K is the municipality's step, A is AF's, – is none. Columns in the order of the rows.
  it.each<[EmploymentState, string]>([
    ['HELD', '      – K – – – K'],
    ['REQUESTED', ' – – A A – K'],
    ['GRANTED', '   – – – – K K'],
    ['REFUSED', '   – – – – – –'],
    ['STARTED', '   – – – – – –'],
    ['LOST', '      – – – – – –'],
  ])('from %s: %s', (from, columns) => {
    const marks = STATES.map((to) => {
      const may = (party: string) => decideEmploymentStep({ from, to, party }).allowed;
      return may('MUNICIPALITY') ? 'K' : may('EMPLOYMENT_SERVICE') ? 'A' : '–';
    });
    expect(marks.join(' ')).toBe(columns.trim());
  });

  it('are never a provider’s, nor the other party’s', () => {
    for (const from of STATES) {
      for (const to of STATES) expect(decideEmploymentStep({ from, to, party: 'PROVIDER' }).allowed).toBe(false);
    }
    expect(decideEmploymentStep({ from: 'REQUESTED', to: 'GRANTED', party: 'MUNICIPALITY' })).toEqual({
      allowed: false,
      reason: 'wrongParty',
    });
  });

  it.each<[EmploymentState, boolean, string | null]>([
    ['HELD', true, 'MUNICIPALITY'],
    ['REQUESTED', true, 'EMPLOYMENT_SERVICE'],
    ['GRANTED', true, 'MUNICIPALITY'],
    ['REFUSED', false, null],
    ['STARTED', false, null],
    ['LOST', false, null],
  ])('%s is open: %s, and waits for %s', (state, open, party) => {
    expect(isOpen(state)).toBe(open);
    expect(employmentAwaits(state)).toBe(party);
  });
});

describe('the warning before the place is lost', () => {
  // 2026-11-18 is a Wednesday.
  it.each<[string, EmploymentState, string, boolean]>([
    ['six working days left', 'REQUESTED', '2026-11-26', false],
    ['five working days left', 'REQUESTED', '2026-11-25', true],
    ['before it is asked for, too', 'HELD', '2026-11-25', true],
    ['the last day', 'REQUESTED', '2026-11-18', true],
    ['after the last day', 'REQUESTED', '2026-11-17', true],
    ['granted', 'GRANTED', '2026-11-19', false],
    ['refused', 'REFUSED', '2026-11-19', false],
    ['lost', 'LOST', '2026-11-19', false],
  ])('%s', (_name, state, heldUntil, expected) => {
    expect(isAboutToBeLost({ state, heldUntil }, '2026-11-18')).toBe(expected);
  });
});

describe('the last day that is warned of', () => {
  it('is the last by which a held place is about to be lost, also over weekends and holidays', () => {
    const someDay = fc.integer({ min: 0, max: 800 }).map((count) => addDays('2026-01-01', count));
    fc.assert(
      fc.property(someDay, (today) => {
        const last = lastDayWarnedOf(today);
        expect(isAboutToBeLost({ state: 'HELD', heldUntil: last }, today)).toBe(true);
        expect(isAboutToBeLost({ state: 'HELD', heldUntil: addDays(last, 1) }, today)).toBe(false);
      }),
    );
  });
});

describe('holding the place longer', () => {
  const held = { state: 'REQUESTED' as const, heldUntil: '2026-11-20' };
  const later = { party: 'MUNICIPALITY', until: '2026-12-01', today: '2026-11-18' };
  it.each([
    ['to a later day', held, later, { allowed: true }],
    ['to the same day', held, { ...later, until: '2026-11-20' }, { allowed: false, reason: 'employmentHoldNotLater' }],
    [
      'to a later day that has been',
      { ...held, heldUntil: '2026-11-10' },
      { ...later, until: '2026-11-17' },
      { allowed: false, reason: 'employmentHoldNotLater' },
    ],
    ['by AF', held, { ...later, party: 'EMPLOYMENT_SERVICE' }, { allowed: false, reason: 'wrongParty' }],
    ['when it is lost', { ...held, state: 'LOST' as const }, later, { allowed: false, reason: 'employmentWrongOrder' }],
  ])('%s', (_name, facts, wish, expected) => {
    expect(decideProlonging(facts, wish)).toEqual(expected);
  });
});

describe('the two clocks', () => {
  it.each([
    [
      'held, not asked for',
      { requestedOn: null, decidedOn: null, endedOn: null },
      { municipality: 12, employmentService: 0 },
    ],
    [
      'asked for after two days',
      { requestedOn: '2026-11-04', decidedOn: null, endedOn: null },
      { municipality: 2, employmentService: 10 },
    ],
    [
      'granted, not started',
      { requestedOn: '2026-11-04', decidedOn: '2026-11-11', endedOn: null },
      { municipality: 7, employmentService: 5 },
    ],
    [
      'started',
      { requestedOn: '2026-11-04', decidedOn: '2026-11-11', endedOn: '2026-11-13' },
      { municipality: 4, employmentService: 5 },
    ],
    [
      'lost without a decision',
      { requestedOn: '2026-11-04', decidedOn: null, endedOn: '2026-11-11' },
      { municipality: 2, employmentService: 5 },
    ],
  ])('%s', (_name, days, expected) => {
    expect(waitedWorkingDays({ heldOn: '2026-11-02', ...days }, '2026-11-18')).toEqual(expected);
  });

  it('together cover every working day, and no day twice', () => {
    const gap = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(gap, gap, gap, (toRequest, toDecision, toEnd) => {
        const heldOn = '2026-09-01';
        const requestedOn = addDays(heldOn, toRequest);
        const decidedOn = addDays(requestedOn, toDecision);
        const endedOn = addDays(decidedOn, toEnd);
        const waited = waitedWorkingDays({ heldOn, requestedOn, decidedOn, endedOn }, '2027-01-31');
        expect(waited.municipality + waited.employmentService).toBe(workingDaysBetween({ from: heldOn, to: endedOn }));
      }),
    );
  });
});
