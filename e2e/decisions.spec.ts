import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, openAs, openPage, takePicture } from './steps';

/** What the page under test remembers of having been printed. */
type Printing = Window & { printed?: number };

test('a duty that has arisen is assessed and decided in three actions, and the decision printed in two', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await openAs(browser, 'Karin Lindahl');
  await page.addInitScript(() => {
    window.print = () => {
      (window as Printing).printed = ((window as Printing).printed ?? 0) + 1;
    };
  });
  await openPage(page, '/att-gora');
  const row = page.locator('#krav li').filter({ hasText: 'Aktivitetskravet inträdde' }).first();

  // 1: the way from what waits to the assessment, filled in for the demand.
  await row.getByRole('link', { name: /^Bedöm/ }).click();
  await page.waitForURL(/\/bedomning\?krav=1$/);
  const casePath = new URL(page.url()).pathname.replace(/\/bedomning$/, '');
  await expect(page.getByLabel('Grund')).toHaveValue('SECTION_12_4_A');
  await expect(page.getByText(/Aktivitetskravet inträdde i oktober 2026/)).toBeVisible();

  // 2: the assessment is one act.
  await page.getByRole('button', { name: 'Spara bedömningen' }).click();
  await page.waitForURL(new RegExp(`${casePath}$`));

  // 3: the decision is offered with its reasons.
  await expect(page.getByRole('heading', { name: /^Beslut om bedömningen från 18 november 2026/ })).toBeVisible();
  await expect(page.getByLabel('Skäl')).toHaveValue(/Kommunen ska kräva att du deltar/);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Fatta beslutet' }).click();
  await expect(page.getByText('Beslutet är fattat och finns att skriva ut.')).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Beslut om bedömningen/ })).toBeHidden();

  await page.getByRole('link', { name: 'Skriv ut beslut' }).click();
  await page.waitForURL(/\/beslut\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Beslut om aktivitetskrav');
  await page.getByRole('button', { name: 'Skriv ut' }).click();
  expect(await page.evaluate(() => (window as Printing).printed)).toBe(1);
  await expectDecisionAloneOnPaper(page);
  await expectAccessible(page);
  await takePicture(page, 'beslut');

  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const path of [new URL(page.url()).pathname, `${casePath}/beslut`]) {
    await openPage(page, path);
    await expectAccessible(page);
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
  }
});

test('Arbetsförmedlingen finds no decisions', async ({ browser }) => {
  const officer = await openAs(browser, 'Daniel Öst');
  await openPage(officer, '/arenden');
  const href = await officer.locator('a[href^="/arenden/"]').first().getAttribute('href');
  expect(href).toMatch(/^\/arenden\/[0-9a-f-]{36}$/);
  await officer.goto(`${href}/beslut`);
  await expect(officer.getByRole('heading', { name: 'Finns inte här' })).toBeVisible();
});

async function expectDecisionAloneOnPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Alla beslut' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Så överklagar du' })).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
}
