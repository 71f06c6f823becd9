import { expect, type Page, test } from '@playwright/test';
import { askDatabase } from './database';
import { CountedActions, openAs, openPage } from './steps';

const OFFICER = 'Yusuf Demir';

/** The plan pages of the officer's own cases in a section of what waits, in its order. */
async function listPlanPages(page: Page, section: string, saying: string): Promise<string[]> {
  await openPage(page, `/att-gora?visa=${section}`);
  const rows = page.locator('[data-task-row]').filter({ hasText: saying });
  await rows.first().waitFor();
  const hrefs = await rows
    .locator('a[href^="/arenden/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(hrefs.map((href) => href.split('/').slice(0, 3).join('/')))];
}

test('a new full-time week takes at most twelve actions from the case page, and its approval two from what waits', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const page = await openAs(browser, OFFICER);
  const [casePath = ''] = await listPlanPages(page, 'planera', 'ingen plan gäller');
  expect(casePath).not.toBe('');
  await openPage(page, casePath);

  const drawing = new CountedActions();
  await drawing.click(page.getByRole('navigation').getByRole('link', { name: 'Plan', exact: true }));
  await drawing.click(page.getByRole('button', { name: /Heltid: yrkessvenska, praktik och CV-stöd/ }));
  await expect(page.getByRole('radio', { name: 'Arbete', exact: true })).toBeChecked();
  await expect(page.getByLabel('Kommunen åtar sig')).not.toHaveValue('');
  await expect(page.getByLabel('Det personen själv gör')).not.toHaveValue('');
  await expect(page.getByLabel('Kontakt hos kommunen')).not.toHaveValue('');
  await drawing.fill(page.getByLabel('Yrke eller utbildning'), 'Lagerarbetare');
  await drawing.fill(page.getByLabel('Behov som har bedömts'), 'Svenska för yrket och aktuella referenser');
  await drawing.fill(page.getByLabel('Egen syn på planen'), 'Vill arbeta på lager');
  await drawing.check(page.getByRole('radio', { name: 'Ja', exact: true }));
  await drawing.fill(page.getByLabel('Hur', { exact: true }), 'Möte på kontoret');
  await drawing.click(page.getByRole('button', { name: 'Föreslå plan' }));
  // A complete draft already says that nothing is missing: only what is proposed can be approved.
  await expect(page.getByRole('button', { name: 'Godkänn planen' })).toBeVisible();
  expect(drawing.count).toBeLessThanOrEqual(12);

  // What has waited longest stands first, and the page of everything shows the first of each.
  await openPage(page, '/att-gora?visa=godkann');
  const approving = new CountedActions();
  await approving.click(page.locator(`#godkann a[href="${casePath}/plan"]`));
  await approving.click(page.getByRole('button', { name: 'Godkänn planen' }));
  await expect(page.getByText(`${OFFICER} har godkänt`)).toBeVisible();
  expect(approving.count).toBeLessThanOrEqual(2);
});

/** The plan page of one of the officer's cases with a plan in force and nothing under way. */
async function findPlanInForce(): Promise<string> {
  const [row] = await askDatabase(
    `select c.id from cases c join user_accounts u on u.id = c.responsible_user_id
     where u.name = $1 and c.closed_on is null and c.protection = 'NONE'
       and exists (select 1 from plan_versions p join activities a on a.municipality_id = p.municipality_id and a.plan_version_id = p.id
         join slots s on s.municipality_id = a.municipality_id and s.activity_id = a.id and s.ends_minute <= 960
         where p.case_id = c.id and p.state = 'APPROVED' and p.in_force_from <= '2026-11-18' and p.in_force_to is null)
       and not exists (select 1 from plan_versions p where p.case_id = c.id and p.state in ('DRAFT', 'PROPOSED'))
     order by c.number limit 1`,
    [OFFICER],
  );
  return `/arenden/${row?.id}/plan`;
}

test('the last plan is copied, one slot of it moved, and the new version proposed in at most five actions', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await openAs(browser, OFFICER);
  await openPage(page, await findPlanInForce());
  const copying = new CountedActions();
  await copying.click(page.getByRole('button', { name: 'Ändra planen' }));
  // The version in force is a picture of the same week: what is dragged is the planner's.
  await expect(page.getByRole('grid', { name: 'Veckans tider' })).toBeVisible();
  const slot = page.locator('[data-slot]').last();
  await slot.scrollIntoViewIfNeeded();
  await copying.dragBy(slot, { x: 0, y: 48 });
  await expect(page.getByRole('group', { name: 'Vald tid' })).toBeVisible();
  await copying.check(page.getByRole('radio', { name: 'Ja', exact: true }));
  await copying.click(page.getByRole('button', { name: 'Föreslå plan' }));
  await expect(page.getByRole('button', { name: 'Godkänn planen' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Det här ändras' })).toBeVisible();
  expect(copying.count).toBeLessThanOrEqual(5);
});
