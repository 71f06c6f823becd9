const SWEDISH_LETTERS = /[åäö]/;
const MARKS = /\p{M}/gu;
const UNDECOMPOSABLE: Record<string, string> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ß: 'ss',
};

/**
 * The form in which a name is stored for search and compared: lower case, NFC, å ä ö kept as letters of their own,
 * other diacritics folded (é → e, ü → u, ø → o), apostrophes dropped and hyphens and other signs turned into one
 * space. Holds nothing but letters, digits and single spaces, so it carries no wildcard into a search. The same key
 * again is unchanged.
 */
export function toNameKey(name: string): string {
  return Array.from(name.toLocaleLowerCase('sv-SE').normalize('NFC'), foldLetter)
    .join('')
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function foldLetter(letter: string): string {
  if (SWEDISH_LETTERS.test(letter)) return letter;
  return UNDECOMPOSABLE[letter] ?? letter.normalize('NFD').replace(MARKS, '').normalize('NFC');
}
