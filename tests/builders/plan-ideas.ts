import type { Offer } from '../../lib/plan-ideas';
import type { CatalogueEntry, RequirementPeriod } from '../../lib/plans';

function type(code: string, more: Partial<CatalogueEntry>): CatalogueEntry {
  return {
    code,
    name: code,
    activityClass: 'ASSIGNED',
    lawKind: null,
    party: 'MUNICIPALITY',
    isProgramme: false,
    strengthens: false,
    matches: false,
    isEvidenceBased: false,
    source: '',
    ...more,
  };
}

const measure = { activityClass: 'OCCUPATION', party: 'EMPLOYMENT_SERVICE', isProgramme: true } as const;

/** A part of the national catalogue, in its order. */
export const ideaCatalogue: CatalogueEntry[] = [
  type('LANGUAGE_TRAINING', { lawKind: 2, strengthens: true }),
  type('VOCATIONAL_SWEDISH', { lawKind: 2, strengthens: true }),
  type('DIGITAL_SKILLS', { lawKind: 3, strengthens: true }),
  type('CV_SUPPORT', { lawKind: 3, matches: true }),
  type('JOB_COACHING', { lawKind: 3, matches: true }),
  type('WORK_PLACEMENT', { lawKind: 4, strengthens: true, matches: true }),
  type('WORK_TRAINING', { lawKind: 4, strengthens: true }),
  type('IPS', {
    lawKind: 4,
    strengthens: true,
    matches: true,
    isEvidenceBased: true,
    source: 'Almega 2023: IPS är en evidensbaserad metod',
  }),
  type('ROM', { ...measure, strengthens: true, matches: true }),
  type('STEG_TILL_ARBETE', { ...measure, strengthens: true }),
  type('SIUS', { ...measure, strengthens: true, matches: true, isEvidenceBased: true, source: 'Almega 2023' }),
  type('AF_WORK_PLACEMENT', { ...measure, strengthens: true, matches: true }),
  type('SFI', { activityClass: 'OCCUPATION', strengthens: true }),
];

/** 35 hours are required, beside five of job search (worked example 1). */
export const ordinaryRequirement: RequirementPeriod = {
  fromOn: '2026-10-01',
  isAssessed: true,
  isExempt: false,
  requiredMinutes: 2100,
  jobSearchMinutes: 300,
  otherMinutes: 0,
  deductedProgrammeMinutes: 0,
};

/** A group of the type, with room for anyone and until further notice. */
export function testOffer(typeCode: string, more: Partial<Offer> = {}): Offer {
  return {
    groupId: `group-${typeCode}`,
    typeCode,
    name: typeCode,
    place: 'Lärcentrum',
    slots: [],
    firstOn: null,
    lastOn: null,
    placesLeft: null,
    ...more,
  };
}
