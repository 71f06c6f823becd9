import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of the structure tree as the parser gives it: a role with children, or a reference to marked content. */
interface Node {
  role?: string;
  alt?: string;
  lang?: string;
  type?: string;
  id?: string;
  children?: Node[];
}

const DRAWING = new Set([
  OPS.constructPath,
  OPS.stroke,
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.showText,
  OPS.showSpacedText,
  OPS.paintImageXObject,
]);

/**
 * What keeps a PDF from being read by one who listens (PDF/UA-1, the conditions of the Matterhorn protocol that a program can judge),
 * read by a parser that is not the one that wrote it. Empty when all of them hold.
 */
export async function listPdfFaults(bytes: Uint8Array): Promise<string[]> {
  const raw = Buffer.from(bytes).toString('latin1');
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const { info, metadata } = (await pdf.getMetadata()) as unknown as {
    info: Record<string, unknown>;
    metadata: { getRaw(): string } | null;
  };
  const markInfo = await pdf.getMarkInfo();
  const preferences = (await pdf.getViewerPreferences()) as Record<string, unknown> | null;
  const faults: string[] = [];
  const require = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
  };
  require(markInfo?.Marked === true, 'the file is not marked as tagged');
  require(typeof info.Language === 'string' && info.Language !== '', 'the file has no language');
  require(Boolean(info.Title), 'the file has no title');
  require(preferences?.DisplayDocTitle === true, 'the window does not show the title');
  require(metadata?.getRaw().includes('pdfuaid:part') === true, 'the metadata does not say PDF/UA');
  require(metadata?.getRaw().includes('dc:title') === true, 'the metadata has no title');
  const descriptors = raw.match(/\/Type \/FontDescriptor/g)?.length ?? 0;
  require(descriptors > 0 && descriptors === (raw.match(/\/FontFile2 /g)?.length ?? 0), 'a font is not embedded');
  require(!/\/(URI|Launch|GoToR|JavaScript|EmbeddedFile)\b/.test(raw), 'something lies outside the file, or runs');

  const headings: number[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const tree = (await page.getStructTree()) as Node | null;
    require(tree !== null, `page ${number} has no structure`);
    faults.push(...(await listLooseContent(page, tree)).map((fault) => `page ${number}: ${fault}`));
    visit(tree, (node) => {
      const level = /^H([1-6])$/.exec(node.role ?? '')?.[1];
      if (level !== undefined) headings.push(Number(level));
      if (node.role === 'Figure') require(Boolean(node.alt), 'a figure has no words');
      if (node.role === 'Table') faults.push(...listTableFaults(node));
      if (node.role === 'L') require(rolesOf(node).every((role) => role === 'LI'), 'a list has what is no item');
      if (node.role === 'LI') require(rolesOf(node).includes('LBody'), 'an item of a list has no body');
    });
  }
  require(headings[0] === 1 && headings.filter((level) => level === 1).length === 1, 'there is not one first heading');
  require(headings.every(
    (level, index) => index === 0 || level <= (headings[index - 1] ?? 0) + 1,
  ), 'a level of headings is skipped');
  const scopes = raw.match(/\/S \/TH\b[\s\S]{0,300}?endobj/g) ?? [];
  require(scopes.every((cell) => /\/Scope \/(Column|Row)/.test(cell)), 'a heading of a table has no scope');
  await pdf.cleanup();
  return [...new Set(faults)];
}

/** Every language that a piece of the structure says it is in, with the text under it. */
export async function listForeignTexts(bytes: Uint8Array): Promise<{ language: string; text: string }[]> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const found: { language: string; text: string }[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const texts = await readMarkedTexts(page);
    visit((await page.getStructTree()) as Node | null, ({ lang, children = [] }) => {
      if (!lang) return;
      found.push({ language: lang, text: children.map(({ id = '' }) => texts.get(id) ?? '').join('') });
    });
  }
  return found;
}

/** All that is read aloud, in the order in which it is read. */
export async function readInOrder(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const read: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const texts = await readMarkedTexts(page);
    visit((await page.getStructTree()) as Node | null, ({ type, id, role, alt }) => {
      if (type === 'content' && id !== undefined) read.push(texts.get(id) ?? '');
      if (role === 'Figure' && alt) read.push(alt);
    });
  }
  return read;
}

/** Text and drawing that is neither in the structure nor told to be decoration. */
async function listLooseContent(page: PDFPageProxy, tree: Node | null): Promise<string[]> {
  const inTree = new Set<string>();
  visit(tree, ({ type, id }) => {
    if (type === 'content' && id !== undefined) inTree.add(id);
  });
  const faults: string[] = [];
  const stack: string[] = [];
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  for (const item of items as { type?: string; id?: string; tag?: string; str?: string }[]) {
    if (item.type === 'endMarkedContent') stack.pop();
    else if (item.type !== undefined) {
      stack.push(item.tag ?? '');
      if (item.type === 'beginMarkedContentProps' && item.tag !== 'Artifact' && item.id && !inTree.has(item.id)) {
        faults.push(`«${item.tag}» is marked and not in the structure`);
      }
    } else if (item.str?.trim() && stack.length === 0) faults.push('there is text outside the structure');
  }
  const { fnArray } = await page.getOperatorList();
  let depth = 0;
  for (const operation of fnArray) {
    if (operation === OPS.beginMarkedContent || operation === OPS.beginMarkedContentProps) depth += 1;
    else if (operation === OPS.endMarkedContent) depth -= 1;
    else if (depth === 0 && DRAWING.has(operation)) faults.push('something is drawn outside the structure');
  }
  if (depth !== 0) faults.push('a mark is not closed');
  return faults;
}

async function readMarkedTexts(page: PDFPageProxy): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const stack: (string | undefined)[] = [];
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  for (const item of items as { type?: string; id?: string; str?: string; hasEOL?: boolean }[]) {
    if (item.type === 'endMarkedContent') stack.pop();
    else if (item.type !== undefined) stack.push(item.id);
    else {
      const id = stack.findLast((each) => each !== undefined);
      if (id !== undefined) texts.set(id, `${texts.get(id) ?? ''}${item.str ?? ''}${item.hasEOL ? ' ' : ''}`);
    }
  }
  return texts;
}

function listTableFaults(table: Node): string[] {
  const rows: Node[] = [];
  visit(table, (node) => {
    if (node.role === 'TR') rows.push(node);
  });
  const [first, ...others] = rows.map(rolesOf);
  // The rows of a table that goes on from the page before begin without its heads.
  const isWhole = rolesOf(table).includes('THead');
  const faults: string[] = [];
  if (isWhole && !first?.every((role) => role === 'TH')) faults.push('a table has no heads');
  if (others.some((cells) => cells[0] !== 'TH')) faults.push('a row of a table has no name');
  if (isWhole && others.some((cells) => cells.length !== first?.length)) faults.push('a table is not rectangular');
  return faults;
}

function rolesOf({ children = [] }: Node): string[] {
  return children.flatMap(({ role }) => (role === undefined ? [] : [role]));
}

function visit(node: Node | null, look: (node: Node) => void): void {
  if (node === null) return;
  look(node);
  for (const child of node.children ?? []) visit(child, look);
}
