import { expect, test } from '@playwright/test';
import { openAs, openPage } from './steps';

test('a coach reads whom to call, and tells both officers of a deviation that the officer reads', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await openAs(browser, 'Samira Kanaan');
  await openPage(page, '/deltagare');
  await page.locator('a[href^="/deltagare/"]').first().click();
  await page.waitForURL(/\/deltagare\/[0-9a-f-]{36}$/);
  const contacts = page.getByRole('complementary');
  await expect(contacts.locator('a[href^="tel:"]').first()).toBeVisible();
  await expect(contacts.locator('a[href^="mailto:"]').first()).toBeVisible();
  await expect(contacts.getByText(/^Nås mån/).first()).toBeVisible();
  await page.getByRole('radio', { name: 'Vi ställde in' }).check();
  await page.getByLabel('Med några ord').fill('Lokalen var stängd i dag');
  await page.getByRole('button', { name: 'Berätta för båda' }).click();
  await expect(page.getByText('Lokalen var stängd i dag')).toBeVisible();
  await expect(page.getByText('Inte läst än.').first()).toBeVisible();
  const caseId = page.url().split('/').at(-1) ?? '';
  const officer = await openAs(browser, 'Monica Wester');
  await openPage(officer, `/arenden/${caseId}/narvaro/2026-W47`);
  const told = officer.getByRole('listitem').filter({ hasText: 'Lokalen var stängd i dag' });
  await told.getByRole('button', { name: 'Jag har läst' }).click();
  await expect(told.getByText('Läst av Monica Wester.')).toBeVisible();
});

test('everyone keeps their own card, and a shared mailbox stands second', async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await openAs(browser, 'Yusuf Demir');
  await openPage(page, '/min-kontakt');
  await page.getByLabel('Direktnummer').fill('070-174 06 99');
  await page.getByRole('button', { name: 'Spara mina uppgifter' }).click();
  await expect(page.getByText('Dina kontaktuppgifter är sparade.')).toBeVisible();
  await expect(page.getByRole('complementary').getByRole('link', { name: '070-174 06 99' })).toBeVisible();
  await expect(page.getByRole('complementary').getByText('I andra hand:')).toBeVisible();
});
