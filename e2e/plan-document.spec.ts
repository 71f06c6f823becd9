import { expect, type Page, test } from '@playwright/test';
import { listPdfFaults } from '../tests/pdf-conditions';
import { expectAccessible, openAs, openPage } from './steps';

/** The first of the reader's cases whose plan is in force. */
async function openPrintableCase(page: Page): Promise<void> {
  await openPage(page, '/arenden');
  const paths = await page
    .locator('a[href^="/arenden/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const path of paths.filter((each) => /^\/arenden\/[0-9a-f-]{36}$/.test(each))) {
    await openPage(page, path);
    if ((await page.getByRole('link', { name: 'Skriv ut planen' }).count()) > 0) return;
  }
  throw new Error('no case has a plan in force');
}

test('the plan is printed in two actions, and is fetched as a PDF that can be read and as a calendar', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await openAs(browser, 'Karin Lindahl');
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'true');
  });
  await openPrintableCase(page);
  let actions = 0;
  await page.getByRole('link', { name: 'Skriv ut planen' }).click();
  actions += 1;
  await page.getByRole('button', { name: 'Skriv ut' }).click();
  actions += 1;
  await expect(page.locator('html[data-printed]')).toBeAttached();
  expect(actions).toBe(2);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Din gemensamma handlingsplan');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Svenska och engelska' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Your joint action plan');
  await expectAccessible(page);

  const address = await page.getByRole('link', { name: 'Hämta PDF' }).getAttribute('href');
  const pdf = await page.request.get(address ?? '');
  expect(pdf.headers()).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' });
  expect(await listPdfFaults(new Uint8Array(await pdf.body()))).toEqual([]);
  const calendar = await page.request.get(
    (await page.getByRole('link', { name: 'Hämta kalenderfil' }).getAttribute('href')) ?? '',
  );
  expect(await calendar.text()).toContain('BEGIN:VTIMEZONE');
});
