import type { IsoDay } from '../../time';
import { parseIdentityNumber } from './identity-number';
import { toNameKey } from './name-key';

/** What someone typed to find a case: an identity number, else a case number or a name. */
export type CaseSearch =
  | { kind: 'IDENTITY_NUMBER'; identityNumber: string }
  | { kind: 'NUMBER_OR_NAME'; caseNumber: string; words: string[] }
  | { kind: 'TOO_SHORT' };

const MOST_WORDS = 6;
/** A word shorter than this narrows a search but does not begin one. */
export const FEWEST_LETTERS = 2;

/**
 * Reads a search in the ways in which a person may be searched for, and no other: name, personnummer, samordningsnummer or case
 * number (förordning 2008:975; domain, section 2). Words are name keys (å ä ö kept, other marks folded).
 */
export function readCaseSearch(typed: string, { today }: { today: IsoDay }): CaseSearch {
  const identity = parseIdentityNumber(typed, { today });
  if (identity.ok) return { kind: 'IDENTITY_NUMBER', identityNumber: identity.value };
  const words = toNameKey(typed).split(' ').slice(0, MOST_WORDS);
  if (words.every((word) => word.length < FEWEST_LETTERS)) return { kind: 'TOO_SHORT' };
  return { kind: 'NUMBER_OR_NAME', caseNumber: typed.trim(), words };
}
