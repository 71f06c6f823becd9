import { existsSync } from 'node:fs';
import { join } from 'node:path';

// The seed is a process of its own, so that its memory is given back before the server starts.
const path = join(import.meta.dirname, '../seed.ts');
if (existsSync(path)) {
  const { seedWhenEmpty } = (await import(path)) as { seedWhenEmpty(): Promise<void> };
  await seedWhenEmpty();
}
process.exit(0);
