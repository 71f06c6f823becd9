import type { CaseloadReference } from './caseload-reference';
import type { CaseFields } from './caseload-row';

type Duty = Pick<CaseFields, 'unit' | 'responsible' | 'protection'>;

/**
 * Who may open the case of a protected person after an import. When the protection is new: the responsible officer and the managers of the
 * unit, beside those already named. Later the names follow the case: one who takes it over gets it, one who gives it away loses it, and the
 * others stay. Empty without protection.
 */
export function listNamedUsers(
  after: Duty,
  before: (Duty & { namedUserIds: string[] }) | null,
  { officers }: Pick<CaseloadReference, 'officers'>,
): string[] {
  if (after.protection === 'NONE') return before?.namedUserIds ?? [];
  const withNeed = ({ unit, responsible }: Duty) => [
    ...(responsible ? [responsible.id] : []),
    ...officers.filter(({ isManager, unitId }) => isManager && unitId === unit.id).map(({ id }) => id),
  ];
  const now = withNeed(after);
  const earlier = before ? withNeed(before) : [];
  const gained = before && before.protection !== 'NONE' ? now.filter((id) => !earlier.includes(id)) : now;
  const kept = (before?.namedUserIds ?? []).filter((id) => now.includes(id) || !earlier.includes(id));
  return [...new Set([...kept, ...gained])];
}
