import type { Role } from '../actor';

const MUNICIPAL_OFFICERS: Role[] = ['SOCIAL_WORKER', 'JOB_COACH', 'UNIT_MANAGER'];
const EMPLOYMENT_OFFICERS: Role[] = ['EMPLOYMENT_OFFICER', 'EMPLOYMENT_MANAGER'];
const OFFICERS: Role[] = [...MUNICIPAL_OFFICERS, ...EMPLOYMENT_OFFICERS];

/** Which roles may do what at all; whether they may do it to a certain case is decided by {@link decideCaseAccess}. */
const PERMISSIONS = {
  'tasks.read': [...OFFICERS, 'PROVIDER_COACH', 'SYSTEM_ADMINISTRATOR'],
  'contact-card.write': [...OFFICERS, 'PROVIDER_COACH', 'SYSTEM_ADMINISTRATOR'],
  'case.list': OFFICERS,
  'case.read': OFFICERS,
  'assessment.write': ['SOCIAL_WORKER', 'UNIT_MANAGER'],
  'childcare.read': MUNICIPAL_OFFICERS,
  'childcare.write': MUNICIPAL_OFFICERS,
  'certificate.read': MUNICIPAL_OFFICERS,
  'certificate.write': MUNICIPAL_OFFICERS,
  'absence-review.read': MUNICIPAL_OFFICERS,
  'absence-review.write': ['SOCIAL_WORKER', 'UNIT_MANAGER'],
  'decision.read': MUNICIPAL_OFFICERS,
  'decision.make': ['SOCIAL_WORKER', 'UNIT_MANAGER'],
  'gap-cause.write': OFFICERS,
  'monthly-assessment.read': OFFICERS,
  'monthly-assessment.write': ['SOCIAL_WORKER', 'UNIT_MANAGER'],
  'monthly-note.write': EMPLOYMENT_OFFICERS,
  'plan.read': OFFICERS,
  'plan.write': OFFICERS,
  'plan.approve': OFFICERS,
  'follow-up.read': OFFICERS,
  'follow-up.write': OFFICERS,
  'plan-proposal.read': [...OFFICERS, 'PROVIDER_COACH'],
  'plan-proposal.write': [...OFFICERS, 'PROVIDER_COACH'],
  'plan-proposal.answer': OFFICERS,
  'consultation.request': OFFICERS,
  'consultation.answer': OFFICERS,
  'consultation.conclude': EMPLOYMENT_OFFICERS,
  'consultation.confirm': MUNICIPAL_OFFICERS,
  'referral.read': OFFICERS,
  'referral.follow': [...OFFICERS, 'PROVIDER_COACH'],
  'referral.start': [...EMPLOYMENT_OFFICERS, 'PROVIDER_COACH'],
  'referral.report': ['PROVIDER_COACH'],
  'referral.end': EMPLOYMENT_OFFICERS,
  'return.read': MUNICIPAL_OFFICERS,
  'return.handle': MUNICIPAL_OFFICERS,
  'referral.write': EMPLOYMENT_OFFICERS,
  'referral.decide': EMPLOYMENT_OFFICERS,
  'escalation.read': OFFICERS,
  'escalation.write': ['UNIT_MANAGER', 'EMPLOYMENT_MANAGER'],
  'unheard-referral.read': OFFICERS,
  'unheard-referral.decide': ['EMPLOYMENT_MANAGER'],
  'unheard-referral.record': MUNICIPAL_OFFICERS,
  'unheard-referral.acknowledge': ['UNIT_MANAGER', 'EMPLOYMENT_MANAGER'],
  'participant.read': ['PROVIDER_COACH'],
  'deviation.report': ['PROVIDER_COACH'],
  'deviation.read': OFFICERS,
  'attendance.read': [...OFFICERS, 'PROVIDER_COACH'],
  'attendance.report': [...MUNICIPAL_OFFICERS, 'PROVIDER_COACH'],
  'attendance.verify': MUNICIPAL_OFFICERS,
  'conversation.read': OFFICERS,
  'conversation.write': OFFICERS,
  'notification.read': [...OFFICERS, 'PROVIDER_COACH', 'SYSTEM_ADMINISTRATOR'],
  'weekly-overview.read': ['UNIT_MANAGER', 'EMPLOYMENT_MANAGER'],
  'employment.read': OFFICERS,
  'employment.hold': MUNICIPAL_OFFICERS,
  'employment.decide': EMPLOYMENT_OFFICERS,
  'agreement.read': ['UNIT_MANAGER', 'EMPLOYMENT_MANAGER', 'SYSTEM_ADMINISTRATOR'],
  'agreement.write': ['UNIT_MANAGER', 'EMPLOYMENT_MANAGER'],
  'provider.read': [...OFFICERS, 'SYSTEM_ADMINISTRATOR'],
  'provider.write': ['SYSTEM_ADMINISTRATOR'],
  'municipality-page.read': [...OFFICERS, 'PROVIDER_COACH', 'SYSTEM_ADMINISTRATOR'],
  'municipality-page.write': ['UNIT_MANAGER', 'SYSTEM_ADMINISTRATOR'],
  'caseload-import.write': ['SYSTEM_ADMINISTRATOR'],
} as const satisfies Record<string, readonly Role[]>;

/** The name of something one may be allowed to do. */
export type Permission = keyof typeof PERMISSIONS;

/** Whether the role may do this at all. */
export function hasPermission(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
