import { expect, type Page, test } from '@playwright/test';
import { CountedActions, expectAccessible, openAs, openPage, takePicture } from './steps';

/** Looks at the page as it is, and narrow and dark. */
async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await takePicture(page, name);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
  await takePicture(page, `${name}-390`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('a referral is begun by the coach in one action and ended in three, and the officer has what it broke off back in a proposed plan in four', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const coach = await openAs(browser, 'Samira Kanaan');
  const begin = new CountedActions();
  const row = coach.locator('#starta [data-task-row]').first();
  const path = await row.getByRole('link').first().getAttribute('href');
  if (!path) throw new Error('nobody is to begin');
  const casePath = path.split('/anvisningar/')[0] ?? '';

  await test.step('the coach sees that someone was to begin, and says so in one click', async () => {
    await openPage(coach, path);
    await expect(coach.getByRole('heading', { level: 1 })).toHaveText('Hur går det med anvisningen?');
    await look(coach, 'anvisning-leverantor');
    await openPage(coach, '/att-gora');
    await begin.click(row.getByRole('button', { name: /^Har börjat i dag/ }));
    await expect(coach.getByText('Starten är sparad.')).toBeVisible();
    await expect(coach.locator(`a[href="${path}"]`)).toHaveCount(0);
    expect(begin.count).toBe(1);
  });

  await test.step('the coach proposes that it ends', async () => {
    await openPage(coach, `${path}?visa=avsluta`);
    await coach.getByLabel('Skäl').selectOption('inget lämpligt stöd');
    await coach.getByLabel('Vad har hänt, och vad behövs nu?').fill('Behöver språkstöd som vi inte har.');
    await coach.getByRole('button', { name: 'Föreslå avslut' }).click();
    await expect(coach.getByText(/^Förslag om avslut .* väntar på Arbetsförmedlingen/)).toBeVisible();
  });

  await test.step('the arbetsförmedlare ends it, with the provider’s reason there already', async () => {
    const officer = await openAs(browser, 'Daniel Öst');
    await openPage(officer, '/att-gora?visa=avsluta-anvisning');
    const end = new CountedActions();
    await end.click(officer.locator(`[data-task-row] a[href="${path}"]`));
    await officer.waitForURL(`**${path}`);
    await expect(officer.getByText('Leverantören planerar', { exact: true })).toBeVisible();
    await look(officer, 'anvisning-avsluta');
    await end.fill(officer.getByLabel('Vad har hänt?'), 'Kommunen tar vid.');
    await end.click(officer.getByRole('button', { name: 'Avsluta anvisningen' }));
    await expect(officer.getByText('Anvisningen är avslutad och har lämnat planens vecka.')).toBeVisible();
    await expect(officer.getByText(/^Avslutades .*: inget lämpligt stöd$/)).toBeVisible();
    expect(end.count).toBe(3);
    await look(officer, 'anvisning-avslutad');
  });

  await test.step('the social worker takes the person back: what was broken off stands in a plan that is proposed', async () => {
    const socialWorker = await openAs(browser, 'Karin Lindahl');
    await openPage(socialWorker, '/att-gora?visa=ta-emot');
    const receive = new CountedActions();
    await receive.click(socialWorker.locator(`[data-task-row] a[href="${casePath}/atergang"]`));
    await socialWorker.waitForURL('**/atergang');
    await expect(socialWorker.getByRole('heading', { level: 1 })).toHaveText('Vad händer efter anvisningen?');
    await look(socialWorker, 'atergang');
    await receive.click(socialWorker.getByRole('button', { name: 'Återuppta i planen' }));
    await socialWorker.waitForURL('**/plan');
    await receive.check(socialWorker.getByRole('radio', { name: 'Ja', exact: true }).first());
    await receive.click(socialWorker.getByRole('button', { name: 'Föreslå plan' }));
    await expect(socialWorker.getByRole('button', { name: 'Godkänn planen' })).toBeVisible();
    expect(receive.count).toBe(4);
    // What is with the other party waits for it, and no longer for the municipality.
    await openPage(socialWorker, '/att-gora?visa=ta-emot');
    await expect(socialWorker.locator(`a[href="${casePath}/atergang"]`)).toHaveCount(0);
  });
});
