import type { CommandContext } from '@/lib/access';
import { generateExampleRows, type ImportProgress, writeExampleFile } from '@/lib/caseload-import';
import { getExampleOptions } from '@/lib/caseload-import/server';
import { Fault } from '../scripts/fault.ts';

interface Caller {
  url: string;
  cookie: string;
  signal: AbortSignal;
}

export interface Step {
  importId: string;
  seconds: number;
}

/** The generated caseload of so many persons, as the import page offers it. */
export async function writeCaseload(context: CommandContext, persons: number): Promise<Buffer> {
  const options = await getExampleOptions(context);
  return Buffer.from([...writeExampleFile(generateExampleRows(persons, options))].join(''));
}

/** Sends the file and waits for the dry run to be done. */
export function checkCaseload({ url, ...caller }: Caller, file: Buffer): Promise<Step> {
  return followLines(`${url}/api/v1/import`, caller, {
    headers: { 'content-type': 'text/csv', 'x-file-name': 'bench.csv' },
    body: new Uint8Array(file),
  });
}

/** Confirms the import and waits for it to be carried out. */
export function confirmCaseload({ url, ...caller }: Caller, importId: string): Promise<Step> {
  return followLines(`${url}/api/v1/import/${importId}/bekrafta`, caller, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode: 'SOUND_ROWS' }),
  });
}

/** Posts and reads the answer, one JSON object a line, to the line that says that it is done. */
async function followLines(
  address: string,
  { cookie, signal }: Omit<Caller, 'url'>,
  { headers, body }: { headers: Record<string, string>; body: BodyInit },
): Promise<Step> {
  const since = performance.now();
  const answer = await fetch(address, { method: 'POST', headers: { ...headers, cookie }, body, signal });
  const lines = (await answer.text()).trim().split('\n');
  const last = JSON.parse(lines.at(-1) ?? '') as ImportProgress;
  if (!('phase' in last) || last.phase !== 'done') throw new Fault(`Importen avslutades inte: ${lines.at(-1)}`);
  return { importId: last.importId, seconds: (performance.now() - since) / 1000 };
}
