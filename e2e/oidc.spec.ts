import { expect, type Page, test } from '@playwright/test';
import { askDatabase } from './database';
import { startIdentityProvider } from './identity-provider';
import { takePicture } from './steps';

/** Colleagues in the demonstration whom no other journey signs in as. */
const MANAGER = { name: 'Birgitta Lönn', subject: 'granvik|birgitta' };
const LEAVING = { name: 'Lisbeth Moberg', subject: 'granvik|lisbeth' };

/** From the sign-in page to the provider, and back as whoever the provider says. */
async function signInThroughProvider(page: Page, subject: string): Promise<void> {
  await page.goto('/logga-in');
  await page.getByRole('button', { name: 'Logga in med organisationens konto' }).click();
  await page.getByRole('textbox', { name: 'Användare' }).fill(subject);
  await page.getByRole('button', { name: 'Fortsätt' }).click();
}

async function countRefusedSignIns(): Promise<number> {
  const [row] = await askDatabase(
    `select count(*)::int from audit_events where action = 'session.open' and outcome = 'REFUSED' and reason = 'unknownAccount'`,
  );
  return Number(row?.count);
}

async function sessionsOf(name: string): Promise<{ hasEnded: boolean }[]> {
  const rows = await askDatabase(
    `select s.ended_at is not null as ended from sessions s join user_accounts u on u.id = s.user_id where u.name = $1 order by s.created_at, s.id`,
    [name],
  );
  return rows.map(({ ended }) => ({ hasEnded: ended === true }));
}

test.describe('with the organisation’s identity provider', () => {
  let provider: Awaited<ReturnType<typeof startIdentityProvider>>;

  test.beforeAll(async () => {
    provider = await startIdentityProvider();
    for (const { name, subject } of [MANAGER, LEAVING])
      await askDatabase('update user_accounts set subject = $2, disabled_at = null where name = $1', [name, subject]);
  });

  test.afterAll(async () => {
    await provider?.stop();
    await askDatabase('update user_accounts set subject = null, disabled_at = null where name = any ($1)', [
      [MANAGER.name, LEAVING.name],
    ]);
  });

  test('who has an account comes in as oneself, and the sign-out ends the session row', async ({ page }) => {
    const hindered: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) hindered.push(message.text());
    });
    await signInThroughProvider(page, MANAGER.subject);
    await page.waitForURL('**/att-gora');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await sessionsOf(MANAGER.name)).toEqual([{ hasEnded: false }]);

    await page.getByRole('button', { name: new RegExp(MANAGER.name) }).click();
    await page.getByRole('button', { name: 'Logga ut' }).click();
    await page.waitForURL('**/logga-in**');
    expect(await sessionsOf(MANAGER.name)).toEqual([{ hasEnded: true }]);
    expect(hindered).toEqual([]);
  });

  test('whom the provider knows but who has no account is refused in plain words, and that is written down', async ({
    page,
  }) => {
    const before = await countRefusedSignIns();
    await signInThroughProvider(page, 'granvik|okänd');
    await page.waitForURL('**/logga-in?error=AccessDenied');
    await expect(page.getByText('Du har inget konto här.')).toBeVisible();
    await expect(page.getByText(/Be organisationens systemförvaltare/)).toBeVisible();
    await takePicture(page, 'logga-in-nekad');
    expect(await countRefusedSignIns()).toBe(before + 1);
    await page.goto('/att-gora');
    await expect(page).toHaveURL(/\/logga-in/);
  });

  test('a disabled account is out at the next request and does not come in again', async ({ page }) => {
    await signInThroughProvider(page, LEAVING.subject);
    await page.waitForURL('**/att-gora');
    await askDatabase('update user_accounts set disabled_at = now() where name = $1', [LEAVING.name]);
    await page.goto('/arenden');
    await expect(page).toHaveURL(/\/logga-in/);
    // The provider still holds its own session, and asks nothing the second time.
    await page.getByRole('button', { name: 'Logga in med organisationens konto' }).click();
    await page.waitForURL('**/logga-in?error=AccessDenied');
    await expect(page.getByText('Du har inget konto här.')).toBeVisible();
    expect(await sessionsOf(LEAVING.name)).toHaveLength(1);
  });
});

test('when the provider does not answer, that is said and one can try again', async ({ page }) => {
  await page.goto('/logga-in');
  await page.getByRole('button', { name: 'Logga in med organisationens konto' }).click();
  await expect(page.getByText('Inloggningen gick inte att slutföra.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Logga in med organisationens konto' })).toBeEnabled();
});
