import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { activityView, disagreement, documentFacts, sfi, versionView } from '@/tests/builders/plan-documents';
import { listForeignTexts, listPdfFaults, readInOrder } from '@/tests/pdf-conditions';
import { composePlanDocument } from '../compose/compose-plan-document';
import type { PlanDocumentFacts } from '../plan-document-facts';
import { type DocumentLanguage, listDocumentTexts } from '../rules/document';
import { renderPlanPdf } from './render-plan-pdf';

const now = new Date('2026-11-18T09:00:00.000Z');
const flat = (text: string) => text.replace(/\s+/g, '');

function render(facts: PlanDocumentFacts, language: DocumentLanguage = 'sv') {
  return renderPlanPdf(composePlanDocument(facts, language), { language, now });
}

const long = documentFacts({
  version: versionView({
    needs: 'Behöver tid och stöd.\n'.repeat(180),
    municipalityUndertakings: 'x'.repeat(4000),
    activities: Array.from({ length: 16 }, (_, index) => ({
      ...(index % 2 === 0 ? activityView() : sfi),
      lineageId: `01a20055-ed18-7148-a216-0fedc259a7${String(index).padStart(2, '0')}`,
      title: `Insats ${index} ${'med långt namn '.repeat(7)}`,
      place: 'En plats med en lång adress '.repeat(7),
    })),
  }),
});
const empty = documentFacts({
  version: versionView({
    state: 'DRAFT',
    isEmploymentServiceParty: false,
    goalKind: null,
    goalOccupation: '',
    needs: '',
    individualView: '',
    individualTookPart: null,
    individualTookPartHow: '',
    municipalityUndertakings: '',
    individualUndertakings: '',
    followUpOn: null,
    activities: [],
    approvals: [],
    inForceFrom: null,
  }),
  contacts: { MUNICIPALITY: null, EMPLOYMENT_SERVICE: null },
  disagreements: [],
});
const foreign = documentFacts({
  personName: 'Żółć 中文 😀',
  disagreements: [
    disagreement,
    {
      ...disagreement,
      part: 'WHOLE',
      lineageId: null,
      words: 'Ord\u0007 på\tsv\r\nrad',
      ending: 'RESOLVED',
      endedOn: '2026-11-12',
    },
  ],
});

describe('the PDF of the plan', { timeout: 60_000 }, () => {
  it.each([
    ['an ordinary plan', documentFacts(), 'sv'],
    ['with English beside it', documentFacts(), 'en-sv'],
    ['of many pages', long, 'en-sv'],
    ['of an empty draft', empty, 'sv'],
    ['with signs that the font has not', foreign, 'sv'],
  ] as const)('can be read by one who listens: %s', async (_name, facts, language) => {
    expect(await listPdfFaults(await render(facts, language))).toEqual([]);
  });

  it.each(['sv', 'en-sv'] as const)('says what the page says, in the same order (%s)', async (language) => {
    const document = composePlanDocument(documentFacts(), language);
    const said = flat((await readInOrder(await renderPlanPdf(document, { language, now }))).join(' '));
    let from = 0;
    for (const text of listDocumentTexts({ ...document, sections: document.sections.slice(0, 1) })) {
      const at = said.indexOf(flat(text), from);
      expect(at, text).toBeGreaterThanOrEqual(from);
      from = at;
    }
    const missing = listDocumentTexts(document).filter(
      (text) => !said.includes(flat(text)) && text !== 'Veckan som tabell' && text !== 'The week as a table',
    );
    expect(missing).toEqual([]);
  });

  it('tells English as English, and nothing else', async () => {
    expect(await listForeignTexts(await render(documentFacts()))).toEqual([]);
    const spans = await listForeignTexts(await render(documentFacts(), 'en-sv'));
    expect(new Set(spans.map(({ language }) => language))).toEqual(new Set(['en-GB']));
    const texts = spans.map(({ text }) => text.trim());
    expect(texts).toEqual(expect.arrayContaining(['Your joint action plan', 'Monday', 'Work placement', 'You']));
    expect(texts.join(' ')).not.toContain('Resan dit');
  });

  it('names nobody outside its text', async () => {
    const raw = Buffer.from(await render(documentFacts())).toString('latin1');
    expect(raw).not.toMatch(/Test Person|2026-0412/);
  });
});

describe('the list of conditions', { timeout: 60_000 }, () => {
  it('finds what is wrong with a file that was only meant for the eye', async () => {
    const doc = new PDFDocument({ pdfVersion: '1.7' });
    const pieces: Buffer[] = [];
    const done = new Promise((resolve) => doc.on('end', resolve));
    doc.on('data', (piece) => pieces.push(piece));
    doc.text('Rubrik').rect(10, 10, 20, 20).fill();
    doc.end();
    await done;
    expect(await listPdfFaults(new Uint8Array(Buffer.concat(pieces)))).toEqual([
      'the file is not marked as tagged',
      'the file has no language',
      'the file has no title',
      'the window does not show the title',
      'the metadata does not say PDF/UA',
      'the metadata has no title',
      'a font is not embedded',
      'page 1 has no structure',
      'page 1: there is text outside the structure',
      'page 1: something is drawn outside the structure',
      'there is not one first heading',
    ]);
  });

  it('finds a figure without words, a table without heads, a skipped heading and a list of no items', async () => {
    const doc = new PDFDocument({
      pdfVersion: '1.7',
      tagged: true,
      lang: 'sv',
      displayTitle: true,
      info: { Title: 'Titel' },
    });
    const pieces: Buffer[] = [];
    const done = new Promise((resolve) => doc.on('end', resolve));
    doc.on('data', (piece) => pieces.push(piece));
    const root = doc.struct('Document');
    doc.addStructure(root);
    const write = (text: string) => () => doc.text(text);
    const tag = (type: string, ...children: (PDFKit.PDFStructureElement | (() => unknown))[]) =>
      doc.struct(type, {}, children as PDFKit.PDFStructureElement[]);
    root.add(tag('H1', write('Ett')));
    root.add(tag('H3', write('Tre')));
    root.add(tag('Figure', () => doc.rect(10, 10, 5, 5).fill()));
    root.add(tag('L', tag('P', write('Punkt'))));
    root.add(
      tag(
        'Table',
        tag('THead', tag('TR', tag('TD', write('a')), tag('TD', write('b')))),
        tag('TBody', tag('TR', tag('TD', write('c')))),
      ),
    );
    root.end();
    doc.end();
    await done;
    const faults = await listPdfFaults(new Uint8Array(Buffer.concat(pieces)));
    expect(faults).toEqual(
      expect.arrayContaining([
        'a figure has no words',
        'a list has what is no item',
        'a table has no heads',
        'a row of a table has no name',
        'a table is not rectangular',
        'a level of headings is skipped',
      ]),
    );
  });
});
