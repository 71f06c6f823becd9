/** How the letters of a file are written. A file of ASCII alone counts as UTF-8. */
export type TextEncoding = 'utf-8' | 'windows-1252';

/** Why a file is no readable table of text; keys under `reasons`. */
export type FileFault =
  | 'importEmpty'
  | 'importIsSpreadsheet'
  | 'importIsDocument'
  | 'importIsUtf16'
  | 'importHasNul'
  | 'importMixedEncoding';

export type FileKind = { ok: true; encoding: TextEncoding } | { ok: false; reason: FileFault };

/** Looks at a file while it streams past, and knows at the end how it is written. Holds a few bytes, whatever the size. */
export interface ByteSurvey {
  feed(chunk: Uint8Array): void;
  /** To be called once, when the last chunk has been fed. */
  decide(): FileKind;
}

const SIGNATURE_LENGTH = 8;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const SIGNATURES: { bytes: number[]; reason: FileFault }[] = [
  // xlsx and ods are zip archives, xls is an OLE container.
  { bytes: [0x50, 0x4b, 0x03, 0x04], reason: 'importIsSpreadsheet' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], reason: 'importIsSpreadsheet' },
  { bytes: [0x25, 0x50, 0x44, 0x46], reason: 'importIsDocument' },
  { bytes: [0xff, 0xfe], reason: 'importIsUtf16' },
  { bytes: [0xfe, 0xff], reason: 'importIsUtf16' },
];

/**
 * Decides the encoding from all the bytes: UTF-8 read strictly, and Windows-1252 as soon as one byte breaks it, so that a
 * first «å» in the last row counts as much as one in the heading. A byte order mark promises UTF-8: a broken one is a fault.
 */
export function createByteSurvey(): ByteSurvey {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const signature: number[] = [];
  let isUtf8 = true;
  let hasNul = false;
  let hasContent = false;

  return {
    feed(chunk) {
      for (let index = 0; signature.length < SIGNATURE_LENGTH && index < chunk.length; index += 1) {
        signature.push(chunk[index] ?? 0);
      }
      hasNul ||= chunk.includes(0);
      hasContent ||= chunk.some((byte) => byte > 0x20 && !BYTE_ORDER_MARK.includes(byte));
      if (isUtf8) isUtf8 = decodes(() => strict.decode(chunk, { stream: true }));
    },
    decide() {
      if (isUtf8) isUtf8 = decodes(() => strict.decode());
      const startsWith = (bytes: number[]) => bytes.every((byte, index) => signature[index] === byte);
      const known = SIGNATURES.find(({ bytes }) => startsWith(bytes));
      if (known) return { ok: false, reason: known.reason };
      if (!hasContent) return { ok: false, reason: 'importEmpty' };
      if (hasNul) return { ok: false, reason: 'importHasNul' };
      if (isUtf8) return { ok: true, encoding: 'utf-8' };
      if (startsWith(BYTE_ORDER_MARK)) return { ok: false, reason: 'importMixedEncoding' };
      return { ok: true, encoding: 'windows-1252' };
    },
  };
}

function decodes(decode: () => void): boolean {
  try {
    decode();
    return true;
  } catch {
    return false;
  }
}

/** The text of the file, piece by piece, without its byte order mark. */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const last = decoder.decode();
  if (last !== '') yield last;
}
