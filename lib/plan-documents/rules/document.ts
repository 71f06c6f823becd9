/** Fixed words in Swedish, and in English beside them when the reader has asked for it; what someone has written has no English. */
export interface Line {
  sv: string;
  en: string | null;
}

/** A label with what stands for it: «Plats: Lagergatan 2». */
export interface Fact {
  label: Line;
  lines: Line[];
}

/** A table whose first cell in each row names the row. */
export interface DocumentTable {
  caption: Line;
  heads: Line[];
  rows: Line[][];
}

/** One time in the picture of the week. Minutes count from midnight. */
export interface PictureSlot {
  /** 1 for Monday to 7 for Sunday. */
  weekday: number;
  startsMinute: number;
  endsMinute: number;
  /** Which part of the day's width it has where times overlap: the `lane`-th of `lanes`. */
  lane: number;
  lanes: number;
  /** The number that the activity has in the plan, from 1. */
  number: number;
  title: string;
  pattern: 'ASSIGNED' | 'OCCUPATION' | 'JOB_SEARCH';
}

/** The week as a picture: the same times as in the table beside it, and told in words for one who does not see it. */
export interface WeekPictureModel {
  days: Line[];
  startsMinute: number;
  endsMinute: number;
  slots: PictureSlot[];
  /** What each pattern that is used stands for. */
  legend: { pattern: PictureSlot['pattern']; label: Line }[];
  alternative: string;
}

/** A piece of a section. A block of kind 'heading' lies one level under the section's own. */
export type DocumentBlock =
  | { kind: 'heading'; line: Line }
  | { kind: 'text'; line: Line; tone?: 'attention' }
  | { kind: 'list'; items: Line[] }
  | { kind: 'facts'; facts: Fact[] }
  | { kind: 'table'; table: DocumentTable }
  | { kind: 'week'; picture: WeekPictureModel }
  | { kind: 'disagreement'; who: Line; words: string; ended: Line | null };

export interface DocumentSection {
  title: Line;
  blocks: DocumentBlock[];
}

/** The plan as it is handed to the one it is about. The page and the PDF are both made of this, so they say the same. */
export interface PlanDocument {
  title: Line;
  lead: DocumentBlock[];
  sections: DocumentSection[];
}

/** Swedish alone, or English beside it. */
export const DOCUMENT_LANGUAGES = ['sv', 'en-sv'] as const;
export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number];

/** The language that an address asks for; Swedish unless it names another. */
export function toDocumentLanguage(asked: string | null | undefined): DocumentLanguage {
  return DOCUMENT_LANGUAGES.find((language) => language === asked) ?? 'sv';
}

/** Every piece of text in the document, in the order in which it is read; for comparing what two renderings say. */
export function listDocumentTexts({ title, lead, sections }: PlanDocument): string[] {
  const of = (line: Line) => (line.en === null ? [line.sv] : [line.sv, line.en]);
  const ofBlock = (block: DocumentBlock): string[] => {
    switch (block.kind) {
      case 'heading':
      case 'text':
        return of(block.line);
      case 'list':
        return block.items.flatMap(of);
      case 'facts':
        return block.facts.flatMap(({ label, lines }) => [...of(label), ...lines.flatMap(of)]);
      case 'table':
        return [...of(block.table.caption), ...block.table.heads.flatMap(of), ...block.table.rows.flat().flatMap(of)];
      case 'week':
        return [];
      case 'disagreement':
        return [...of(block.who), block.words, ...(block.ended ? of(block.ended) : [])];
    }
  };
  return [
    ...of(title),
    ...lead.flatMap(ofBlock),
    ...sections.flatMap((section) => [...of(section.title), ...section.blocks.flatMap(ofBlock)]),
  ].filter((text) => text !== '');
}
