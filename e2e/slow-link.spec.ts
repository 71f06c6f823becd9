import { expect, type Page, type Request, test } from '@playwright/test';
import { askDatabase } from './database';
import { openAs, openPage } from './steps';

/** Holds back what the page sends until it is let go, as a slow link does; answers how many commands were sent. */
async function slowDown(page: Page): Promise<{ letGo: () => void; listSent: () => Request[] }> {
  const sent: Request[] = [];
  let letGo = () => {};
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/*', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    sent.push(route.request());
    await isLetGo;
    return route.continue();
  });
  return { letGo, listSent: () => sent };
}

/** How often something is in the audit trail of a case. */
async function countAudits(action: string, caseId: string): Promise<number> {
  const [row] = await askDatabase('select count(*)::int as n from audit_events where action = $1 and case_id = $2', [
    action,
    caseId,
  ]);
  return Number(row?.n);
}

test('an answer to a samråd that is sent three times on a slow link is given once', async ({ browser }) => {
  const page = await openAs(browser, 'Maria Hedlund');
  await openPage(page, '/att-gora?visa=svara');
  await page
    .locator('#svara [data-task-row]')
    .last()
    .getByRole('link', { name: /^Svara/ })
    .click();
  await page.waitForURL(/\/samrad\/[0-9a-f-]{36}/);
  const caseId = page.url().split('/arenden/')[1]?.slice(0, 36) ?? '';
  await page.getByRole('radio', { name: 'Instämmer', exact: true }).check();
  const { letGo, listSent } = await slowDown(page);
  await page.getByRole('button', { name: 'Svara', exact: true }).click({ clickCount: 3 });
  await expect.poll(() => listSent().length).toBeGreaterThan(0);
  letGo();
  await expect(page.getByText('Svarade: Instämmer')).toBeVisible();
  expect(listSent()).toHaveLength(1);
  expect(await countAudits('consultation.answer', caseId)).toBe(1);
});

test('a week that is sent three times on a slow link is reported once', async ({ browser }) => {
  const page = await openAs(browser, 'Jessica Ålund');
  await openPage(page, '/narvaro/2026-W46?grupp=mina');
  const [href] = await page
    .getByRole('rowheader')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const caseId = href?.split('/')[2] ?? '';
  await page.getByRole('button', { name: /^Alla kom/ }).click();
  const { letGo, listSent } = await slowDown(page);
  await page.getByRole('button', { name: 'Spara närvaron' }).click({ clickCount: 3 });
  await expect.poll(() => listSent().length).toBeGreaterThan(0);
  letGo();
  await expect(page.getByText(/dagar är sparade/)).toBeVisible();
  expect(listSent()).toHaveLength(1);
  expect(await countAudits('attendance.report', caseId)).toBe(1);
  const reports = await askDatabase(
    `select a.revision, count(*) over ()::int as n from attendances a where a.case_id = $1 and a.provider_id is not null
       and a.attended_on between '2026-11-09' and '2026-11-15'`,
    [caseId],
  );
  expect(reports).toHaveLength(1);
});
