import { describe, expect, it } from 'vitest';
import { blankPlanActivity } from '../../../tests/builders/plan-activities';
import { applyProposedChange, type ProposedChange } from './proposed-change';

const slot = { weekday: 2, startsMinute: 480, endsMinute: 720 };
const placement = blankPlanActivity({ lineageId: 'a', startsOn: '2026-11-01', slots: [slot], place: 'Lagret' });
const cv = blankPlanActivity({ lineageId: 'b', title: 'CV-stöd', flexibleWeeklyMinutes: 180, endsOn: '2026-12-15' });
const apply = (lineageId: string, change: ProposedChange) =>
  applyProposedChange([placement, cv], { lineageId, change }, { startsOn: '2026-11-23' });
const contact = { place: 'Köket', contactName: 'Ida', contactPhone: '070-1', contactEmail: '' };

describe('exactly the proposed change', () => {
  it('gives the activity other times and nothing else', () => {
    const times = { slots: [], flexibleWeeklyMinutes: 300 };
    expect(apply('a', { kind: 'CHANGE', times, contact: null })).toEqual([{ ...placement, ...times }, cv]);
  });

  it('gives it another contact and nothing else', () => {
    expect(apply('b', { kind: 'CHANGE', times: null, contact })).toEqual([placement, { ...cv, ...contact }]);
  });

  it.each([
    ['on its last day', 'a', '2026-12-31', '2026-12-31'],
    ['not later than it already does', 'b', '2026-12-31', '2026-12-15'],
    ['earlier than it would have', 'b', '2026-12-01', '2026-12-01'],
  ])('ends it %s', (_, lineageId, endsOn, expected) => {
    expect(apply(lineageId, { kind: 'END', endsOn })?.find((each) => each.lineageId === lineageId)?.endsOn).toBe(
      expected,
    );
  });

  it('leaves out what would end before the version begins', () => {
    expect(apply('a', { kind: 'END', endsOn: '2026-11-20' })).toEqual([cv]);
  });

  it('adds an activity, once', () => {
    const added = {
      kind: 'ADD',
      typeCode: 'SFI',
      title: 'SFI',
      startsOn: '2026-12-01',
      endsOn: null,
      slots: [slot],
      flexibleWeeklyMinutes: null,
      ...contact,
    } as const satisfies ProposedChange;
    const { kind: _kind, ...activity } = added;
    expect(apply('c', added)).toEqual([placement, cv, expect.objectContaining({ lineageId: 'c', ...activity })]);
    expect(apply('a', added)).toBeNull();
  });

  it('does nothing to an activity that is no longer there', () => {
    expect(apply('c', { kind: 'END', endsOn: '2026-12-31' })).toBeNull();
    expect(apply('c', { kind: 'CHANGE', times: null, contact })).toBeNull();
  });
});
