/** Within how many working days each party does what the other waits for (överenskommelse). */
export interface ResponseTimes {
  /** AF logs the conclusion of an answered samråd. */
  concludeWorkingDays: number;
  /** A party approves, or does not, a proposed plan. */
  planApprovalWorkingDays: number;
  /** A question in the conversation of a case is answered. */
  messageWorkingDays: number;
  /** AF decides on a subsidised employment that the municipality holds a place for. */
  employmentDecisionWorkingDays: number;
  /** The municipality takes up a case again after a referral without result. */
  returnWorkingDays: number;
}

/** The rules between Arbetsförmedlingen and a municipality on a day: those of the överenskommelse in force, else the defaults. */
export interface AgreementTerms {
  /** The version in force; null when the defaults hold. */
  agreementId: string | null;
  /** Within how many working days a samråd shall be answered. */
  answerWorkingDays: number;
  /** For how many days a concluded samråd is good; PostgreSQL never lets it be more than 30. */
  freshDays: number;
  /** How many working days after its due date an unanswered samråd goes to both managers; 0 = the day after. */
  escalateAfterWorkingDays: number;
  responseTimes: ResponseTimes;
  /** Programmes that AF may decide on without samråd, by code of the catalogue; none unless the parties agreed so. */
  exemptServiceCodes: readonly string[];
  /** To whom what is overdue or disagreed goes, by user account; empty when no agreement names anyone. */
  escalationContacts: { municipality: readonly string[]; employmentService: readonly string[] };
}

/** For how many days a concluded samråd is good at most, whatever the parties agree; the database's gate holds the same. */
export const LONGEST_FRESH_DAYS = 30;

/** What holds where no överenskommelse is in force: samråd before every referral, answered within a week. */
export const DEFAULT_TERMS: AgreementTerms = {
  agreementId: null,
  answerWorkingDays: 5,
  freshDays: LONGEST_FRESH_DAYS,
  escalateAfterWorkingDays: 0,
  responseTimes: {
    concludeWorkingDays: 5,
    planApprovalWorkingDays: 5,
    messageWorkingDays: 2,
    employmentDecisionWorkingDays: 10,
    returnWorkingDays: 10,
  },
  exemptServiceCodes: [],
  escalationContacts: { municipality: [], employmentService: [] },
};

/** Whether a referral to the service needs samråd: yes, unless the överenskommelse in force says otherwise. */
export function isConsultationRequired(terms: AgreementTerms, serviceCode: string): boolean {
  return !terms.exemptServiceCodes.includes(serviceCode);
}
