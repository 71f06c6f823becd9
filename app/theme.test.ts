import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');
const pairs = new Map(
  [...css.matchAll(/(--[\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light: light ?? '', dark: dark ?? '' },
  ]),
);

function colour(name: string, theme: 'light' | 'dark'): string {
  const pair = pairs.get(name);
  if (!pair) throw new Error(`No light-dark() pair for ${name}`);
  return pair[theme];
}

/** Relative luminance as in WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: string, second: string): number {
  const [lighter = 0, darker = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const families = ['neutral', 'accent', 'success', 'warning', 'danger'];
const grounds = ['--ax-bg-default', '--ax-bg-raised', '--ax-bg-sunken'];

describe.each(['light', 'dark'] as const)('the palette in the %s theme', (theme) => {
  it.each(families)('writes legible text in %s on every ground of its own and of the page', (family) => {
    for (const step of [800, 900, 1000]) {
      const own = [100, 200, 300].map((ground) => `--ax-${family}-${ground}`);
      for (const ground of [...grounds, ...own]) {
        const ratio = contrast(colour(`--ax-${family}-${step}`, theme), colour(ground, theme));
        expect(ratio, `${family}-${step} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it.each(['accent', 'success', 'warning', 'danger'])('writes legible text on solid %s', (family) => {
    for (const step of [600, 700, 800]) {
      const ratio = contrast(colour(`--ax-${family}-${step}`, theme), colour('--ax-neutral-000', theme));
      expect(ratio, `${family}-${step}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(families)('draws borders and signs in %s that can be seen', (family) => {
    expect(contrast(colour(`--ax-${family}-600`, theme), colour('--ax-bg-default', theme))).toBeGreaterThanOrEqual(3);
  });

  it.each(['occupation', 'job-search', 'assigned', 'other', 'gap'])(
    'draws %s in the week so that it can be seen',
    (name) => {
      expect(contrast(colour(`--week-${name}`, theme), colour('--ax-bg-default', theme))).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(['municipality', 'employment-service', 'provider'])('writes a legible letter for the %s', (name) => {
    expect(contrast(colour(`--party-${name}`, theme), colour('--week-mark', theme))).toBeGreaterThanOrEqual(4.5);
  });
});
