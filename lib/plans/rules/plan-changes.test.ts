import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankPlanActivity } from '../../../tests/builders/plan-activities';
import { type ActivityChange, listPlanChanges } from './plan-changes';
import type { PlanActivity, PlanContent } from './plan-content';

const slot = (weekday: number, from: number, to: number) => ({
  weekday,
  startsMinute: from * 60,
  endsMinute: to * 60,
});
const placement = blankPlanActivity({ slots: [slot(1, 8, 12), slot(3, 8, 12)] });
const cv = blankPlanActivity({ lineageId: 'cv', title: 'CV-stöd', slots: [slot(5, 9, 12)], endsOn: '2026-12-31' });
const content: PlanContent = {
  goalKind: 'WORK',
  goalOccupation: 'Kock',
  needs: '',
  individualView: '',
  individualTookPart: null,
  individualTookPartHow: '',
  municipalityUndertakings: '',
  employmentServiceUndertakings: '',
  individualUndertakings: '',
  municipalityContactId: null,
  employmentServiceContactId: null,
  startsOn: '2026-11-23',
  followUpOn: null,
  activities: [placement, cv],
};
const changed = (change: Partial<PlanActivity>) =>
  listPlanChanges(content, { ...content, activities: [{ ...placement, ...change }, cv] }).activities;

