import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, openAs, openPage, takePicture } from './steps';

/** The first of one's cases whose plan lacks hours, with a new draft of the plan open. */
async function openShortDraft(page: Page): Promise<string> {
  await openPage(page, '/arenden');
  const links = await page.locator('a[href^="/arenden/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  for (const href of new Set(links)) {
    const path = `${href?.split('?')[0]}/plan`;
    await openPage(page, path);
    const isShort = (await page.locator('em', { hasText: /^−\d/ }).count()) > 0;
    const change = page.getByRole('button', { name: 'Ändra planen' });
    if (!isShort || (await change.count()) === 0) continue;
    await change.click();
    await expect(page.getByRole('button', { name: 'Kasta utkastet' })).toBeVisible();
    return path;
  }
  throw new Error('no case lacks hours');
}

const weeks = (page: Page) =>
  page
    .getByRole('region', { name: 'Alternativ' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3 }) });

test('an officer fills the gap in one action, compares two weeks and changes between them without losing either', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const page = await openAs(browser, 'Karin Lindahl');
  const path = await openShortDraft(page);

  const put = page.getByRole('button', { name: /^Lägg in / }).first();
  const name = (await put.getAttribute('aria-label'))?.replace('Lägg in ', '') ?? '';
  await page.getByRole('button', { name: 'Spara som alternativ' }).click();
  await expect(weeks(page)).toHaveCount(2);
  await put.click();
  await expect(page.getByText(`${name} ligger i veckan.`)).toBeVisible();
  await expect(weeks(page).nth(1)).toContainText(`${name} finns bara i utkastet`);
  await expect(page.getByText(/^Sparat/)).toBeVisible();

  // By keyboard: choose B, undo in the planner, and both weeks are where they were.
  await page.getByRole('button', { name: /^Välj B/ }).focus();
  await page.keyboard.press('Enter');
  await expect(weeks(page).nth(1)).toContainText('finns inte i utkastet');
  await page.keyboard.press('Control+z');
  await expect(weeks(page).nth(1)).toContainText(`${name} finns bara i utkastet`);

  await page.getByText('Vad gör en anvisning till ROM med veckan?').click();
  await expect(page.getByText(/^Anvisad aktivitet går från/)).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'karin-arende-plan-alternativ-1440');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
  await expectAccessible(page);
  await takePicture(page, 'karin-arende-plan-alternativ-390');

  // Another window changes the alternative first: this one is told, and nothing is overwritten.
  await page.setViewportSize({ width: 1280, height: 900 });
  const other = await openAs(browser, 'Karin Lindahl');
  await openPage(other, path);
  const field = other.getByRole('textbox', { name: 'Namn på alternativ B' });
  await field.fill('Halva dagar');
  await field.press('Enter');
  await expect(other.getByRole('button', { name: 'Välj B, Halva dagar' })).toBeVisible();
  await expect(other.getByRole('button', { name: 'Välj B, Halva dagar' })).toBeEnabled();
  await page.getByRole('button', { name: /^Kasta B/ }).click();
  await expect(page.getByText(/Någon annan har ändrat alternativet/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Välj B, Halva dagar' })).toBeVisible();
});

test('both authorities see the months of a case, and Arbetsförmedlingen nothing of why', async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await openAs(browser, 'Daniel Öst');
  await openPage(page, '/arenden');
  const href = await page.locator('a[href^="/arenden/"]').first().getAttribute('href');
  await openPage(page, `${href?.split('?')[0]}/plan`);
  await page.getByRole('link', { name: 'Tidslinje över månaderna' }).click();
  await expect(page.getByRole('heading', { name: 'Vad har pågått, och när?' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Insatser/ })).toBeVisible();
  await expect(page.locator('main')).not.toContainText(/barn|sjuk/i);
  await expectAccessible(page);
  await takePicture(page, 'daniel-arende-tidslinje-1440');
});
