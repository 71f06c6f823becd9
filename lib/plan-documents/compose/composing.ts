import type { PlanPlace } from '../../plan-disagreements';
import { formatDay, type IsoDay } from '../../time';
import type { Say } from '../document-texts';
import type { PlanDocumentFacts } from '../plan-document-facts';
import type { DocumentBlock, DocumentLanguage, Line } from '../rules/document';
import { formatEnglishDay } from '../rules/english-format';

/** What someone has written: it stands in Swedish whatever the reader has asked for. */
export function written(sv: string): Line {
  return { sv, en: null };
}

/** A day in both languages. */
export function dayLine(day: IsoDay): Line {
  return { sv: formatDay(day), en: formatEnglishDay(day) };
}

/** What each part of the composition is given. */
export interface Composing {
  facts: PlanDocumentFacts;
  language: DocumentLanguage;
  say: Say;
  /** What someone does not agree with about a part of this version. */
  disagreementsBeside: (place: PlanPlace) => DocumentBlock[];
}

/** A line without its English in a document in Swedish alone. */
export function inLanguage({ sv, en }: Line, language: DocumentLanguage): Line {
  return { sv, en: language === 'sv' || en === sv ? null : en };
}
