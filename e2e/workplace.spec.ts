import { expect, type Page, test } from '@playwright/test';
import { askDatabase } from './database';
import { CountedActions, openAs, openPage } from './steps';

/** The coach's way from the participants to the week that lacks reports; it looks like a button, and says so. */
const reportWeek46 = (page: Page) => page.getByRole('link', { name: /^Rapportera vecka 46 \(/ });

test('a coach reports a week for ten participants who all came in three actions', async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await openAs(browser, 'Viktor Hall');
  await openPage(page, '/deltagare');
  const reporting = new CountedActions();
  await reporting.click(reportWeek46(page));
  const persons = page.getByRole('rowheader').filter({ has: page.getByRole('link') });
  await expect(page.getByRole('button', { name: /^Alla kom/ })).toBeVisible();
  expect(await persons.count()).toBeGreaterThanOrEqual(10);
  await reporting.click(page.getByRole('button', { name: /^Alla kom/ }));
  await reporting.click(page.getByRole('button', { name: 'Spara närvaron' }));
  await expect(page.getByText(/dagar är sparade/)).toBeVisible();
  expect(reporting.count).toBeLessThanOrEqual(3);
  await openPage(page, '/deltagare');
  await expect(reportWeek46(page)).toHaveCount(0);
});

test('hours without times are reported on the day they were held, and the officer sees them counted in the week', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const coach = await openAs(browser, 'Samira Kanaan');
  await openPage(coach, '/deltagare');
  await reportWeek46(coach).click();
  const row = coach.getByRole('row').filter({ hasText: 'utan fast tid' });
  await expect(row).toContainText('1,5 h kvar av 1,5 h utan fast tid');
  const caseHref = await row.getByRole('link').getAttribute('href');
  // All of the week's hours on its Thursday; nothing is then left for the other days.
  await row.getByRole('textbox', { name: /torsdag/ }).fill('1,5');
  await coach.keyboard.press('Enter');
  await expect(row).toContainText('0 h kvar av 1,5 h utan fast tid');
  await coach.getByRole('button', { name: 'Spara närvaron' }).click();
  await expect(coach.getByText('1 dag är sparad.')).toBeVisible();
  await openPage(coach, '/deltagare');
  await expect(reportWeek46(coach)).toHaveCount(0);

  const officer = await openAs(browser, 'Yusuf Demir');
  await openPage(officer, caseHref ?? '');
  const seen = officer.getByRole('row').filter({ hasText: 'Bryggan' }).first();
  await expect(seen).toContainText('1,5 av 1,5');
  const [week] = await askDatabase(
    `select attended_minutes from case_weeks where week = '2026-11-09' and case_id = $1`,
    [(caseHref ?? '').split('/')[2]],
  );
  expect(week?.attended_minutes).toBe(90);
});

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
