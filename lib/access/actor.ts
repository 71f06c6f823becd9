/** What a person is employed to do. Values equal the PostgreSQL enum `role`. */
export type Role =
  | 'SOCIAL_WORKER'
  | 'JOB_COACH'
  | 'UNIT_MANAGER'
  | 'EMPLOYMENT_OFFICER'
  | 'EMPLOYMENT_MANAGER'
  | 'PROVIDER_COACH'
  | 'SYSTEM_ADMINISTRATOR';

/** Whom a person works for: kommun, Arbetsförmedlingen or leverantör. */
export type OrganisationKind = 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER';

/** The signed-in person, as every page, command and query knows them. */
export interface Actor {
  userId: string;
  sessionId: string;
  name: string;
  role: Role;
  organisationId: string;
  organisationName: string;
  organisationKind: OrganisationKind;
  /** The unit a municipal officer is limited to; null when the whole municipality is theirs. */
  unitId: string | null;
  /** The municipalities within reach: one's own, those the office serves, or those where the provider has participants. */
  municipalityIds: string[];
}

/** Work that no person asks for (weekly figures, sign-in) or that needs a whole caseload (import), within named municipalities. */
export interface SystemActor {
  organisationKind: 'SYSTEM';
  municipalityIds: string[];
  /** Who set the work going, for the audit; null for the clock. */
  onBehalfOf: Actor | null;
}

/** What a command or query is given besides its input: who asks, and when. */
export interface CommandContext {
  actor: Actor;
  now: Date;
  /** 'YYYY-MM-DD' in Sweden. */
  today: string;
}
