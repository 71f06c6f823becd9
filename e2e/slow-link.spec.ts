import { expect, type Page, test } from '@playwright/test';
import { askDatabase } from './database';
import { openAs, openPage } from './steps';

/**
 * A slow link: what the page sends is held back until it is let go, and then reaches the server three times over, as when a network sends
 * anew what it got no answer to. Answers how many commands the page itself has sent.
 */
async function slowDown(page: Page): Promise<{ letGo: () => void; countSent: () => number }> {
  let sent = 0;
  let letGo = () => {};
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/*', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    sent += 1;
    await isLetGo;
    const answer = await route.fetch();
    await Promise.all([route.fetch(), route.fetch()]);
    return route.fulfill({ response: answer });
  });
  return { letGo, countSent: () => sent };
}

test('an answer to a samråd that is sent again and again on a slow link is given once', async ({ browser }) => {
  const page = await openAs(browser, 'Maria Hedlund');
  await openPage(page, '/att-gora?visa=svara');
  await page
    .locator('#svara [data-task-row]')
    .last()
    .getByRole('link', { name: /^Svara/ })
    .click();
  await page.waitForURL(/\/samrad\/[0-9a-f-]{36}/);
  const consultationId = page.url().split('/samrad/')[1]?.slice(0, 36) ?? '';
  await page.getByRole('radio', { name: 'Instämmer', exact: true }).check();
  const { letGo, countSent } = await slowDown(page);
  await page.getByRole('button', { name: 'Svara', exact: true }).click({ clickCount: 3 });
  await expect.poll(countSent).toBe(1);
  letGo();
  await expect(page.getByText('Svarade: Instämmer')).toBeVisible();
  await expect(page.getByText('Samrådet är redan besvarat.')).toHaveCount(0);
  expect(countSent()).toBe(1);
  const answers = await askDatabase(
    `select outcome::text from audit_events where action = 'consultation.answer' and subject_id = $1`,
    [consultationId],
  );
  expect(answers.filter(({ outcome }) => outcome === 'ALLOWED')).toHaveLength(1);
});

test('a week that is sent again and again on a slow link is reported once', async ({ browser }) => {
  const page = await openAs(browser, 'Jessica Ålund');
  await openPage(page, '/narvaro/2026-W46?grupp=mina');
  await page.getByRole('button', { name: /^Alla kom/ }).click();
  const { letGo, countSent } = await slowDown(page);
  await page.getByRole('button', { name: 'Spara närvaron' }).click({ clickCount: 3 });
  await expect.poll(countSent).toBe(1);
  letGo();
  const saved = page.getByText(/^\d+ dagar är sparade/);
  await expect(saved).toBeVisible();
  expect(countSent()).toBe(1);
  const days = Number.parseInt((await saved.textContent()) ?? '', 10);
  const [kept] = await askDatabase(
    `select count(*)::int as days, max(a.revision)::int as revision,
       (select count(*)::int from attendance_corrections c where c.corrected_by = u.id) as corrections
     from attendances a join user_accounts u on u.id = a.reported_by
     where u.name = 'Jessica Ålund' and a.attended_on between '2026-11-09' and '2026-11-15' group by u.id`,
  );
  expect(kept).toEqual({ days, revision: 0, corrections: 0 });
});
