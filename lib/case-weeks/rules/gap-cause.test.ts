import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLaw } from '../../../tests/builders/law';
import {
  type AwaitedAnswer,
  findGapOwner,
  GAP_CAUSE_CODES,
  type GapCauseCode,
  pickGapCause,
  type RecordedGapCause,
} from './gap-cause';

const week = '2026-W48';
const record = (code: GapCauseCode, traits: Partial<RecordedGapCause> = {}): RecordedGapCause => ({
  code,
  owner: findGapOwner({ code, party: null }),
  fromOn: '2026-11-01',
  toOn: null,
  recordedAt: '2026-11-01T10:00:00Z',
  ...traits,
});
const awaited = (
  party: AwaitedAnswer['party'],
  sinceOn = '2026-11-16',
  untilOn: string | null = null,
): AwaitedAnswer => ({
  party,
  sinceOn,
  untilOn,
});
const none = { week, gapMinutes: 180, recorded: [], unansweredConsultations: [], awaitedApprovals: [] };

describe('pickGapCause', () => {
  it.each<[string, Partial<Parameters<typeof pickGapCause>[0]>, [string, string] | null]>([
    ['nothing known', {}, ['UNKNOWN', 'UNKNOWN']],
    ['no gap', { gapMinutes: 0, recorded: [record('NO_PLACE')] }, null],
    ['a recorded cause', { recorded: [record('NO_PLACE')] }, ['NO_PLACE', 'MUNICIPALITY']],
    ['childcare', { recorded: [record('CHILDCARE_MISSING')] }, ['CHILDCARE_MISSING', 'MUNICIPALITY']],
    ['the school', { recorded: [record('WAITING_FOR_SFI')] }, ['WAITING_FOR_SFI', 'SCHOOL']],
    ['the individual, when it is recorded', { recorded: [record('INDIVIDUAL')] }, ['INDIVIDUAL', 'INDIVIDUAL']],
    ['a cause that ended on Sunday', { recorded: [record('HEALTH', { toOn: '2026-11-22' })] }, ['UNKNOWN', 'UNKNOWN']],
    ['a cause that ended on Monday', { recorded: [record('HEALTH', { toOn: '2026-11-23' })] }, ['HEALTH', 'HEALTH']],
    ['a cause from next Monday', { recorded: [record('HEALTH', { fromOn: '2026-11-30' })] }, ['UNKNOWN', 'UNKNOWN']],
    [
      'the cause recorded last',
      { recorded: [record('HEALTH', { recordedAt: '2026-11-20T08:00:00Z' }), record('NO_PLACE')] },
      ['HEALTH', 'HEALTH'],
    ],
    [
      'an unanswered samråd',
      { unansweredConsultations: [awaited('EMPLOYMENT_SERVICE')] },
      ['CONSULTATION_UNANSWERED', 'EMPLOYMENT_SERVICE'],
    ],
    [
      'a samråd that the municipality owes',
      { unansweredConsultations: [awaited('MUNICIPALITY')] },
      ['CONSULTATION_UNANSWERED', 'MUNICIPALITY'],
    ],
    [
      'the samråd that has waited longest',
      { unansweredConsultations: [awaited('MUNICIPALITY', '2026-11-20'), awaited('EMPLOYMENT_SERVICE', '2026-11-10')] },
      ['CONSULTATION_UNANSWERED', 'EMPLOYMENT_SERVICE'],
    ],
    [
      'a samråd answered last week',
      { unansweredConsultations: [awaited('MUNICIPALITY', '2026-11-10', '2026-11-20')] },
      ['UNKNOWN', 'UNKNOWN'],
    ],
    [
      'a samråd answered during the week',
      { unansweredConsultations: [awaited('MUNICIPALITY', '2026-11-23', '2026-11-25')] },
      ['UNKNOWN', 'UNKNOWN'],
    ],
    [
      'a samråd answered the week after',
      { unansweredConsultations: [awaited('MUNICIPALITY', '2026-11-23', '2026-11-30')] },
      ['CONSULTATION_UNANSWERED', 'MUNICIPALITY'],
    ],
    [
      'a plan that waits',
      { awaitedApprovals: [awaited('EMPLOYMENT_SERVICE')] },
      ['PLAN_APPROVAL', 'EMPLOYMENT_SERVICE'],
    ],
    [
      'a samråd before a plan',
      { unansweredConsultations: [awaited('MUNICIPALITY')], awaitedApprovals: [awaited('EMPLOYMENT_SERVICE')] },
      ['CONSULTATION_UNANSWERED', 'MUNICIPALITY'],
    ],
    [
      'a record before both',
      { recorded: [record('PROVIDER_CANCELLED')], unansweredConsultations: [awaited('MUNICIPALITY')] },
      ['PROVIDER_CANCELLED', 'PROVIDER'],
    ],
  ])('%s', (_, traits, expected) => {
    const cause = pickGapCause({ ...none, ...traits });
    expect(cause && [cause.code, cause.owner]).toEqual(expected);
  });

  it('never assumes the individual', () => {
    const waits = fc.array(fc.constantFrom(awaited('MUNICIPALITY'), awaited('EMPLOYMENT_SERVICE')), { maxLength: 1 });
    const codes = GAP_CAUSE_CODES.filter((code) => code !== 'INDIVIDUAL');
    checkLaw(
      fc.property(
        waits,
        waits,
        fc.subarray(codes, { maxLength: 1 }),
        (unansweredConsultations, awaitedApprovals, recorded) => {
          const cause = pickGapCause({
            ...none,
            unansweredConsultations,
            awaitedApprovals,
            recorded: recorded.map((code) => record(code)),
          });
          expect(cause?.code).not.toBe('INDIVIDUAL');
          expect(cause?.owner).not.toBe('INDIVIDUAL');
        },
      ),
    );
  });
});

describe('findGapOwner', () => {
  it.each([
    ['AF_DECISION', null, 'EMPLOYMENT_SERVICE'],
    ['PLAN_APPROVAL', 'MUNICIPALITY', 'MUNICIPALITY'],
    ['CONSULTATION_UNANSWERED', null, 'UNKNOWN'],
    ['NO_PLACE', 'EMPLOYMENT_SERVICE', 'MUNICIPALITY'],
  ] as const)('%s waiting for %s belongs to %s', (code, party, owner) =>
    expect(findGapOwner({ code, party })).toBe(owner),
  );
});
