import type { Language } from '@/lib/providers';

const names = new Intl.DisplayNames('sv', { type: 'language' });

/** A language in Swedish, as the names are known to everything that can show Swedish. */
export function languageName(language: Language): string {
  return names.of(language) ?? language;
}
