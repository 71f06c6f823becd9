import { describe, expect, it } from 'vitest';
import { config } from '@/proxy';

const isProxied = (path: string) => config.matcher.some((pattern) => new RegExp(`^${pattern}$`).test(path));

describe('the proxy', () => {
  it.each(['/api/v1/import', '/api/v1/import/0199/bekrafta'])(
    'leaves %s alone, since it would cut a large file',
    (path) => {
      expect(isProxied(path)).toBe(false);
    },
  );
  it.each(['/', '/import', '/import/0199', '/att-gora', '/api/auth/session'])('gives %s its headers', (path) => {
    expect(isProxied(path)).toBe(true);
  });
});
