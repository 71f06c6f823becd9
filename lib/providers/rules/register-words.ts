import { foldText } from '../../csv/rules/fold-text';
import type { Language, Specialisation } from './site';

/** How a file may write the languages, beside their codes; the first is what the template writes. Words of the format, not of the interface. */
export const LANGUAGE_WORDS: Record<Language, readonly [string, ...string[]]> = {
  sv: ['svenska'],
  en: ['engelska'],
  ar: ['arabiska'],
  so: ['somaliska'],
  ti: ['tigrinska', 'tigrinja'],
  am: ['amhariska'],
  fa: ['persiska', 'farsi'],
  prs: ['dari'],
  ps: ['pashto'],
  ckb: ['sorani', 'centralkurdiska'],
  kmr: ['kurmanji', 'nordkurdiska'],
  uk: ['ukrainska'],
  ru: ['ryska'],
  pl: ['polska'],
  tr: ['turkiska'],
  bs: ['bosniska', 'bosniska/kroatiska/serbiska', 'bks'],
  sq: ['albanska'],
  es: ['spanska'],
  fr: ['franska'],
  th: ['thailändska', 'thai'],
  fi: ['finska'],
  se: ['nordsamiska', 'samiska'],
  swl: ['svenskt teckenspråk', 'teckenspråk'],
};

/** How a file may write what a provider is used to work with; the first is what the template writes. */
export const SPECIALISATION_WORDS: Record<Specialisation, readonly [string, ...string[]]> = {
  NEWLY_ARRIVED: ['nyanlända'],
  LONG_TERM: ['lång tid utan arbete', 'långtidsarbetslösa'],
  YOUNG: ['unga under 25', 'unga'],
  OLDER: ['äldre än 55', 'äldre'],
  DISABILITY: ['funktionsnedsättning'],
  MENTAL_HEALTH: ['psykisk ohälsa'],
  LOW_EDUCATION: ['kort utbildning'],
  SUPPORTED_EMPLOYMENT: ['Supported Employment', 'SE'],
  OWN_BUSINESS: ['eget företag', 'starta eget'],
};

/** Finds a code by itself or by one of its words, however they are written. */
export function createWordFinder<Code extends string>(
  words: Readonly<Record<Code, readonly string[]>>,
): (text: string) => Code | null {
  const found = new Map(
    (Object.keys(words) as Code[]).flatMap((code) =>
      [code, ...words[code]].map((word): [string, Code] => [foldText(word), code]),
    ),
  );
  return (text) => found.get(foldText(text)) ?? null;
}
