import { createTranslator } from 'next-intl';
import english from '@/messages/en-plan-document.json';
import swedish from '@/messages/sv.json';
import type { DocumentLanguage, Line } from './rules/document';

/** The name of a fixed text of the document. */
export type DocumentText = keyof typeof swedish.planDocument;

/** Says a fixed text; a value that differs between the languages is a line itself. */
export type Say = (text: DocumentText, values?: Record<string, string | Line>) => Line;

/** The voice of the document in the asked languages. */
export function createSay(language: DocumentLanguage): Say {
  const inSwedish = createTranslator({ locale: 'sv', messages: swedish.planDocument });
  const inEnglish = createTranslator({ locale: 'en-GB', messages: english.planDocument });
  return (text, values = {}) => {
    const valuesIn = (pick: (line: Line) => string) =>
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : pick(value)]),
      );
    return {
      sv: inSwedish(
        text,
        valuesIn(({ sv }) => sv),
      ),
      en:
        language === 'sv'
          ? null
          : inEnglish(
              text,
              valuesIn(({ sv, en }) => en ?? sv),
            ),
    };
  };
}

/** The English name of a kind of activity; null in a document in Swedish alone. */
export function findEnglishType(code: string, language: DocumentLanguage): string | null {
  if (language === 'sv') return null;
  return (english.activityTypes as Record<string, string>)[code] ?? null;
}
