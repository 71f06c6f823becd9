import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { Line } from '../rules/document';

/** A piece of the structure that a screen reader follows: a heading, a paragraph, a cell. */
export type Tag = PDFKit.PDFStructureElement;

/** What a part of the structure may say of itself; the library's types know only some of it. */
interface TagOptions {
  lang?: string;
  alt?: string;
  bbox?: [number, number, number, number];
  scope?: 'Column' | 'Row';
}

export const LEFT = 51;
const TOP = 51;
const BOTTOM = 62;
/** The width of A4 between the margins, in points. */
export const WIDTH = 595.28 - 2 * LEFT;

const FONTS = join(process.cwd(), 'node_modules/@expo-google-fonts/source-sans-3');
/** Named by their paths: a registered name would be opened anew each time it is used. */
export const REGULAR = join(FONTS, '400Regular/SourceSans3_400Regular.ttf');
export const BOLD = join(FONTS, '600SemiBold/SourceSans3_600SemiBold.ttf');

export interface TextStyle {
  size: number;
  isBold?: boolean;
}

export const BODY: TextStyle = { size: 10.5 };
export const STRONG: TextStyle = { size: 10.5, isBold: true };
const ENGLISH_SCALE = 0.94;
const ENGLISH_COLOUR = '#3d3d3d';

/** A sheet of A4 that is written from above, where every mark is either part of the structure or told to be decoration. */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly root: Tag;

  constructor({ title, now }: { title: string; now: Date }) {
    const options = {
      size: 'A4',
      margins: { top: TOP, bottom: BOTTOM, left: LEFT, right: LEFT },
      font: REGULAR,
      bufferPages: true,
      pdfVersion: '1.7',
      subset: 'PDF/UA',
      tagged: true,
      lang: 'sv-SE',
      displayTitle: true,
      info: { Title: title, CreationDate: now, ModDate: now },
    };
    this.doc = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions);
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  /** A new part of the structure under another. */
  tag(parent: Tag, type: string, options: TagOptions = {}): Tag {
    const element = this.doc.struct(type, options as Parameters<PDFKit.PDFDocument['struct']>[1]);
    parent.add(element);
    return element;
  }

  /** Goes on at the top of a new page unless so many points are left on this one. Tells whether it did. */
  ensure(height: number): boolean {
    if (this.doc.y + height <= this.doc.page.height - BOTTOM) return false;
    this.doc.addPage();
    return true;
  }

  skip(points: number): void {
    this.doc.y += points;
  }

  private use({ size, isBold = false }: TextStyle): PDFKit.PDFDocument {
    return this.doc
      .font(isBold ? BOLD : REGULAR)
      .fontSize(size)
      .fillColor('#000000');
  }

  /** How high the line is when it is set so wide. */
  heightOf(line: Line, style: TextStyle, width: number): number {
    const sv = this.use(style).heightOfString(this.legible(line.sv), { width });
    if (line.en === null) return line.sv === '' ? 0 : sv;
    return sv + this.use(english(style)).heightOfString(this.legible(line.en), { width });
  }

  /** Writes a line under the last, English under its Swedish and told as English. */
  write(tag: Tag, line: Line, style: TextStyle, at: { x?: number; width?: number } = {}): void {
    const { x = LEFT, width = WIDTH } = at;
    if (line.sv !== '') tag.add(() => this.use(style).text(this.legible(line.sv), x, this.doc.y, { width }));
    const { en } = line;
    if (en === null) return;
    const span = this.tag(tag, 'Span', { lang: 'en-GB' });
    span.add(() => this.use(english(style)).fillColor(ENGLISH_COLOUR).text(this.legible(en), x, this.doc.y, { width }));
  }

  /** How wide the line is when nothing breaks it. */
  widthOf({ sv, en }: Line): number {
    return Math.max(...[sv, en ?? ''].map((text) => this.use(STRONG).widthOfString(this.legible(text))));
  }

  /** Shows a line without adding it to the structure: within a decoration, for what has been read before. */
  show({ sv, en }: Line, style: TextStyle, { x, width }: { x: number; width: number }): void {
    this.use(style).text(this.legible(sv), x, this.doc.y, { width });
    if (en !== null)
      this.use(english(style)).fillColor(ENGLISH_COLOUR).text(this.legible(en), x, this.doc.y, { width });
  }

  /** Draws what is only for the eye. */
  decorate(draw: (doc: PDFKit.PDFDocument) => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw(this.doc);
    this.doc.endMarkedContent();
  }

  rule({ y = this.doc.y, width = 0.5 }: { y?: number; width?: number } = {}): void {
    this.decorate((doc) =>
      doc
        .lineWidth(width)
        .strokeColor('#000000')
        .moveTo(LEFT, y)
        .lineTo(LEFT + WIDTH, y)
        .stroke(),
    );
  }

  /** Writes the number of each page at its foot. */
  number(tell: (page: number, pages: number) => string): void {
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.doc.switchToPage(start + page);
      const { margins } = this.doc.page;
      this.doc.page.margins = { ...margins, bottom: 0 };
      this.decorate(
        (doc) =>
          this.use({ size: 9 }) &&
          doc.text(tell(page + 1, count), LEFT, doc.page.height - 42, {
            width: WIDTH,
            align: 'right',
            lineBreak: false,
          }),
        'Pagination',
      );
      this.doc.page.margins = margins;
    }
  }

  /** The finished file. */
  async finish(): Promise<Uint8Array<ArrayBuffer>> {
    const pieces: Buffer[] = [];
    const finished = new Promise<void>((resolve, reject) => {
      this.doc.on('data', (piece: Buffer) => pieces.push(piece));
      this.doc.on('end', resolve);
      this.doc.on('error', reject);
    });
    this.root.end();
    this.doc.end();
    await finished;
    return new Uint8Array(Buffer.concat(pieces));
  }

  /** The text without what the font cannot show: a sign without a shape would be an empty box to the eye and nothing to the ear. */
  legible(text: string): string {
    const { font } = (this.doc as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } })
      ._font;
    return Array.from(text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' '))
      .map((sign) =>
        sign === '\n' || font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ? sign : sign < ' ' ? '' : '?',
      )
      .join('');
  }
}

function english({ size }: TextStyle): TextStyle {
  return { size: size * ENGLISH_SCALE };
}
