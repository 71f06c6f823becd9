import { describe, expect, it } from 'vitest';
import type { Actor, OrganisationKind, Role } from '../actor';
import { type CaseFacts, decideCaseAccess } from './case-access';

// Who sees which case: the table below is the documentation. tests/access/case-access.db.test.ts holds the visibility filters
// and row-level security to the same answers.

const ALMBY = 'almby';
const BERGVIK = 'bergvik';

const plain: CaseFacts = {
  municipalityId: ALMBY,
  unitId: 'north',
  isProtected: false,
  namedUserIds: [],
  isRegistered: false,
  providerIds: [],
};

const CASES = {
  plain,
  otherUnit: { ...plain, unitId: 'south' },
  registered: { ...plain, isRegistered: true },
  atStigen: { ...plain, isRegistered: true, providerIds: ['stigen'] },
  protected: {
    ...plain,
    isRegistered: true,
    providerIds: ['stigen'],
    isProtected: true,
    namedUserIds: ['somebody else'],
  },
  protectedNamed: { ...plain, isRegistered: true, providerIds: ['stigen'], isProtected: true, namedUserIds: ['me'] },
  protectedNamedElsewhere: { ...plain, unitId: 'south', isProtected: true, namedUserIds: ['me'] },
  otherMunicipality: {
    ...plain,
    municipalityId: BERGVIK,
    isRegistered: true,
    providerIds: ['stigen'],
    namedUserIds: ['me'],
  },
} satisfies Record<string, CaseFacts>;

const ACTORS = {
  'social worker of the unit': actor('SOCIAL_WORKER', 'MUNICIPALITY', ALMBY, { unitId: 'north' }),
  'job coach of the unit': actor('JOB_COACH', 'MUNICIPALITY', ALMBY, { unitId: 'north' }),
  'manager of the unit': actor('UNIT_MANAGER', 'MUNICIPALITY', ALMBY, { unitId: 'north' }),
  'manager of the municipality': actor('UNIT_MANAGER', 'MUNICIPALITY', ALMBY),
  'officer of AF': actor('EMPLOYMENT_OFFICER', 'EMPLOYMENT_SERVICE', 'office', { municipalityIds: [ALMBY] }),
  'manager of AF': actor('EMPLOYMENT_MANAGER', 'EMPLOYMENT_SERVICE', 'office', { municipalityIds: [ALMBY] }),
  'officer of AF for both': actor('EMPLOYMENT_OFFICER', 'EMPLOYMENT_SERVICE', 'office', {
    municipalityIds: [ALMBY, BERGVIK],
  }),
  'officer of AF elsewhere': actor('EMPLOYMENT_OFFICER', 'EMPLOYMENT_SERVICE', 'office', {
    municipalityIds: [BERGVIK],
  }),
  'coach of Stigen': actor('PROVIDER_COACH', 'PROVIDER', 'stigen', { municipalityIds: [ALMBY] }),
  'coach of Broar': actor('PROVIDER_COACH', 'PROVIDER', 'broar', { municipalityIds: [ALMBY, BERGVIK] }),
  'system administrator': actor('SYSTEM_ADMINISTRATOR', 'MUNICIPALITY', ALMBY),
};

type Answers = Record<keyof typeof CASES, string>;

const SEES: Record<keyof typeof ACTORS, Answers> = {
  'social worker of the unit': unitAnswers(),
  'job coach of the unit': unitAnswers(),
  'manager of the unit': unitAnswers(),
  'manager of the municipality': {
    plain: 'ownMunicipality',
    otherUnit: 'ownMunicipality',
    registered: 'ownMunicipality',
    atStigen: 'ownMunicipality',
    protected: 'no: protectedPerson',
    protectedNamed: 'ownMunicipality',
    protectedNamedElsewhere: 'ownMunicipality',
    otherMunicipality: 'no: outOfReach',
  },
  'officer of AF': officeAnswers(),
  'manager of AF': officeAnswers(),
  'officer of AF for both': { ...officeAnswers(), otherMunicipality: 'servedMunicipality' },
  'officer of AF elsewhere': { ...everywhere('no: outOfReach'), otherMunicipality: 'servedMunicipality' },
  'coach of Stigen': {
    plain: 'no: notParticipant',
    otherUnit: 'no: notParticipant',
    registered: 'no: notParticipant',
    atStigen: 'ownParticipant',
    protected: 'no: protectedPerson',
    protectedNamed: 'ownParticipant',
    protectedNamedElsewhere: 'no: notParticipant',
    otherMunicipality: 'no: outOfReach',
  },
  'coach of Broar': { ...everywhere('no: notParticipant'), protected: 'no: protectedPerson' },
  'system administrator': { ...everywhere('no: roleWithoutCases'), otherMunicipality: 'no: outOfReach' },
};

function unitAnswers(): Answers {
  return {
    plain: 'ownUnit',
    otherUnit: 'no: otherUnit',
    registered: 'ownUnit',
    atStigen: 'ownUnit',
    protected: 'no: protectedPerson',
    protectedNamed: 'ownUnit',
    protectedNamedElsewhere: 'no: otherUnit',
    otherMunicipality: 'no: outOfReach',
  };
}

function officeAnswers(): Answers {
  return {
    plain: 'no: notRegistered',
    otherUnit: 'no: notRegistered',
    registered: 'servedMunicipality',
    atStigen: 'servedMunicipality',
    protected: 'no: protectedPerson',
    protectedNamed: 'servedMunicipality',
    protectedNamedElsewhere: 'no: notRegistered',
    otherMunicipality: 'no: outOfReach',
  };
}

function everywhere(answer: string): Answers {
  return {
    plain: answer,
    otherUnit: answer,
    registered: answer,
    atStigen: answer,
    protected: answer,
    protectedNamed: answer,
    protectedNamedElsewhere: answer,
    otherMunicipality: answer,
  };
}

function actor(
  role: Role,
  organisationKind: OrganisationKind,
  organisationId: string,
  traits: { unitId?: string; municipalityIds?: string[] } = {},
): Actor {
  return {
    userId: 'me',
    sessionId: 'session',
    name: 'Någon',
    role,
    organisationId,
    organisationName: organisationId,
    organisationKind,
    unitId: traits.unitId ?? null,
    municipalityIds: traits.municipalityIds ?? [organisationId],
  };
}

const rows = Object.entries(SEES).flatMap(([who, answers]) =>
  Object.entries(answers).map(([which, answer]) => ({ who, which, answer })),
);

describe('access to a case: role × relation × secrecy', () => {
  it.each(rows)('$who – $which: $answer', ({ who, which, answer }) => {
    const decision = decideCaseAccess(ACTORS[who as keyof typeof ACTORS], CASES[which as keyof typeof CASES]);
    expect(decision.allowed ? decision.reason : `no: ${decision.reason}`).toBe(answer);
  });
});
