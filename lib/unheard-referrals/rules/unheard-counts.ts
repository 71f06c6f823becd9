import type { OrganisationKind } from '../../access';
import { FEWEST_TOLD, suppressSmall } from '../../follow-ups';
import type { UnheardCount } from '../unheard-dto';

/** The real counts of a unit. */
export interface UnitUnheard {
  unitId: string;
  unitName: string;
  decided: number;
  found: number;
}

/** Counts as they may be told, unit by unit and in all. */
export interface ToldUnheard {
  units: UnheardCount[];
  total: { decided: number | null; found: number | null };
}

/**
 * The counts as the reader may see them: the municipality answers for its own cases and sees each of them; to others fewer than five are not told,
 * nor what could be reckoned out from a total (domain, section 2: statistics).
 */
export function tellUnheard(units: readonly UnitUnheard[], reader: OrganisationKind): ToldUnheard {
  const decided = tellColumn(
    units.map((unit) => unit.decided),
    reader,
  );
  const found = tellColumn(
    units.map((unit) => unit.found),
    reader,
  );
  return {
    units: units.map(({ unitId, unitName }, index) => ({
      unitId,
      unitName,
      decided: decided.parts[index] ?? null,
      found: found.parts[index] ?? null,
    })),
    total: { decided: decided.total, found: found.total },
  };
}

function tellColumn(parts: readonly number[], reader: OrganisationKind) {
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (reader === 'MUNICIPALITY') return { parts: [...parts], total };
  // A part of nobody is told only where the whole is: the only unit left would otherwise be known to hold the rest.
  if (total > 0 && total < FEWEST_TOLD) return { parts: parts.map(() => null), total: null };
  return { parts: suppressSmall(parts), total };
}
