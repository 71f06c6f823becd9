import { describe, expect, it } from 'vitest';
import { blankPlanActivity } from '../../../tests/builders/plan-activities';
import { findChangedBy, mergePlans } from './merge-plans';
import type { PlanContent } from './plan-content';

const praktik = blankPlanActivity({
  lineageId: 'praktik',
  slots: [{ weekday: 1, startsMinute: 540, endsMinute: 720 }],
});
const cv = blankPlanActivity({ lineageId: 'cv', title: 'CV-stöd' });
const base: PlanContent = {
  goalKind: 'WORK',
  goalOccupation: 'Kock',
  needs: 'Svenska',
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
  activities: [praktik, cv],
};
const moved = { ...praktik, slots: [{ weekday: 2, startsMinute: 540, endsMinute: 720 }] };

describe('two writings from the same beginning', () => {
  it('become one with what each of them changed', () => {
    const mine = { ...base, needs: 'Svenska och praktik', activities: [praktik, { ...cv, place: 'Torget' }] };
    const theirs = { ...base, goalOccupation: 'Snickare', activities: [moved, cv] };
    expect(mergePlans({ base, mine, theirs })).toEqual({
      ...base,
      needs: 'Svenska och praktik',
      goalOccupation: 'Snickare',
      activities: [moved, { ...cv, place: 'Torget' }],
    });
  });

  it('keep mine where both changed the same', () => {
    const mine = { ...base, needs: 'Mitt', activities: [{ ...praktik, title: 'Min' }, cv] };
    const theirs = { ...base, needs: 'Deras', activities: [moved, cv] };
    expect(mergePlans({ base, mine, theirs })).toMatchObject({ needs: 'Mitt', activities: [{ title: 'Min' }, cv] });
    expect(findChangedBy({ base, mine, theirs }, { field: 'needs' })).toBe('BOTH');
    expect(findChangedBy({ base, mine, theirs }, { lineageId: 'praktik' })).toBe('BOTH');
  });

  it('have what either added, and lack what either took away and the other left alone', () => {
    const rom = blankPlanActivity({ lineageId: 'rom', title: 'ROM' });
    const sfi = blankPlanActivity({ lineageId: 'sfi', title: 'SFI' });
    const mine = { ...base, activities: [praktik, rom] };
    const theirs = { ...base, activities: [cv, sfi] };
    expect(mergePlans({ base, mine, theirs }).activities.map(({ lineageId }) => lineageId)).toEqual(['sfi', 'rom']);
  });

  it('keep an activity that one took away and the other changed', () => {
    const mine = { ...base, activities: [cv] };
    const theirs = { ...base, activities: [moved, cv] };
    expect(mergePlans({ base, mine, theirs }).activities).toEqual([moved, cv]);
  });

  it('tell who changed what', () => {
    const mine = { ...base, needs: 'Mitt' };
    const theirs = { ...base, startsOn: '2026-11-30', activities: [moved, { ...cv }] };
    const changed = (what: Parameters<typeof findChangedBy>[1]) => findChangedBy({ base, mine, theirs }, what);
    expect(changed({ field: 'needs' })).toBe('MINE');
    expect(changed({ field: 'startsOn' })).toBe('THEIRS');
    expect(changed({ lineageId: 'praktik' })).toBe('THEIRS');
    expect(changed({ lineageId: 'cv' })).toBeNull();
    expect(changed({ field: 'goalKind' })).toBeNull();
  });
});
