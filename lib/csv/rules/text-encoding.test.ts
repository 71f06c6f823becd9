import { describe, expect, it } from 'vitest';
import { createByteSurvey, decodeText, type FileKind } from './text-encoding';

const bytes = (text: string) => new TextEncoder().encode(text);
const survey = (...chunks: Uint8Array[]): FileKind => {
  const looking = createByteSurvey();
  for (const chunk of chunks) looking.feed(chunk);
  return looking.decide();
};
const ascii = bytes('Personnummer;Namn\n'.repeat(20_000));

describe('how a file is written', () => {
  const cases: [string, Uint8Array[], FileKind][] = [
    ['ASCII alone', [ascii], { ok: true, encoding: 'utf-8' }],
    ['UTF-8 without a mark', [bytes('Åsa;Örn')], { ok: true, encoding: 'utf-8' }],
    ['UTF-8 with a mark', [Uint8Array.of(0xef, 0xbb, 0xbf), bytes('Åsa')], { ok: true, encoding: 'utf-8' }],
    [
      'a letter of UTF-8 split between two pieces',
      [Uint8Array.of(0x41, 0xc3), Uint8Array.of(0xa5)],
      { ok: true, encoding: 'utf-8' },
    ],
    ['Windows-1252', [Uint8Array.of(0xc5, 0x73, 0x61)], { ok: true, encoding: 'windows-1252' }],
    [
      'the same in one piece',
      [Uint8Array.of(...ascii.slice(0, 9000), 0xe5, 0x0a)],
      { ok: true, encoding: 'windows-1252' },
    ],
    [
      'Windows-1252 whose first å comes after 400 kB',
      [ascii, Uint8Array.of(0xe5, 0x0a)],
      { ok: true, encoding: 'windows-1252' },
    ],
    [
      'a last byte that would begin a letter of UTF-8',
      [bytes('abc'), Uint8Array.of(0xc3)],
      { ok: true, encoding: 'windows-1252' },
    ],
    [
      'a mark of UTF-8 and then Windows-1252',
      [Uint8Array.of(0xef, 0xbb, 0xbf, 0xe5, 0x0a)],
      { ok: false, reason: 'importMixedEncoding' },
    ],
    ['nothing', [], { ok: false, reason: 'importEmpty' }],
    [
      'a mark and line breaks',
      [Uint8Array.of(0xef, 0xbb, 0xbf), bytes(' \r\n\n')],
      { ok: false, reason: 'importEmpty' },
    ],
    ['an Excel workbook', [Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0)], { ok: false, reason: 'importIsSpreadsheet' }],
    [
      'an old Excel workbook',
      [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)],
      { ok: false, reason: 'importIsSpreadsheet' },
    ],
    ['a PDF', [bytes('%PDF-1.7')], { ok: false, reason: 'importIsDocument' }],
    ['UTF-16', [Uint8Array.of(0xff, 0xfe, 0x50, 0)], { ok: false, reason: 'importIsUtf16' }],
    ['a NUL byte late in the file', [ascii, Uint8Array.of(0x41, 0, 0x42)], { ok: false, reason: 'importHasNul' }],
  ];
  it.each(cases)('%s', (_, chunks, expected) => {
    expect(survey(...chunks)).toEqual(expected);
  });
});

describe('the text of a file', () => {
  const decode = async (chunks: Uint8Array[], encoding: 'utf-8' | 'windows-1252') => {
    let text = '';
    for await (const piece of decodeText(each(chunks), encoding)) text += piece;
    return text;
  };

  it('loses its byte order mark', async () => {
    expect(await decode([Uint8Array.of(0xef, 0xbb), Uint8Array.of(0xbf, 0x41)], 'utf-8')).toBe('A');
  });
  it('puts a letter together that was split', async () => {
    expect(await decode([Uint8Array.of(0xc3), Uint8Array.of(0xb6)], 'utf-8')).toBe('ö');
  });
  it('has the signs of Windows-1252 that Latin-1 lacks', async () => {
    expect(await decode([Uint8Array.of(0xc5, 0xe4, 0xf6, 0x80, 0x92, 0x96)], 'windows-1252')).toBe('Åäö€’–');
  });
});

async function* each<T>(values: T[]) {
  yield* values;
}
