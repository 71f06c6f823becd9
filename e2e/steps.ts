import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { clockFile, screenshotDirectory } from './settings';

/** Signs in with the button of a demonstration account and stands on the first page. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/logga-in');
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.waitForURL('**/att-gora');
}

const windows = { testId: '', open: [] as BrowserContext[] };

/** A window of its own with someone signed in; it is closed when the next test opens its first. */
export async function openAs(browser: Browser, name: string): Promise<Page> {
  const { testId } = test.info();
  if (windows.testId !== testId) {
    await Promise.all(windows.open.splice(0).map((context) => context.close()));
    windows.testId = testId;
  }
  const context = await browser.newContext();
  windows.open.push(context);
  const page = await context.newPage();
  await signIn(page, name);
  return page;
}

/** Goes to a page and waits until its scripts are there: what one chooses before that is not always kept. */
export async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' });
}

/** Fails when axe finds anything at all on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  // From the top: what stands still over the page would otherwise lie over what one has scrolled to. Whoever came by an anchor is taken there a
  // moment after the page has come, so it is to stay there.
  await expect
    .poll(() =>
      page.evaluate(async () => {
        window.scrollTo({ top: 0, behavior: 'instant' });
        await new Promise((resolve) => setTimeout(resolve, 100));
        return window.scrollY;
      }),
    )
    .toBe(0);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
}

/** Leaves a picture of the page beside the others. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: join(screenshotDirectory, `${name}.png`), fullPage: true });
}

/** Lets the server's clock stand at another instant. Sessions older than a working day end by it. */
export function setClock(instant: string): void {
  writeFileSync(clockFile, instant);
}

/** Does what a user does, and counts it: one click, one filled or chosen field, one key press, one drag. */
export class CountedActions {
  count = 0;

  async click(target: Locator): Promise<void> {
    await target.click();
    this.count += 1;
  }

  async fill(target: Locator, text: string): Promise<void> {
    await target.fill(text);
    this.count += 1;
  }

  async check(target: Locator): Promise<void> {
    await target.check();
    this.count += 1;
  }

  async choose(target: Locator, option: { label: string } | { index: number }): Promise<void> {
    await target.selectOption(option);
    this.count += 1;
  }

  /** Takes hold of the middle of it and lets it go as many pixels away. */
  async dragBy(target: Locator, { x, y }: { x: number; y: number }): Promise<void> {
    const box = await target.boundingBox();
    if (!box) throw new Error('nothing to take hold of');
    const { mouse } = target.page();
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + x, from.y + y, { steps: 8 });
    await mouse.up();
    this.count += 1;
  }
}
