import type { AgreementTerms } from './agreement-terms';

/** The rules that are a number of days, in the order in which they are read. */
export const DAY_RULES = [
  'answerWorkingDays',
  'concludeWorkingDays',
  'escalateAfterWorkingDays',
  'freshDays',
  'planApprovalWorkingDays',
  'messageWorkingDays',
  'employmentDecisionWorkingDays',
  'returnWorkingDays',
] as const;
export type DayRule = (typeof DAY_RULES)[number];

export interface AgreementGoal {
  /** The same from version to version. */
  lineageId: string;
  words: string;
  ownerUserId: string;
}

/** What two parties agree on. */
export interface AgreementContent {
  days: Record<DayRule, number>;
  /** Programmes that AF may decide on without samråd, by code. */
  exemptTypeCodes: readonly string[];
  municipalityContactIds: readonly string[];
  employmentServiceContactIds: readonly string[];
  goals: readonly AgreementGoal[];
}

/** One thing that a version would change. */
export type AgreementChange =
  | { kind: 'DAYS'; rule: DayRule; from: number; to: number }
  | { kind: 'CONSULTATION_OFF' | 'CONSULTATION_ON'; typeCode: string }
  | { kind: 'CONTACT_ADDED' | 'CONTACT_REMOVED'; party: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE'; userId: string }
  | { kind: 'GOAL_ADDED' | 'GOAL_REMOVED'; words: string }
  | { kind: 'GOAL_REWORDED'; from: string; to: string }
  | { kind: 'GOAL_OWNER'; words: string; userId: string };

/** What holds without an agreement, as the content of one. */
export function contentOfTerms(terms: AgreementTerms): AgreementContent {
  const { answerWorkingDays, escalateAfterWorkingDays, freshDays, responseTimes, escalationContacts } = terms;
  return {
    days: { answerWorkingDays, escalateAfterWorkingDays, freshDays, ...responseTimes },
    exemptTypeCodes: terms.exemptServiceCodes,
    municipalityContactIds: escalationContacts.municipality,
    employmentServiceContactIds: escalationContacts.employmentService,
    goals: [],
  };
}

/** Everything that differs between two versions, in the order in which they are read; empty when nothing does. */
export function listAgreementChanges(from: AgreementContent, to: AgreementContent): AgreementChange[] {
  const days = DAY_RULES.filter((rule) => from.days[rule] !== to.days[rule]).map(
    (rule): AgreementChange => ({ kind: 'DAYS', rule, from: from.days[rule], to: to.days[rule] }),
  );
  const contacts = (['MUNICIPALITY', 'EMPLOYMENT_SERVICE'] as const).flatMap((party): AgreementChange[] => {
    const [before, after] = [contactsOf(from, party), contactsOf(to, party)];
    return [
      ...lacking(after, before).map((userId) => ({ kind: 'CONTACT_ADDED', party, userId }) as const),
      ...lacking(before, after).map((userId) => ({ kind: 'CONTACT_REMOVED', party, userId }) as const),
    ];
  });
  return [
    ...days,
    ...lacking(to.exemptTypeCodes, from.exemptTypeCodes).map(
      (typeCode): AgreementChange => ({ kind: 'CONSULTATION_OFF', typeCode }),
    ),
    ...lacking(from.exemptTypeCodes, to.exemptTypeCodes).map(
      (typeCode): AgreementChange => ({ kind: 'CONSULTATION_ON', typeCode }),
    ),
    ...contacts,
    ...goalChanges(from.goals, to.goals),
  ];
}

function goalChanges(from: readonly AgreementGoal[], to: readonly AgreementGoal[]): AgreementChange[] {
  const before = new Map(from.map((goal) => [goal.lineageId, goal]));
  const kept = new Set(to.map(({ lineageId }) => lineageId));
  return [
    ...to.flatMap((goal): AgreementChange[] => {
      const earlier = before.get(goal.lineageId);
      if (!earlier) return [{ kind: 'GOAL_ADDED', words: goal.words }];
      return [
        ...(earlier.words === goal.words
          ? []
          : [{ kind: 'GOAL_REWORDED', from: earlier.words, to: goal.words } as const]),
        ...(earlier.ownerUserId === goal.ownerUserId
          ? []
          : [{ kind: 'GOAL_OWNER', words: goal.words, userId: goal.ownerUserId } as const]),
      ];
    }),
    ...from
      .filter(({ lineageId }) => !kept.has(lineageId))
      .map(({ words }): AgreementChange => ({ kind: 'GOAL_REMOVED', words })),
  ];
}

function contactsOf(content: AgreementContent, party: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE'): readonly string[] {
  return party === 'MUNICIPALITY' ? content.municipalityContactIds : content.employmentServiceContactIds;
}

function lacking(these: readonly string[], those: readonly string[]): string[] {
  return these.filter((each) => !those.includes(each));
}
