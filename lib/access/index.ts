export type { Actor, CommandContext, OrganisationKind, Role, SystemActor } from './actor';
export { type CaseFacts, decideCaseAccess } from './rules/case-access';
export { readsHealthAndHousehold } from './rules/health-and-household';
export { hasPermission, type Permission } from './rules/permissions';
