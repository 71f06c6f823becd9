import { createHash } from 'node:crypto';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createByteSurvey, decodeText, type TextEncoding } from '@/lib/csv';
import { Refusal } from '@/lib/platform/refusal';
import { LARGEST_FILE_BYTES, LARGEST_FILE_MEGABYTES } from '../rules/limits';

interface Upload {
  name: string;
  body: AsyncIterable<Uint8Array> | null;
}

/** A file that lies on disk for as long as it is read. */
export interface ReceivedFile {
  name: string;
  bytes: number;
  sha256: string;
  encoding: TextEncoding;
  /** The text from its beginning, piece by piece; `onBytes` hears how far it has come. */
  readText(onBytes?: (bytes: number) => void): AsyncGenerator<string, void, undefined>;
}

/**
 * Lays an upload down in a passing file and finds out how it is written. Whoever asked must `forget` it. The file has no name
 * once it is open, so that not even a killed process leaves it behind.
 *
 * @throws Refusal when it is too large, empty, or no text; nothing is then left
 */
export async function receiveFile({ name, body }: Upload): Promise<ReceivedFile & { forget(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'samspel-import-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const handle = await open(join(folder, 'caseload.csv'), 'wx+', 0o600).catch(async (error) => {
    await remove();
    throw error;
  });
  const forget = async () => {
    await handle.close();
    await remove();
  };
  try {
    // Windows keeps an open file; there it goes at the end.
    await remove().catch(() => undefined);
    const received = await lay(handle, listen(body));
    return {
      name,
      ...received,
      readText: (onBytes) => decodeText(readChunks(handle, received.bytes, onBytes), received.encoding),
      forget,
    };
  } catch (error) {
    await forget();
    throw error;
  }
}

/** The bytes of the upload; none when there is no body. An upload that breaks off is a cancelled one. */
async function* listen(body: Upload['body']): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    if (body) yield* body;
  } catch {
    throw new Refusal('importCancelled');
  }
}

async function lay(handle: FileHandle, body: AsyncIterable<Uint8Array>) {
  const survey = createByteSurvey();
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > LARGEST_FILE_BYTES) throw tooLargeRefusal();
    survey.feed(chunk);
    hash.update(chunk);
    await writeWhole(handle, chunk);
  }
  const kind = survey.decide();
  if (!kind.ok) throw new Refusal(kind.reason);
  return { bytes, sha256: hash.digest('hex'), encoding: kind.encoding };
}

/** The refusal of a file that is larger than the limit, which it names. */
export function tooLargeRefusal(): Refusal {
  return new Refusal('importTooLarge', { limit: String(LARGEST_FILE_MEGABYTES) });
}

async function writeWhole(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  try {
    for (let written = 0; written < chunk.byteLength; ) {
      written += (await handle.write(chunk, written)).bytesWritten;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw new Refusal('importDiskFull');
    throw error;
  }
}

async function* readChunks(handle: FileHandle, bytes: number, onBytes?: (bytes: number) => void) {
  const buffer = Buffer.allocUnsafe(64 * 1024);
  for (let position = 0; position < bytes; ) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    onBytes?.(position);
    yield buffer.subarray(0, bytesRead);
  }
}
