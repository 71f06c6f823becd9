/**
 * The form in which headings, units, officers and coded values of a file are compared: lower case, diacritics folded
 * (å and ä as a, ö as o), what stands in parentheses and all signs and spaces dropped. «Arbetsförmåga (h/vecka)» → 'arbetsformaga'.
 */
export function foldText(text: string): string {
  return text
    .replace(/\([^)]*\)/g, '')
    .toLocaleLowerCase('sv-SE')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
