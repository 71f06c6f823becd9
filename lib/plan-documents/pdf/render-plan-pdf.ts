import { createSay } from '../document-texts';
import type {
  DocumentBlock,
  DocumentLanguage,
  DocumentSection,
  DocumentTable,
  Fact,
  Line,
  PlanDocument,
} from '../rules/document';
import { drawWeek, heightOfWeek } from './draw-week';
import { BODY, LEFT, Paper, STRONG, type Tag, type TextStyle, WIDTH } from './paper';

const TITLE: TextStyle = { size: 20, isBold: true };
const SECTION: TextStyle = { size: 14, isBold: true };
const HEADING: TextStyle = { size: 11.5, isBold: true };
/** Room for a heading and the first lines under it. */
const HEADING_HEIGHT = 70;
const LABEL_WIDTH = 132;
const CELL_GAP = 8;

/**
 * The document as a tagged PDF (PDF/UA-1): headings, lists, tables and the figure stand in the structure in the order in which they are
 * read, English is told as English, the fonts lie in the file, and whatever else is drawn is told to be decoration.
 */
export async function renderPlanPdf(
  document: PlanDocument,
  { language, now }: { language: DocumentLanguage; now: Date },
): Promise<Uint8Array<ArrayBuffer>> {
  const paper = new Paper({ title: document.title.sv, now });
  const { root } = paper;
  writeTagged(paper, root, { type: 'H1', line: document.title, style: TITLE });
  paper.skip(6);
  for (const block of document.lead) writeBlock(paper, root, block);
  for (const section of document.sections) writeSection(paper, root, section);
  const say = createSay(language);
  paper.number((page, pages) => {
    const { sv, en } = say('page', { page: String(page), pages: String(pages) });
    return en === null ? sv : `${sv} · ${en}`;
  });
  return paper.finish();
}

function writeTagged(
  paper: Paper,
  parent: Tag,
  { type, line, style }: { type: string; line: Line; style: TextStyle },
): void {
  const tag = paper.tag(parent, type);
  paper.write(tag, line, style);
  tag.end();
}

function writeSection(paper: Paper, root: Tag, { title, blocks }: DocumentSection): void {
  paper.skip(14);
  paper.ensure(80);
  const section = paper.tag(root, 'Sect');
  paper.rule({ width: 1.4 });
  paper.skip(6);
  paper.doc.outline.addItem(title.sv);
  writeTagged(paper, section, { type: 'H2', line: title, style: SECTION });
  paper.skip(4);
  for (const [index, block] of blocks.entries()) {
    // A heading stays with what it is the heading of.
    const next = blocks[index + 1];
    if (block.kind === 'heading')
      paper.ensure(HEADING_HEIGHT + (next?.kind === 'week' ? heightOfWeek(next.picture) : 0));
    writeBlock(paper, section, block);
  }
  section.end();
}

function writeBlock(paper: Paper, parent: Tag, block: DocumentBlock): void {
  switch (block.kind) {
    case 'heading':
      paper.skip(6);
      writeTagged(paper, parent, { type: 'H3', line: block.line, style: HEADING });
      paper.skip(3);
      return;
    case 'text':
      writeTagged(paper, parent, { type: 'P', line: block.line, style: block.tone ? STRONG : BODY });
      paper.skip(5);
      return;
    case 'list':
      writeList(
        paper,
        parent,
        block.items.map((item) => ({ label: { sv: '•', en: null }, lines: [item] })),
        { labelWidth: 12, labelStyle: BODY },
      );
      return;
    case 'facts':
      writeList(paper, parent, block.facts, { labelWidth: LABEL_WIDTH, labelStyle: STRONG });
      return;
    case 'table':
      writeTable(paper, parent, block.table);
      return;
    case 'week':
      drawWeek(paper, parent, block.picture);
      return;
    case 'disagreement':
      writeDisagreement(paper, parent, block);
  }
}

/** A list whose items have a label beside them: a bullet, or what the words are about. */
function writeList(
  paper: Paper,
  parent: Tag,
  items: readonly Fact[],
  { labelWidth, labelStyle }: { labelWidth: number; labelStyle: TextStyle },
): void {
  const { doc } = paper;
  const x = LEFT + labelWidth;
  const width = WIDTH - labelWidth;
  const list = paper.tag(parent, 'L');
  for (const { label, lines } of items) {
    const labelHeight = paper.heightOf(label, labelStyle, labelWidth - 6);
    const bodyHeight = lines.reduce((sum, line) => sum + paper.heightOf(line, BODY, width), 0);
    paper.ensure(Math.max(labelHeight, bodyHeight));
    const top = doc.y;
    const item = paper.tag(list, 'LI');
    const labelTag = paper.tag(item, 'Lbl');
    paper.write(labelTag, label, labelStyle, { width: labelWidth - 6 });
    labelTag.end();
    doc.y = top;
    const body = paper.tag(item, 'LBody');
    for (const line of lines) paper.write(body, line, BODY, { x, width });
    body.end();
    item.end();
    doc.y = top + Math.max(labelHeight, bodyHeight) + 2;
  }
  list.end();
  paper.skip(4);
}

