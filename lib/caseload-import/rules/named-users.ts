import type { CaseloadReference } from './caseload-reference';
import type { CaseFields } from './caseload-row';

/**
 * Who may open the case of a protected person after an import: those who could before, the responsible officer and the managers of the unit.
 * One who gives the case away, and the managers of a unit that it leaves, lose it: the need is over. Empty without protection.
 */
export function listNamedUsers(
  after: CaseFields,
  before: (Pick<CaseFields, 'unit' | 'responsible'> & { namedUserIds: string[] }) | null,
  { officers }: Pick<CaseloadReference, 'officers'>,
): string[] {
  if (after.protection === 'NONE') return before?.namedUserIds ?? [];
  const withNeed = (fields: Pick<CaseFields, 'unit' | 'responsible'>) => [
    ...(fields.responsible ? [fields.responsible.id] : []),
    ...officers.filter(({ isManager, unitId }) => isManager && unitId === fields.unit.id).map(({ id }) => id),
  ];
  const now = withNeed(after);
  const over = before ? withNeed(before).filter((id) => !now.includes(id)) : [];
  const kept = (before?.namedUserIds ?? []).filter((id) => !over.includes(id));
  return [...new Set([...kept, ...now])];
}
