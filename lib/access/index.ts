export type { Actor, CommandContext, OrganisationKind, Role, SystemActor } from './actor';
export { type CaseFacts, decideCaseAccess } from './rules/case-access';
export { hasPermission, type Permission } from './rules/permissions';
