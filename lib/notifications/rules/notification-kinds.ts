import type { Role } from '../../access';

const MUNICIPAL: Role[] = ['SOCIAL_WORKER', 'JOB_COACH', 'UNIT_MANAGER'];
const EMPLOYMENT: Role[] = ['EMPLOYMENT_OFFICER', 'EMPLOYMENT_MANAGER'];
const MANAGERS: Role[] = ['UNIT_MANAGER', 'EMPLOYMENT_MANAGER'];
const COACHES: Role[] = ['PROVIDER_COACH'];

/**
 * What one may be notified of, and who may. A new kind is a line here and its texts under notifications.kinds: a heading for the application and
 * a sentence for the e-mail, neither of which says anything of anyone.
 */
const KINDS = {
  MESSAGE: [...MUNICIPAL, ...EMPLOYMENT],
  CONSULTATION_REQUESTED: [...MUNICIPAL, ...EMPLOYMENT],
  CONSULTATION_ANSWERED: [...MUNICIPAL, ...EMPLOYMENT],
  CONSULTATION_TO_CONFIRM: [...MUNICIPAL, ...EMPLOYMENT],
  CONSULTATION_REMINDER: [...MUNICIPAL, ...EMPLOYMENT],
  CONSULTATION_ESCALATED: MANAGERS,
  DECIDED_WITHOUT_CONSULTATION: MANAGERS,
  FOUND_REFERRAL: ['SOCIAL_WORKER', 'UNIT_MANAGER', ...EMPLOYMENT],
  RETURN: MUNICIPAL,
  REFERRAL_CALLED_OFF: MUNICIPAL,
  PARTICIPANT_NEW: COACHES,
  PARTICIPANT_PERIOD: COACHES,
  PARTICIPANT_NEVER_CAME: COACHES,
  PLACE_NEAR_LOSS: [...MUNICIPAL, ...EMPLOYMENT],
  DEVIATION: [...MUNICIPAL, ...EMPLOYMENT],
  AGREEMENT_PROPOSED: MANAGERS,
  AGREEMENT_ANSWERED: MANAGERS,
} as const satisfies Record<string, readonly Role[]>;
export type NotificationKind = keyof typeof KINDS;

/** Every kind, in the order in which they are shown. */
export const NOTIFICATION_KINDS = Object.keys(KINDS) as NotificationKind[];

/** The kinds that may reach a role, in order. */
export function listNotificationKinds(role: Role): NotificationKind[] {
  return NOTIFICATION_KINDS.filter((kind) => (KINDS[kind] as readonly Role[]).includes(role));
}
