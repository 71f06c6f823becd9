import { expect, type Page, test } from '@playwright/test';
import { askDatabase } from './database';
import { expectAccessible, openAs, takePicture } from './steps';

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

/** Each role with the pages of its navigation; a page that holds cases leads on to the first of them. */
const ROLES: { account: string; pages: string[]; casePages?: string[] }[] = [
  {
    account: 'Karin Lindahl',
    pages: [
      '/att-gora',
      '/arenden',
      '/narvaro',
      '/gruppsamrad',
      '/stickprov',
      '/min-kontakt',
      '/aviseringar',
      '/leverantorer',
    ],
    casePages: CASE_PAGES,
  },
  // Who leads groups meets what the others do, and the groups.
  { account: 'Petra Sandgren', pages: ['/narvaro'] },
  {
    account: 'Helena Brodin',
    pages: [
      '/att-gora',
      '/veckooversikt',
      '/stickprov',
      '/leverantorer',
      '/sa-fungerar-kommunen/9901',
      '/sa-fungerar-kommunen/9901/redigera',
      '/kontaktvagar',
    ],
  },
  {
    account: 'Daniel Öst',
    pages: ['/att-gora', '/arenden'],
    casePages: ['', '/manad', '/plan', '/uppfoljning', '/samrad'],
  },
  { account: 'Monica Wester', pages: ['/att-gora', '/veckooversikt'] },
  {
    account: 'Samira Kanaan',
    pages: ['/att-gora', '/deltagare', '/narvaro', '/sa-fungerar-kommunen', '/kontaktvagar'],
  },
  {
    account: 'Jonas Fält',
    pages: ['/att-gora', '/import', '/aviseringar', '/leverantorer', '/leverantorer/ny', '/leverantorer/import'],
  },
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
    // What could not be shown has a heading too, and reads well.
    await expect(page.getByText('Något gick fel'), path).toHaveCount(0);
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

/** Pages of one thing: an address that the demonstration's own rows fill in, as «address». */
const OF_ONE_THING: { account: string; name: string; address: string }[] = [
  {
    account: 'Karin Lindahl',
    name: 'samrad-svara',
    address: `select '/arenden/' || s.case_id || '/samrad/' || s.id as address from consultations s
              join cases c on c.id = s.case_id join user_accounts u on u.id = c.responsible_user_id
              where u.name = $1 and s.state = 'REQUESTED' order by s.id limit 1`,
  },
  ...['samrad/nytt', 'samrad/logga', 'anvisningar/upptackt', 'anstallning', 'atergang'].map((page) => ({
    account: 'Karin Lindahl',
    name: page.replace('/', '-'),
    address: `select '/arenden/' || c.id || '/${page}' as address from cases c
              join user_accounts u on u.id = c.responsible_user_id join referrals r on r.case_id = c.id
              where u.name = $1 and r.state = 'ENDED' and c.protection = 'NONE' and c.closed_on is null
              order by c.number limit 1`,
  })),
  {
    account: 'Daniel Öst',
    name: 'anvisningar-ny',
    address: `select '/arenden/' || c.id || '/anvisningar/ny' as address from cases c
              join user_accounts u on u.id = c.employment_officer_id join referrals r on r.case_id = c.id
              where u.name = $1 and r.state = 'ENDED' and c.protection = 'NONE' order by c.number limit 1`,
  },
  ...['', '?visa=byt'].map((view) => ({
    account: 'Daniel Öst',
    name: `anvisning${view.replace('?visa=', '-')}`,
    address: `select '/arenden/' || r.case_id || '/anvisningar/' || r.id || '${view}' as address from referrals r
              join cases c on c.id = r.case_id join user_accounts u on u.id = c.employment_officer_id
              where u.name = $1 and r.state = 'STARTED' and c.protection = 'NONE' order by c.number limit 1`,
  })),
  {
    account: 'Monica Wester',
    name: 'utan-samrad',
    address: `select '/arenden/' || r.case_id || '/anvisningar/' || r.id || '/utan-samrad' as address from referrals r
              join cases c on c.id = r.case_id join user_accounts u on u.id = c.employment_officer_id
              where r.state = 'AWAITING_CONSULTATION' and c.protection = 'NONE' and $1 <> '' order by c.number limit 1`,
  },
  ...['Helena Brodin', 'Monica Wester'].map((account) => ({
    account,
    name: 'samrad-chefer',
    address: `select '/arenden/' || e.case_id || '/samrad/' || e.consultation_id || '/chefer' as address
              from consultation_escalations e join cases c on c.id = e.case_id
              join organisations m on m.id = c.municipality_id
              where m.municipality_code = '9901' and c.protection = 'NONE' and $1 <> '' order by c.number limit 1`,
  })),
  ...['Helena Brodin', 'Monica Wester'].map((account) => ({
    account,
    name: 'overenskommelse',
    address: `select '/overenskommelser/' || a.municipality_id as address from agreements a
              where a.state = 'PROPOSED' and $1 <> '' limit 1`,
  })),
  {
    account: 'Monica Wester',
    name: 'overenskommelse-ny',
    address: `select '/overenskommelser/' || m.id || '/ny' as address from organisations m
              where m.municipality_code = '9902' and $1 <> ''`,
  },
];

for (const account of new Set(OF_ONE_THING.map((each) => each.account))) {
  const who = account.split(' ')[0]?.toLowerCase();
  test(`${account} meets no page of one thing that is hard to read`, async ({ browser }) => {
    test.setTimeout(480_000);
    const page = await openAs(browser, account);
    for (const { name, address } of OF_ONE_THING.filter((each) => each.account === account)) {
      const [row] = await askDatabase(address, [account]);
      expect(row, `the demonstration has nothing for ${name}`).toBeDefined();
      await look(page, String(row?.address), `${who}-${name}`);
    }
  });
}

for (const { account, pages, casePages = [] } of ROLES) {
  const who = account.split(' ')[0]?.toLowerCase();
  test(`${account} meets no page that is hard to read, in light or dark, wide or narrow`, async ({ browser }) => {
    test.setTimeout(480_000);
    const page = await openAs(browser, account);
    for (const path of pages) await look(page, path, `${who}${path.replaceAll('/', '-')}`);
    if (casePages.length === 0) return;
    await page.setViewportSize(SIZES[0]);
    await page.goto('/arenden');
    await page.locator('a[href^="/arenden/"]').first().click();
    await page.waitForURL(/\/arenden\/[0-9a-f-]{36}$/);
    const casePath = new URL(page.url()).pathname;
    for (const path of casePages) await look(page, casePath + path, `${who}-arende${path.replaceAll('/', '-')}`);
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
