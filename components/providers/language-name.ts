import { LANGUAGE_WORDS, LANGUAGES, type Language } from '@/lib/providers';

const names = new Intl.DisplayNames('sv', { type: 'language', fallback: 'none' });

/** A language in Swedish. For the server: a browser may lack the names. */
export function languageName(language: Language): string {
  // Sign languages have no name there.
  return names.of(language) ?? LANGUAGE_WORDS[language][0];
}

/** Every language of the register with its name, for a list to choose from. */
export function listLanguageNames(): { code: Language; name: string }[] {
  return LANGUAGES.map((code) => ({ code, name: languageName(code) }));
}

/** Whether a code is one of the register's languages. */
export function isLanguage(code: string): code is Language {
  return (LANGUAGES as readonly string[]).includes(code);
}
