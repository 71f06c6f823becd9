import { describe, expect, it } from 'vitest';
import { blankPlanActivity } from '../../../tests/builders/plan-activities';
import { CATALOGUE_GROUPS, findCatalogueGroup } from './catalogue-groups';
import type { CatalogueEntry, PlanContent } from './plan-content';
import { listPlanDifferences } from './plan-differences';

const activity = blankPlanActivity({ slots: [{ weekday: 1, startsMinute: 540, endsMinute: 720 }] });
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
  activities: [activity],
};

describe('what two writings say differently', () => {
  it('is nothing when they say the same', () => {
    expect(listPlanDifferences(content, { ...content, activities: [{ ...activity }] })).toEqual([]);
  });

  it('shows both texts, and both weeks of an activity', () => {
    const moved = { ...activity, slots: [{ weekday: 2, startsMinute: 540, endsMinute: 720 }] };
    expect(listPlanDifferences(content, { ...content, goalOccupation: 'Snickare', activities: [moved] })).toMatchObject(
      [
        { kind: 'TEXT', field: 'goalOccupation', mine: 'Kock', theirs: 'Snickare' },
        {
          kind: 'ACTIVITY',
          title: 'Praktik',
          mine: { times: 'mån 09.00–12.00' },
          theirs: { times: 'tis 09.00–12.00' },
        },
      ],
    );
  });

  it('tells what only one of them has', () => {
    const added = blankPlanActivity({ lineageId: 'cv', title: 'CV-stöd' });
    expect(listPlanDifferences(content, { ...content, activities: [activity, added] })).toMatchObject([
      { lineageId: 'cv', mine: null, theirs: { title: 'CV-stöd' } },
    ]);
    expect(listPlanDifferences(content, { ...content, activities: [] })).toMatchObject([{ theirs: null }]);
  });
});

describe('the groups of the catalogue', () => {
  const entry = (traits: Partial<CatalogueEntry>): CatalogueEntry => ({
    code: 'X',
    name: 'X',
    activityClass: 'OCCUPATION',
    lawKind: null,
    party: 'MUNICIPALITY',
    isProgramme: false,
    strengthens: true,
    matches: false,
    isEvidenceBased: false,
    source: '',
    ...traits,
  });
  it.each([
    [{ lawKind: 1 }, 'KIND_1'],
    [{ lawKind: 4 }, 'KIND_4'],
    [{ isProgramme: true }, 'PROGRAMME'],
    [{ code: 'SFI' }, 'EDUCATION'],
    [{ code: 'EMPLOYMENT' }, 'WORK'],
    [{ activityClass: 'JOB_SEARCH' as const }, 'JOB_SEARCH'],
  ])('%j stands in %s', (traits, group) => {
    expect(findCatalogueGroup(entry(traits))).toBe(group);
    expect(CATALOGUE_GROUPS).toContain(group);
  });
});
