import { foldText } from '../../csv/rules/fold-text';
import type { Named, ProgrammeName } from './caseload-row';

export interface ReferenceOfficer extends Named {
  email: string;
  /** Null for one who works in the whole municipality. */
  unitId: string | null;
  isManager: boolean;
}

/** What the rows of a file may refer to in the own municipality: small, and read once for a file of any size. */
export interface CaseloadReference {
  units: readonly Named[];
  officers: readonly ReferenceOfficer[];
  programmes: readonly ProgrammeName[];
}

/** Finds what a row names by name, e-mail or code. */
export interface ReferenceFinder {
  findUnit(text: string): Named | null;
  findOfficers(text: string): ReferenceOfficer[];
  findProgramme(text: string): ProgrammeName | null;
}

/** Indexes the reference, so that a row costs a few look-ups. Names are compared without case, diacritics and signs. */
export function indexReference({ units, officers, programmes }: CaseloadReference): ReferenceFinder {
  const unitOf = new Map(units.map((unit) => [foldText(unit.name), unit]));
  const officerOfEmail = new Map(officers.map((officer) => [officer.email.toLowerCase(), officer]));
  const officersOfName = Map.groupBy(officers, ({ name }) => foldText(name));
  const programmeOf = new Map(
    programmes.flatMap((programme) => [
      [foldText(programme.code), programme] as const,
      [foldText(programme.name), programme] as const,
    ]),
  );
  return {
    findUnit: (text) => unitOf.get(foldText(text)) ?? null,
    findOfficers(text) {
      const byEmail = officerOfEmail.get(text.toLowerCase());
      if (byEmail) return [byEmail];
      const [familyName, givenName] = text.split(',');
      const name = givenName === undefined ? text : `${givenName} ${familyName}`;
      return officersOfName.get(foldText(name)) ?? [];
    },
    findProgramme: (text) => programmeOf.get(foldText(text)) ?? null,
  };
}