/** Who does not agree, in their own words, with a double line at the side. */
function writeDisagreement(
  paper: Paper,
  parent: Tag,
  { who, words, ended }: Extract<DocumentBlock, { kind: 'disagreement' }>,
): void {
  const { doc } = paper;
  const at = { x: LEFT + 12, width: WIDTH - 12 };
  paper.skip(2);
  paper.ensure(
    Math.min(paper.heightOf(who, STRONG, at.width) + paper.heightOf({ sv: words, en: null }, BODY, at.width), 400),
  );
  const top = doc.y;
  const pages = doc.bufferedPageRange().count;
  const tag = paper.tag(parent, 'Div');
  for (const [line, style] of [
    [who, STRONG],
    [{ sv: words, en: null }, BODY],
    ...(ended ? [[ended, BODY] as const] : []),
  ] as const) {
    const paragraph = paper.tag(tag, 'P');
    paper.write(paragraph, line, style, at);
    paragraph.end();
  }
  tag.end();
  if (doc.bufferedPageRange().count === pages) {
    const bottom = doc.y;
    paper.decorate(() => {
      for (const x of [LEFT + 2, LEFT + 5])
        doc.lineWidth(0.8).strokeColor('#000000').moveTo(x, top).lineTo(x, bottom).stroke();
    });
  }
  paper.skip(5);
}

/** A table with its heads named as such; a row stays whole, and the heads are shown again on the next page. */
function writeTable(paper: Paper, parent: Tag, { heads, rows }: DocumentTable): void {
  const { doc } = paper;
  const columns = placeColumns(paper, heads, rows);
  const table = paper.tag(parent, 'Table');
  const heightOf = (cells: readonly Line[], style: TextStyle) =>
    Math.max(...cells.map((cell, index) => paper.heightOf(cell, style, columns[index]?.width ?? 0))) + 6;
  const writeCells = (
    row: Tag | null,
    cells: readonly Line[],
    style: TextStyle,
    typeOf: (index: number) => CellType,
  ) => {
    const top = doc.y;
    const height = heightOf(cells, style);
    for (const [index, cell] of cells.entries()) {
      const column = columns[index];
      if (!column) continue;
      doc.y = top + 3;
      if (row === null) {
        paper.decorate(() => paper.show(cell, style, column));
        continue;
      }
      const { type, scope } = typeOf(index);
      const tag = paper.tag(row, type, scope ? { scope } : {});
      paper.write(tag, cell, style, column);
      tag.end();
    }
    doc.y = top + height;
    paper.rule();
  };
  paper.ensure(heightOf(heads, STRONG) + heightOf(rows[0] ?? heads, BODY));
  const head = paper.tag(table, 'THead');
  const headRow = paper.tag(head, 'TR');
  writeCells(headRow, heads, STRONG, () => ({ type: 'TH', scope: 'Column' }));
  headRow.end();
  head.end();
  const body = paper.tag(table, 'TBody');
  for (const cells of rows) {
    if (paper.ensure(heightOf(cells, BODY))) writeCells(null, heads, STRONG, () => ({ type: 'TH' }));
    const row = paper.tag(body, 'TR');
    writeCells(row, cells, BODY, (index) => (index === 0 ? { type: 'TH', scope: 'Row' } : { type: 'TD' }));
    row.end();
  }
  body.end();
  table.end();
  doc.x = LEFT;
  paper.skip(6);
}

interface CellType {
  type: 'TH' | 'TD';
  scope?: 'Column' | 'Row';
}

const MOST_OF_WIDTH = 0.42;

/** Gives each column the width that its longest line asks for, within reason, and shares what is left. */
function placeColumns(
  paper: Paper,
  heads: readonly Line[],
  rows: readonly (readonly Line[])[],
): { x: number; width: number }[] {
  const wanted = heads.map((head, index) =>
    Math.min(
      MOST_OF_WIDTH * WIDTH,
      Math.max(...[head, ...rows.map((row) => row[index] ?? head)].map((line) => paper.widthOf(line))) + CELL_GAP,
    ),
  );
  const scale = WIDTH / wanted.reduce((sum, width) => sum + width, 0);
  let x = LEFT;
  return wanted.map((width) => {
    const column = { x, width: width * scale - CELL_GAP };
    x += width * scale;
    return column;
  });
}
