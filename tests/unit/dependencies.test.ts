import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const readJson = (path: string) => JSON.parse(readFileSync(resolve(root, path), 'utf8'));

interface LockedPackage {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const locked: Record<string, LockedPackage> = readJson('package-lock.json').packages;

function isAtLeast(version: string, floor: string): boolean {
  return version.localeCompare(floor, 'en', { numeric: true }) >= 0;
}

describe('dependencies', () => {
  it.each([
    ['next', '16.3.3'],
    ['next-auth', '4.24.15'],
  ])('%s is at least %s, below which there are known holes', (name, floor) => {
    const installed = Object.entries(locked).filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(installed.length).toBeGreaterThan(0);
    for (const [, { version = '0' }] of installed) expect(isAtLeast(version, floor)).toBe(true);
  });

  it('knows an older version when it sees one', () => {
    expect(isAtLeast('16.3.2', '16.3.3')).toBe(false);
    expect(isAtLeast('4.24.9', '4.24.15')).toBe(false);
    expect(isAtLeast('16.10.0', '16.3.3')).toBe(true);
  });

  it('are pinned to one version each', () => {
    const { dependencies, devDependencies } = readJson('package.json');
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+/.test(String(version)),
    );
    expect(loose).toEqual([]);
  });

  it('are locked without the address of a registry', () => {
    expect(Object.entries(locked).filter(([, { resolved }]) => resolved)).toEqual([]);
  });

  it('are locked for every platform: npm ci refuses a lock that lacks an optional package', () => {
    const names = new Set(Object.keys(locked).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)));
    const missing = Object.values(locked).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies).filter((name) => !names.has(name)),
    );
    expect(missing).toEqual([]);
  });
});
