/** A duration as it is read in Swedish: «0,4 s», «1 min 12 s». */
export function formatDuration(milliseconds: number): string {
  if (milliseconds >= 60_000)
    return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
  return `${(milliseconds / 1000).toFixed(1).replace('.', ',')} s`;
}

/** Says what is being done, does it, and says how it went and how long it took; the work may answer with a text of its own. */
export async function stage(text: string, work: () => Promise<string | undefined>): Promise<void> {
  const since = Date.now();
  process.stdout.write(`${text} …`);
  try {
    const outcome = await work();
    process.stdout.write(` ${outcome ?? 'klart'} (${formatDuration(Date.now() - since)})\n`);
  } catch (error) {
    process.stdout.write('\n');
    throw error;
  }
}
