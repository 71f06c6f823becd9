import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { now, today } from './clock';

describe('clock', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'clock-'));
    file = join(folder, 'now');
    vi.stubEnv('SAMSPEL_CLOCK_FILE', file);
    vi.stubEnv('SAMSPEL_DEMO', '1');
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it('follows the file of the demonstration', () => {
    writeFileSync(file, '2026-12-31T23:30:00Z\n');
    expect(now().toISOString()).toBe('2026-12-31T23:30:00.000Z');
    expect(today()).toBe('2027-01-01');
  });

  it('never follows the file outside the demonstration', () => {
    writeFileSync(file, '2020-01-01T00:00:00Z');
    vi.stubEnv('SAMSPEL_DEMO', '');
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(60_000);
  });

  it('is the real clock while there is no file', () => {
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(60_000);
  });

  it('refuses a file without an instant', () => {
    writeFileSync(file, 'i morgon');
    expect(() => now()).toThrow('SAMSPEL_CLOCK_FILE');
  });
});
