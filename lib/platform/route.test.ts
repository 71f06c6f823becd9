import { describe, expect, it } from 'vitest';
import { downloadLines, isFromOwnPages } from './route';

describe('a write comes from the own pages', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['a page of the same site', { 'sec-fetch-site': 'same-origin', origin: 'https://samspel.example' }, true],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://samspel.example' }, false],
    ['a neighbouring site', { 'sec-fetch-site': 'same-site' }, false],
    ['an old browser on the own page', { origin: 'https://samspel.example' }, true],
    ['an old browser on another page', { origin: 'https://evil.example' }, false],
    ['a sandboxed page', { origin: 'null' }, false],
    ['a program, which sends no cookie by itself', {}, true],
  ])('%s', (_, headers, expected) => {
    const request = new Request('https://samspel.example/api/v1/import', {
      method: 'POST',
      headers: { host: 'samspel.example', ...headers },
    });
    expect(isFromOwnPages(request)).toBe(expected);
  });
});

describe('a download', () => {
  it('is written piece by piece and comes out whole', async () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `rad ${index};åäö\r\n`);
    const response = downloadLines('mall.csv', lines);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="mall.csv"');
    expect(await response.text()).toBe(lines.join(''));
  });
  it('asks for no more lines than it sends, and stops when nobody reads', async () => {
    let written = 0;
    function* endless() {
      for (;;) {
        written += 1;
        yield 'x'.repeat(999);
      }
    }
    const reader = downloadLines('mall.csv', endless()).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(written).toBeLessThan(200);
  });
});
