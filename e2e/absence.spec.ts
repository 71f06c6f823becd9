import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, openAs, openPage, takePicture } from './steps';

/** Counts what one does: a click, a filled field, a choice. */
function countActions() {
  const done: string[] = [];
  return {
    done,
    async act(name: string, action: () => Promise<unknown>): Promise<void> {
      await action();
      done.push(name);
    },
  };
}

async function lookNarrow(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
  await takePicture(page, name);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('an officer hears why someone stayed away and decides, in under ten actions, and the decision prints', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const page = await openAs(browser, 'Karin Lindahl');
  await openPage(page, '/att-gora?visa=franvaro');
  const { done, act } = countActions();
  await act('open', () =>
    page
      .getByRole('button', { name: /^Utred/ })
      .first()
      .click(),
  );
  await page.waitForURL(/\/franvaro\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { name: 'Vad låg bakom frånvaron?' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Saknas innan beslut' })).toBeVisible();
  await lookNarrow(page, 'franvaro-utredning');

  const [answered, words] = [
    page.getByRole('radio', { name: 'Ja' }).first(),
    page.getByLabel('Vad säger den enskilde?'),
  ];
  await act('answered', () => answered.check());
  await act('own words', () => words.fill('Bussen gick inte, och ingen svarade i telefonen.'));
  await act('told how', () => page.getByLabel('Hur fick den enskilde veta?').selectOption('Per telefon'));
  await act('reason', () =>
    page.getByLabel('Godtagbart skäl', { exact: true }).selectOption('Resan gick inte att göra'),
  );
  await expect(page.getByText(/^Sparat/)).toBeVisible();
  await act('decision', () => page.getByRole('radio', { name: 'Godtagbart skäl finns' }).check());
  await act('reasons', () => page.getByLabel('Dina skäl').fill('Turen var inställd enligt trafikbolaget.'));
  await expect(page.getByRole('heading', { name: 'Klart att besluta' })).toBeVisible();
  await act('decide', () => page.getByRole('button', { name: 'Besluta' }).click());
  await expect(page.getByRole('heading', { name: 'Beslut om frånvaro' })).toBeVisible();
  expect(done.length).toBeLessThan(10);

  await expect(page.getByText('Turen var inställd enligt trafikbolaget.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Skriv ut' })).toBeVisible();
  await lookNarrow(page, 'franvaro-beslut');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Skriv ut' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Godtagbart skäl finns' })).toBeVisible();
});

test('nobody is found to lack an acceptable reason unheard', async ({ browser }) => {
  const page = await openAs(browser, 'Maria Hedlund');
  await openPage(page, '/att-gora?visa=franvaro');
  await page
    .getByRole('button', { name: /^Utred/ })
    .first()
    .click();
  await page.waitForURL(/\/franvaro\/[0-9a-f-]{36}$/);
  await page.getByRole('radio', { name: 'Inget godtagbart skäl' }).check();
  await page.getByLabel('Dina skäl').fill('Kom inte.');
  await page.getByRole('button', { name: 'Besluta' }).click();
  for (const missing of ['Ange om den enskilde har svarat.', 'Ange hur den enskilde fick veta.']) {
    await expect(page.getByText(missing).first()).toBeVisible();
  }
  await expect(page.getByText('Frågan om försörjningsstöd prövas i verksamhetssystemet.')).toBeVisible();
  await expect(page.getByText(/\d kr|kronor|nedsätt/)).toHaveCount(0);
});

test('sickness of more than seven days asks for a certificate, and is done when one is seen', async ({ browser }) => {
  test.setTimeout(240_000);
  const page = await openAs(browser, 'Karin Lindahl');
  await openPage(page, '/att-gora?visa=intyg');
  await page
    .getByRole('button', { name: /^Begär läkarintyg/ })
    .first()
    .click();
  await expect(page.getByText(/^Noterat: läkarintyg begärt/)).toBeVisible();
  await page
    .getByRole('link', { name: /^Registrera/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Läkarintyg' })).toBeVisible();
  await expect(page.getByText('Skriv inte diagnos')).toBeVisible();
  await lookNarrow(page, 'lakarintyg');
  await page.getByRole('button', { name: 'Registrera intyg' }).click();
  await expect(page.getByText('Intyg finns')).toBeVisible();
});

test('each child’s place is held against the hours of the plan', async ({ browser }) => {
  test.setTimeout(240_000);
  const page = await openAs(browser, 'Maria Hedlund');
  await openPage(page, '/att-gora?visa=intyg');
  await page.locator('#intyg a[href^="/arenden/"]').first().click();
  await page.waitForURL(/\/arenden\/[0-9a-f-]{36}$/);
  const casePath = new URL(page.url()).pathname;
  await openPage(page, `${casePath}/barnomsorg`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await lookNarrow(page, 'barnomsorg');
});
