import { type Browser, expect, type Page, test } from '@playwright/test';
import { askDatabase } from './database';
import { openAs, openPage } from './steps';

/** The longest that a draft waits before it is saved, and what the way there takes. */
const SAVED = { timeout: 15_000 };

const needs = (page: Page) => page.getByLabel('Behov som har bedömts');
const view = (page: Page) => page.getByLabel('Egen syn på planen');
const conflict = (page: Page) => page.getByRole('alert').filter({ hasText: 'medan du skrev' });
const isSaved = (page: Page) =>
  expect(page.locator('form[data-unsaved]').filter({ has: needs(page) })).toHaveAttribute(
    'data-unsaved',
    'false',
    SAVED,
  );

/** A draft in one of Karin Lindahl's own cases, open at both authorities. */
async function openDraftAtBoth(browser: Browser): Promise<{ karin: Page; daniel: Page; path: string }> {
  const karin = await openAs(browser, 'Karin Lindahl');
  const daniel = await openAs(browser, 'Daniel Öst');
  await openPage(karin, '/att-gora?visa=under-heltid');
  const hrefs = await karin
    .locator('[data-task-row] a[href$="/plan"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const path of hrefs) {
    await openPage(daniel, path);
    await openPage(karin, path);
    const change = karin.getByRole('button', { name: 'Ändra planen' });
    if (!(await change.isVisible()) || !(await daniel.getByRole('button', { name: 'Ändra planen' }).isVisible()))
      continue;
    await change.click();
    await needs(karin).waitFor();
    await openPage(karin, path);
    await openPage(daniel, path);
    return { karin, daniel, path };
  }
  throw new Error('no case of both with a plan to change');
}

/** What is kept on the server, as a third reader finds it. */
async function readStored(reader: Page, path: string): Promise<{ needs: string; view: string }> {
  await openPage(reader, path);
  return { needs: await needs(reader).inputValue(), view: await view(reader).inputValue() };
}

test('two officers who change one plan at once never overwrite each other unseen', async ({ browser }) => {
  test.setTimeout(600_000);
  const { karin, daniel, path } = await openDraftAtBoth(browser);
  const reader = await openAs(browser, 'Petra Sandgren');

  await test.step('what each has changed elsewhere is merged, and both are kept', async () => {
    await needs(karin).fill('Karin: truckkort');
    await isSaved(karin);
    await view(daniel).fill('Daniel: vill köra truck');
    await expect(conflict(daniel)).toContainText('Karin Lindahl', SAVED);
    await expect(conflict(daniel)).toContainText('Karin: truckkort');
    await expect(conflict(daniel)).toContainText('Daniel: vill köra truck');
    await expect(view(daniel)).toHaveValue('Daniel: vill köra truck');
    expect((await readStored(reader, path)).view).not.toContain('Daniel');
    await daniel.getByRole('button', { name: 'Slå ihop' }).click();
    await isSaved(daniel);
    expect(await readStored(reader, path)).toEqual({ needs: 'Karin: truckkort', view: 'Daniel: vill köra truck' });
  });

  await test.step('the one who is behind sees both texts, loses nothing, and chooses', async () => {
    await needs(karin).fill('Karin: truckkort och svenska');
    await expect(conflict(karin)).toContainText('Daniel Öst', SAVED);
    await expect(needs(karin)).toHaveValue('Karin: truckkort och svenska');
    await karin.getByRole('button', { name: 'Läs in den sparade' }).click();
    await expect(needs(karin)).toHaveValue('Karin: truckkort');
    await karin.getByRole('button', { name: 'Tillbaka till min' }).click();
    await expect(needs(karin)).toHaveValue('Karin: truckkort och svenska');
    await isSaved(karin);
    expect((await readStored(reader, path)).needs).toBe('Karin: truckkort och svenska');
  });

  await test.step('in round after round of the same field at the same moment one is kept and the other is asked', async () => {
    for (const round of [1, 2, 3]) {
      await openPage(karin, path);
      await openPage(daniel, path);
      const words = { karin: `Karin, omgång ${round}`, daniel: `Daniel, omgång ${round}` };
      await Promise.all([needs(karin).fill(words.karin), needs(daniel).fill(words.daniel)]);
      const [first] = await Promise.all([
        Promise.race([
          conflict(karin)
            .waitFor(SAVED)
            .then(() => 'daniel' as const),
          conflict(daniel)
            .waitFor(SAVED)
            .then(() => 'karin' as const),
        ]),
      ]);
      const [second, behind] = first === 'karin' ? (['daniel', daniel] as const) : (['karin', karin] as const);
      expect((await readStored(reader, path)).needs).toBe(words[first]);
      await expect(needs(behind)).toHaveValue(words[second]);
      await expect(conflict(behind)).toContainText(words[first]);
      await expect(conflict(behind)).toContainText(words[second]);
      await behind.getByRole('button', { name: 'Spara min i stället' }).click();
      await isSaved(behind);
      expect((await readStored(reader, path)).needs).toBe(words[second]);
    }
  });
});

/** A proposal that waits for Arbetsförmedlingen, and the two who answer for it. */
async function findProposal(): Promise<{ caseId: string; worker: string; officer: string }> {
  const [row] = await askDatabase(
    `select c.id, w.name as worker, o.name as officer from cases c
     join plan_versions p on p.municipality_id = c.municipality_id and p.case_id = c.id
     join user_accounts w on w.id = c.responsible_user_id join user_accounts o on o.id = c.employment_officer_id
     where w.name = 'Maria Hedlund' and p.state = 'PROPOSED' and p.municipality_approved_at is not null
       and p.employment_service_approved_at is null`,
  );
  return { caseId: String(row?.id), worker: String(row?.worker), officer: String(row?.officer) };
}

test('a proposal that was replaced after the tab was opened is refused in words, and nothing is lost', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { caseId, worker, officer } = await findProposal();
  const path = `/arenden/${caseId}/plan`;
  const approve = (page: Page) => page.getByRole('button', { name: 'Godkänn planen' });
  const forgotten = await openAs(browser, officer);
  await openPage(forgotten, path);
  await expect(approve(forgotten)).toBeVisible();

  const [atAf, atMunicipality] = [await openAs(browser, officer), await openAs(browser, worker)];
  await test.step('it is approved in another tab, and a new version of it is agreed on', async () => {
    await openPage(atAf, path);
    await approve(atAf).click();
    await expect(atAf.getByRole('main').getByText('Båda har godkänt.')).toBeVisible();
    await openPage(atMunicipality, path);
    await atMunicipality.getByRole('button', { name: 'Ändra planen' }).click();
    await atMunicipality.getByRole('radio', { name: 'Ja', exact: true }).check();
    await atMunicipality.getByRole('button', { name: 'Föreslå plan' }).click();
    await approve(atMunicipality).click();
    await expect(atMunicipality.getByText('Planen är godkänd för din del.')).toBeVisible();
    await openPage(atAf, path);
    await approve(atAf).click();
    await expect(atAf.getByRole('main').getByText('Båda har godkänt.')).toBeVisible();
  });

  const listVersions = () =>
    askDatabase(
      `select number, state::text, municipality_approved_at, employment_service_approved_at, in_force_from::text, revision
       from plan_versions where case_id = $1 order by number`,
      [caseId],
    );
  const before = await listVersions();
  expect(before.map(({ state }) => state).slice(-2)).toEqual(['SUPERSEDED', 'APPROVED']);
  await approve(forgotten).click();
  await expect(forgotten.getByText('Planen har ersatts av en nyare')).toBeVisible();
  expect(await listVersions()).toEqual(before);
});
