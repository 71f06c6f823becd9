import type { CommandContext } from '@/lib/access';
import { type CompareInput, compareImport } from './compare-import';

/**
 * Compares a checked import anew, when cases have changed since. The file is not needed again. A re-check that is broken off leaves
 * the import to be compared once more.
 */
export async function recheckImport(context: CommandContext, input: Omit<CompareInput, 'signal'>): Promise<void> {
  await compareImport(context, { ...input, signal: new AbortController().signal });
}
