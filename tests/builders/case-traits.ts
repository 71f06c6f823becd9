import type { Actor } from '@/lib/access';
import type { Assessment } from '@/lib/assessments';
import type { World } from './world';

export interface SlotTraits {
  /** 1 = Monday. */
  weekday: number;
  startsMinute: number;
  endsMinute: number;
}

export interface ActivityTraits {
  /** A code of the catalogue. */
  typeCode?: string;
  title?: string;
  party?: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER';
  startsOn?: string;
  endsOn?: string | null;
  slots?: SlotTraits[];
  travelMinutes?: number;
  exceptions?: { fromOn: string; toOn: string; reason: string }[];
  flexibleWeeklyMinutes?: number | null;
  groupId?: string | null;
  providerId?: string | null;
}

export interface PlanTraits {
  state: 'DRAFT' | 'PROPOSED' | 'APPROVED' | 'ENDED';
  activities?: ActivityTraits[];
  startsOn?: string;
  inForceFrom?: string;
  inForceTo?: string | null;
  followUpOn?: string | null;
}

export interface ReferralTraits {
  state: 'DRAFT' | 'AWAITING_CONSULTATION' | 'CLEARED' | 'DECIDED' | 'STARTED' | 'ENDED' | 'CANCELLED';
  provider?: keyof Pick<World, 'stigen' | 'broar'>;
  typeCode?: string;
  startsOn?: string;
  endsOn?: string;
  flexibleWeeklyMinutes?: number;
}

export interface CaseTraits {
  municipality?: 'almby' | 'bergvik';
  unit?: 'north' | 'south';
  number?: string;
  /** Twelve digits; the next unused test number unless given. */
  identityNumber?: string;
  givenName?: string;
  familyName?: string;
  /** The social worker of the unit unless given. */
  responsible?: Actor | null;
  employmentOfficer?: Actor | null;
  openedOn?: string;
  closedOn?: string | null;
  assistanceFromMonth?: string;
  registeredSince?: string | null;
  jobseekerCategory?: string | null;
  programmeCode?: string | null;
  programmeExtentMinutes?: number | null;
  protection?: 'NONE' | 'MARKED' | 'PROTECTED_REGISTRATION' | 'FICTITIOUS_IDENTITY';
  namedUsers?: Actor[];
  childrenBornOn?: string[];
  assessments?: Partial<Assessment>[];
  breaks?: { fromOn: string; toOn: string }[];
  plan?: PlanTraits | null;
  referral?: ReferralTraits | null;
  gapCause?: { code: string; owner: string; note?: string; fromOn?: string; toOn?: string | null } | null;
  /** Compute the weekly figures from `weeksFrom` through next week; on unless turned off. */
  hasWeeks?: boolean;
  weeksFrom?: string;
}

/** Registered at Arbetsförmedlingen for a year, with the officer of the office that serves both municipalities. */
export function registered(world: World): CaseTraits {
  return { registeredSince: '2025-11-01', jobseekerCategory: '11', employmentOfficer: world.office.officer };
}

/** Assessed under 4 a § with 40 hours of ability and 5 of job search: 35 hours are required (worked example 1). */
export const assessed: CaseTraits = {
  assessments: [{ deductions: [{ kind: 'JOB_SEARCH', minutes: 300, reason: 'Aktivt sökande' }] }],
};

/** The same with a child of six in the household: 25 hours (worked example 2). */
export const withYoungChild: CaseTraits = { childrenBornOn: ['2020-05-04'] };

/** Praktik Monday to Thursday 08–16, 32 hours, in a plan approved by both and in force. Needs {@link registered}. */
export const withPlanInForce: CaseTraits = { plan: { state: 'APPROVED', activities: [placementMondayToThursday()] } };

/** The same week, proposed and not yet approved by anyone. */
export const withProposedPlan: CaseTraits = { plan: { state: 'PROPOSED', activities: [placementMondayToThursday()] } };

/** In ROM for 40 hours by form (4 a § 3 b) with one and a half hours a week in fact (worked example 5). */
export const inRomByFormOnly: CaseTraits = {
  programmeCode: 'ROM',
  programmeExtentMinutes: 2400,
  assessments: [{ exemptions: [{ kind: 'LABOUR_MARKET_PROGRAMME', sharePercent: 100, validTo: null }] }],
  plan: {
    state: 'APPROVED',
    activities: [
      { typeCode: 'ROM', title: 'Rusta och matcha', party: 'EMPLOYMENT_SERVICE', flexibleWeeklyMinutes: 90 },
    ],
  },
};

/** Sekretessmarkering: only the named users open the case. */
export function protectedFor(...namedUsers: Actor[]): CaseTraits {
  return { protection: 'MARKED', namedUsers };
}

function placementMondayToThursday(): ActivityTraits {
  return {
    typeCode: 'WORK_PLACEMENT',
    title: 'Praktik på lagret',
    party: 'MUNICIPALITY',
    slots: [1, 2, 3, 4].map((weekday) => ({ weekday, startsMinute: 480, endsMinute: 960 })),
  };
}
