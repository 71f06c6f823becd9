import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible, openAs, openPage, takePicture } from './steps';

test.setTimeout(180_000);

/** Counts what a person does: an action is one click or one filled field. */
function countActions() {
  let count = 0;
  return {
    click: async (target: Locator) => {
      count += 1;
      await target.click();
    },
    expectAtMost: (budget: number) => expect(count, 'actions').toBeLessThanOrEqual(budget),
  };
}

/** The first thing that waits in a section of «Att göra», and the way to it. */
async function firstTask(page: Page, section: string): Promise<Locator> {
  await openPage(page, '/att-gora');
  return page.locator(`#${section} [data-task-row]`).first().getByRole('link').last();
}

test('a plan where all is reached is followed up in five actions, and the other authority judges its own', async ({
  browser,
}) => {
  const socialWorker = await openAs(browser, 'Karin Lindahl');
  const task = await firstTask(socialWorker, 'loper-ut');
  const { click, expectAtMost } = countActions();
  await click(task);
  await socialWorker.waitForURL(/\/uppfoljning$/);
  const casePath = new URL(socialWorker.url()).pathname;
  await expect(socialWorker.getByRole('heading', { level: 1 })).toHaveText('Vad har planen gett?');
  await expectAccessible(socialWorker);
  await takePicture(socialWorker, 'uppfoljning');
  await click(socialWorker.getByRole('radio', { name: 'Ja', exact: true }));
  await click(socialWorker.getByRole('radiogroup', { name: /^Mål/ }).getByRole('radio', { name: 'Nått' }));
  await click(socialWorker.getByRole('button', { name: 'Alla åtaganden är nådda' }));
  await click(socialWorker.getByRole('button', { name: 'Slutför uppföljningen' }));
  await expect(socialWorker.getByText('Uppföljningen är klar.')).toBeVisible();
  expectAtMost(6);
  await expect(socialWorker.getByRole('heading', { name: /Uppföljning av planen/ }).first()).toBeVisible();
  await expect(socialWorker.getByText(/Följs upp 18 februari 2027/)).toBeVisible();

  const officer = await openAs(browser, 'Daniel Öst');
  await openPage(officer, casePath);
  await expect(officer.getByRole('heading', { name: /Era egna åtaganden/ })).toBeVisible();
  for (const choice of await officer.getByRole('radio', { name: 'Nått' }).filter({ visible: true }).all())
    await choice.check();
  await officer.getByRole('button', { name: 'Spara bedömningen' }).click();
  await expect(officer.getByText('Era åtaganden är bedömda.')).toBeVisible();
  await expect(officer.getByText('Inte bedömt')).toHaveCount(0);
  await takePicture(officer, 'uppfoljning-klar');
});

test('what an ended activity gave is written down in three actions', async ({ browser }) => {
  const socialWorker = await openAs(browser, 'Karin Lindahl');
  const task = await firstTask(socialWorker, 'resultat');
  const { click, expectAtMost } = countActions();
  await click(task);
  const form = socialWorker.locator('details[open] form');
  await expect(form).toBeVisible();
  await click(form.getByRole('checkbox', { name: 'Höjd förmåga' }));
  await click(form.getByRole('button', { name: 'Spara resultatet' }));
  await expect(socialWorker.getByText(/^Resultatet av .* är sparat/)).toBeVisible();
  expectAtMost(3);
  await expect(socialWorker.getByText('Gav: Höjd förmåga').first()).toBeVisible();
});

test('four months after work began the question is answered in two actions', async ({ browser }) => {
  const socialWorker = await openAs(browser, 'Karin Lindahl');
  const task = await firstTask(socialWorker, 'fyra-manader');
  const { click, expectAtMost } = countActions();
  await click(task);
  await click(socialWorker.getByRole('button', { name: 'Ja, samma' }).first());
  await expect(socialWorker.getByRole('heading', { name: 'Kvar efter fyra månader: Ja, samma' })).toBeVisible();
  expectAtMost(2);
});