describe('what is otherwise in a later version', () => {
  it('is nothing when both say the same', () => {
    expect(listPlanChanges(content, structuredClone(content))).toEqual({ activities: [], texts: [] });
  });

  it.each<[string, Partial<PlanActivity>, Partial<ActivityChange>]>([
    [
      'a time that is added, with its hours',
      { slots: [...placement.slots, slot(2, 8, 12)] },
      { minutesDelta: 240, details: [{ what: 'TIMES_ADDED', times: 'tis 08.00–12.00' }] },
    ],
    [
      'a time that is taken away',
      { slots: [slot(1, 8, 12)] },
      { minutesDelta: -240, details: [{ what: 'TIMES_REMOVED', times: 'ons 08.00–12.00' }] },
    ],
    [
      'a time that is moved within its day',
      { slots: [slot(1, 8, 12), slot(3, 9, 13)] },
      { minutesDelta: 0, details: [{ what: 'TIMES_MOVED', from: 'ons 08.00–12.00', to: 'ons 09.00–13.00' }] },
    ],
    [
      'one time moved and one added',
      { slots: [slot(1, 9, 12), slot(3, 8, 12), slot(4, 8, 9)] },
      {
        minutesDelta: 0,
        details: [
          { what: 'TIMES_MOVED', from: 'mån 08.00–12.00', to: 'mån 09.00–12.00' },
          { what: 'TIMES_ADDED', times: 'tor 08.00–09.00' },
        ],
      },
    ],
    [
      'flexible hours instead of fixed times',
      { slots: [], flexibleWeeklyMinutes: 300 },
      {
        minutesDelta: -180,
        details: [
          { what: 'TIMES_REMOVED', times: 'mån 08.00–12.00, ons 08.00–12.00' },
          { what: 'FLEXIBLE', fromMinutes: null, toMinutes: 300 },
        ],
      },
    ],
    [
      'a last day',
      { endsOn: '2027-01-31' },
      { minutesDelta: 0, details: [{ what: 'ENDS', from: null, to: '2027-01-31' }] },
    ],
    [
      'a first day',
      { startsOn: '2026-12-01' },
      { details: [{ what: 'STARTS', from: '2026-11-23', to: '2026-12-01' }] },
    ],
    ['another place', { place: 'Lagret' }, { details: [{ what: 'PLACE', from: '', to: 'Lagret' }] }],
    [
      'whom to call',
      { contactName: 'Ida', contactPhone: '070-1' },
      { details: [{ what: 'CONTACT', from: '', to: 'Ida, 070-1' }] },
    ],
    [
      'a time that gets a last day',
      { slots: [slot(1, 8, 12), { ...slot(3, 8, 12), endsOn: '2026-12-31' }] },
      {
        minutesDelta: 0,
        details: [{ what: 'TIMES_MOVED', from: 'ons 08.00–12.00', to: 'ons 08.00–12.00 (–31 december)' }],
      },
    ],
    [
      'a time that begins later',
      { slots: [...placement.slots, { ...slot(5, 8, 12), startsOn: '2027-01-07' }] },
      { minutesDelta: 0, details: [{ what: 'TIMES_ADDED', times: 'fre 08.00–12.00 (7 januari–)' }] },
    ],
    [
      'a period in which it is not held',
      { exceptions: [{ fromOn: '2026-12-21', toOn: '2027-01-03', reason: 'stängt' }] },
      {
        minutesDelta: 0,
        details: [
          { what: 'EXCEPTION_ADDED', exception: { fromOn: '2026-12-21', toOn: '2027-01-03', reason: 'stängt' } },
        ],
      },
    ],
    ['the way there', { travelMinutes: 25 }, { details: [{ what: 'TRAVEL', fromMinutes: null, toMinutes: 25 }] }],
  ])('tells %s', (_, change, expected) => {
    expect(changed(change)).toEqual([
      expect.objectContaining({ kind: 'CHANGED', title: 'Praktik', times: '', ...expected }),
    ]);
  });

  it('tells what is added, what is removed, and what had ended before the later version began', () => {
    const sfi = blankPlanActivity({ lineageId: 'sfi', title: 'SFI', flexibleWeeklyMinutes: 900 });
    expect(listPlanChanges(content, { ...content, activities: [sfi] }).activities).toEqual([
      { lineageId: 'sfi', title: 'SFI', kind: 'ADDED', minutesDelta: 900, times: '', details: [] },
      expect.objectContaining({ title: 'Praktik', kind: 'REMOVED', minutesDelta: -480 }),
      expect.objectContaining({ title: 'CV-stöd', kind: 'REMOVED', times: 'fre 09.00–12.00' }),
    ]);
    expect(
      listPlanChanges(content, { ...content, startsOn: '2027-01-04', activities: [placement] }).activities,
    ).toMatchObject([{ title: 'CV-stöd', kind: 'HAS_ENDED', minutesDelta: -180 }]);
  });

  it('takes what was drawn anew by the same name to be the same activity', () => {
    const redrawn = { ...placement, lineageId: 'new', startsOn: '2026-12-01' };
    expect(listPlanChanges(content, { ...content, activities: [cv, redrawn] }).activities).toEqual([
      expect.objectContaining({
        lineageId: 'new',
        kind: 'CHANGED',
        details: [{ what: 'STARTS', from: '2026-11-23', to: '2026-12-01' }],
      }),
    ]);
  });

  it('tells the words that are otherwise, in the order of the page', () => {
    expect(listPlanChanges(content, { ...content, followUpOn: '2027-02-01', needs: 'Truckkort' }).texts).toEqual([
      { field: 'needs', from: '', to: 'Truckkort' },
      { field: 'followUpOn', from: null, to: '2027-02-01' },
    ]);
  });

  it('adds up to the difference between the two weeks, whatever is drawn', () => {
    const times = fc.tuple(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 7, max: 12 }),
      fc.integer({ min: 13, max: 17 }),
    );
    const slots = fc.uniqueArray(
      times.map((parts) => slot(...parts)),
      { maxLength: 5, selector: ({ weekday }) => weekday },
    );
    const activity = fc.record({ lineageId: fc.constantFrom('a', 'b', 'c'), slots }).map(blankPlanActivity);
    const activities = fc.uniqueArray(activity, { selector: ({ lineageId }) => lineageId });
    const minutesOf = (list: readonly PlanActivity[]) =>
      list.flatMap((each) => each.slots).reduce((sum, each) => sum + each.endsMinute - each.startsMinute, 0);
    fc.assert(
      fc.property(activities, activities, (before, after) => {
        const { activities: changes } = listPlanChanges(
          { ...content, activities: before },
          { ...content, activities: after },
        );
        const delta = changes.reduce((sum, { minutesDelta }) => sum + minutesDelta, 0);
        expect(delta).toBe(minutesOf(after) - minutesOf(before));
      }),
    );
  });
});
