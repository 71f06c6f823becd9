import { expect, type Page, test } from '@playwright/test';
import { askDatabase } from './database';
import { expectAccessible, openAs, takePicture } from './steps';

/** Each role with the pages of its navigation; a page that holds cases leads on to the first of them. */
const ROLES: { account: string; pages: string[]; hasCases: boolean }[] = [
  {
    account: 'Karin Lindahl',
    pages: ['/att-gora', '/arenden', '/narvaro', '/stickprov', '/min-kontakt', '/aviseringar', '/leverantorer'],
    hasCases: true,
  },
  { account: 'Petra Sandgren', pages: ['/att-gora', '/arenden', '/narvaro'], hasCases: false },
  {
    account: 'Helena Brodin',
    pages: [
      '/att-gora',
      '/arenden',
      '/veckooversikt',
      '/stickprov',
      '/leverantorer',
      '/sa-fungerar-kommunen/9901',
      '/sa-fungerar-kommunen/9901/redigera',
      '/kontaktvagar',
    ],
    hasCases: false,
  },
  { account: 'Daniel Öst', pages: ['/att-gora', '/arenden', '/leverantorer'], hasCases: true },
  { account: 'Monica Wester', pages: ['/att-gora', '/arenden', '/veckooversikt'], hasCases: false },
  {
    account: 'Samira Kanaan',
    pages: ['/att-gora', '/deltagare', '/narvaro', '/sa-fungerar-kommunen', '/kontaktvagar'],
    hasCases: false,
  },
  {
    account: 'Jonas Fält',
    pages: ['/att-gora', '/import', '/aviseringar', '/leverantorer', '/leverantorer/ny', '/leverantorer/import'],
    hasCases: false,
  },
];
const CASE_PAGES = [
  '',
  '/hinder',
  '/manad',
  '/bedomning',
  '/plan',
  '/plan/forslag',
  '/plan/tidslinje',
  '/plan/utskrift',
  '/uppfoljning',
  '/samrad',
  '/samtal',
  '/narvaro/2026-W46',
];
const SIZES = [
  { name: '1440', width: 1440, height: 900, colorScheme: 'light' },
  { name: '390', width: 390, height: 844, colorScheme: 'dark' },
] as const;

async function look(page: Page, path: string, name: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: size.colorScheme });
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      `${path} scrolls sideways`,
    ).toBeLessThanOrEqual(0);
    await expectAccessible(page);
    await takePicture(page, `${name}-${size.name}`);
  }
}

/** A case whose plan has been changed: what was changed is a page only there. */
async function findCaseWithVersions(account: string): Promise<unknown> {
  const [row] = await askDatabase(
    `select c.id from cases c join user_accounts u on u.id in (c.responsible_user_id, c.employment_officer_id)
     where u.name = $1 and c.closed_on is null and c.protection = 'NONE'
       and (select count(*) from plan_versions v where v.case_id = c.id and v.state in ('APPROVED', 'SUPERSEDED')) >= 2
     order by c.number limit 1`,
    [account],
  );
  return row?.id;
}

for (const { account, pages, hasCases } of ROLES) {
  const who = account.split(' ')[0]?.toLowerCase();
  test(`${account} meets no page that is hard to read, in light or dark, wide or narrow`, async ({ browser }) => {
    test.setTimeout(480_000);
    const page = await openAs(browser, account);
    for (const path of pages) await look(page, path, `${who}${path.replaceAll('/', '-')}`);
    if (!hasCases) return;
    await page.setViewportSize(SIZES[0]);
    await page.goto('/arenden');
    await page.locator('a[href^="/arenden/"]').first().click();
    await page.waitForURL(/\/arenden\/[0-9a-f-]{36}$/);
    const casePath = new URL(page.url()).pathname;
    for (const path of CASE_PAGES) await look(page, casePath + path, `${who}-arende${path.replaceAll('/', '-')}`);
    const caseWithVersions = await findCaseWithVersions(account);
    await look(page, `/arenden/${caseWithVersions}/plan/andringar`, `${who}-arende-plan-andringar`);
  });
}

test('what does not exist, and what one may not see, answer alike', async ({ browser }) => {
  const granvik = await openAs(browser, 'Karin Lindahl');
  await granvik.goto('/arenden');
  const href = await granvik.locator('a[href^="/arenden/"]').first().getAttribute('href');
  const sundaker = await openAs(browser, 'Maria Hedlund');
  const foreign = await sundaker.goto(href ?? '');
  const foreignText = await sundaker.locator('main').textContent();
  const missing = await sundaker.goto('/arenden/00000000-0000-4000-8000-000000000000');
  expect([foreign?.status(), missing?.status()]).toEqual([404, 404]);
  expect(await sundaker.locator('main').textContent()).toBe(foreignText);
  await expectAccessible(sundaker);
});

test('a page of another role is not found', async ({ browser }) => {
  const coach = await openAs(browser, 'Samira Kanaan');
  for (const path of ['/arenden', '/veckooversikt/2026-W47', '/import']) {
    expect((await coach.goto(path))?.status(), path).toBe(404);
    await expect(coach.getByRole('heading', { name: 'Finns inte här' }), path).toBeVisible();
  }
});

test('a session that has been ended opens nothing, also with its old cookie', async ({ browser }) => {
  const page = await openAs(browser, 'Petra Sandgren');
  const cookies = await page.context().cookies();
  await page.getByRole('button', { name: /Petra Sandgren/ }).click();
  await page.getByRole('button', { name: 'Logga ut' }).click();
  await page.waitForURL('**/logga-in**');
  await page.context().addCookies(cookies);
  await page.goto('/att-gora');
  await expect(page).toHaveURL(/\/logga-in/);
});
