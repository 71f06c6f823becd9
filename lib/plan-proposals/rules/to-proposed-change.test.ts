import { describe, expect, it } from 'vitest';
import { type ProposePlanChangeInput, proposePlanChangeSchema } from '../schemas';
import { toProposedChange } from './to-proposed-change';

const LINEAGE = '0199f000-0000-7000-8000-000000000001';
const slot = { weekday: 2, startsMinute: 480, endsMinute: 720 };
const input: ProposePlanChangeInput = {
  caseId: '0199f000-0000-7000-8000-000000000002',
  kind: 'CHANGE',
  lineageId: LINEAGE,
  parts: ['TIMES'],
  timesKind: 'SLOTS',
  slots: [slot],
  flexibleWeeklyMinutes: null,
  place: '',
  contactName: 'Ida',
  contactPhone: '',
  contactEmail: '',
  typeCode: '',
  title: '',
  startsOn: null,
  endsOn: null,
  reason: 'Bussen',
};
const contact = { place: '', contactName: 'Ida', contactPhone: '', contactEmail: '' };
const times = { slots: [slot], flexibleWeeklyMinutes: null };

describe('what a written proposal would change', () => {
  it.each<[string, Partial<ProposePlanChangeInput>, object]>([
    ['times', {}, { kind: 'CHANGE', times, contact: null }],
    ['contact', { parts: ['CONTACT'] }, { kind: 'CHANGE', times: null, contact }],
    [
      'flexible hours, without the times that were written before',
      { timesKind: 'FLEXIBLE', flexibleWeeklyMinutes: 300 },
      { kind: 'CHANGE', times: { slots: [], flexibleWeeklyMinutes: 300 }, contact: null },
    ],
    ['an end', { kind: 'END', endsOn: '2026-12-31' }, { kind: 'END', endsOn: '2026-12-31' }],
    [
      'an activity',
      { kind: 'ADD', typeCode: 'SFI', startsOn: '2026-12-01' },
      { kind: 'ADD', typeCode: 'SFI', title: 'Praktik', startsOn: '2026-12-01', endsOn: null, ...times, ...contact },
    ],
  ])('%s', (_, change, expected) => {
    expect(toProposedChange({ ...input, ...change }, 'Praktik')).toEqual(expected);
  });

  it.each<[string, Partial<ProposePlanChangeInput>, string, string]>([
    ['no activity', { lineageId: '' }, 'lineageId', 'planProposalActivityMissing'],
    ['nothing to change', { parts: [] }, 'parts', 'planProposalEmpty'],
    ['no reason', { reason: '  ' }, 'reason', 'planProposalReasonMissing'],
    ['no last day', { kind: 'END' }, 'endsOn', 'dayInvalid'],
    ['a slot that ends before it begins', { slots: [{ ...slot, endsMinute: 470 }] }, 'slots.0.endsMinute', 'slotTimes'],
    ['two slots at once', { slots: [slot, slot] }, 'slots.1.startsMinute', 'slotOverlap'],
    ['no time at all', { slots: [] }, 'slots', 'activityTimeMissing'],
    ['no hours', { timesKind: 'FLEXIBLE' }, 'flexibleWeeklyMinutes', 'activityFlexibleRange'],
    [
      'an activity that ends before it begins',
      { kind: 'ADD', typeCode: 'SFI', startsOn: '2026-12-01', endsOn: '2026-11-30' },
      'endsOn',
      'activityEndsBeforeStart',
    ],
    ['an activity of no type', { kind: 'ADD', startsOn: '2026-12-01' }, 'typeCode', 'activityTypeUnknown'],
  ])('refuses %s beside the field', (_, change, path, message) => {
    const { error } = proposePlanChangeSchema.safeParse({ ...input, ...change });
    expect(error?.issues.map((issue) => [issue.path.join('.'), issue.message])).toEqual([[path, message]]);
  });
});
