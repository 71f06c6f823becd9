import { expect, type Page, test } from '@playwright/test';
import { askDatabase } from './database';
import { CountedActions, expectAccessible, openAs, openPage, takePicture } from './steps';

/** Cases of Karin Lindahl and Daniel Öst with a plan in force and nothing under way, in the order of their numbers. */
async function listQuietCases(): Promise<string[]> {
  const rows = await askDatabase(
    `select c.id from cases c join user_accounts k on k.id = c.responsible_user_id join user_accounts d on d.id = c.employment_officer_id
     where k.name = 'Karin Lindahl' and d.name = 'Daniel Öst' and c.closed_on is null and c.protection = 'NONE' and c.registered_since is not null
       and exists (select 1 from plan_versions p join activities a on a.municipality_id = p.municipality_id and a.plan_version_id = p.id
         where p.case_id = c.id and p.state = 'APPROVED' and p.in_force_from <= '2026-11-18' and a.party = 'MUNICIPALITY' and a.ends_on is null)
       and not exists (select 1 from plan_versions p where p.case_id = c.id and p.state in ('DRAFT', 'PROPOSED'))
       and not exists (select 1 from referrals r where r.case_id = c.id and r.state in ('DRAFT', 'AWAITING_CONSULTATION', 'CLEARED', 'DECIDED', 'STARTED'))
       and not exists (select 1 from referrals r where r.case_id = c.id and r.state = 'ENDED')
     order by c.number desc`,
  );
  return rows.map(({ id }) => `/arenden/${id}`);
}

const pathOf = (page: Page) => new URL(page.url()).pathname;

test('a samråd is answered in at most four actions from what waits', async ({ browser }) => {
  const page = await openAs(browser, 'Karin Lindahl');
  await openPage(page, '/att-gora?visa=svara');
  await takePicture(page, 'att-gora-svara');
  const answering = new CountedActions();
  await answering.click(
    page
      .locator('#svara [data-task-row]')
      .last()
      .getByRole('link', { name: /^Svara/ }),
  );
  await answering.check(page.getByRole('radio', { name: 'Instämmer med villkor' }));
  await answering.fill(page.getByLabel('Varför?'), 'Språkstödet fortsätter på fredagar');
  await answering.click(page.getByRole('button', { name: 'Svara', exact: true }));
  await expect(page.getByText('Svarade: Instämmer med villkor')).toBeVisible();
  expect(answering.count).toBeLessThanOrEqual(4);
});

test('a referral is asked about in at most six actions, answered with another proposal, and that is taken over in one', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const [casePath = ''] = await listQuietCases();
  const officer = await openAs(browser, 'Daniel Öst');
  await openPage(officer, casePath);
  const asking = new CountedActions();
  await asking.click(officer.getByRole('link', { name: 'Starta anvisning' }));
  await asking.choose(officer.getByLabel('Leverantör', { exact: true }), { index: 1 });
  await asking.fill(officer.getByLabel(/Planerade timmar i veckan/), '2');
  await asking.check(officer.getByRole('checkbox').first());
  await asking.fill(officer.getByLabel('Vad ska anvisningen leda till?'), 'Matchning mot lager');
  await expect(officer.locator('summary', { hasText: 'Vecka för vecka' })).toBeVisible();
  await asking.click(officer.getByRole('button', { name: 'Begär samråd' }));
  await officer.waitForURL(/\/samrad\/[0-9a-f-]{36}$/);
  expect(asking.count).toBeLessThanOrEqual(6);
  const first = pathOf(officer);

  const worker = await openAs(browser, 'Karin Lindahl');
  await openPage(worker, first);
  await worker.getByRole('radio', { name: 'Föreslår annat' }).check();
  await worker.getByRole('radio', { name: 'Deltid vid sidan av det som pågår' }).check();
  await worker.getByLabel(/Timmar i veckan/).fill('1,5');
  await worker.getByLabel('Varför?').fill('Praktiken leder till jobb');
  await worker.getByRole('button', { name: 'Svara', exact: true }).click();
  await expect(worker.getByText('Svarade: Föreslår annat')).toBeVisible();

  await openPage(officer, first);
  await takePicture(officer, 'samrad-annat-forslag');
  await expectAccessible(officer);
  await officer.getByRole('button', { name: 'Ta över förslaget' }).click();
  await expect(officer.getByRole('link', { name: 'Ersätter ett tidigare samråd' })).toBeVisible();
  await expect(officer.getByText('Bryter ingen aktivitet.')).toBeVisible();
  expect(pathOf(officer)).not.toBe(first);

  // What was proposed is not yet agreed: a new samråd waits for the municipality like any other.
  await openPage(worker, first);
  await expect(worker.getByRole('link', { name: 'Ersatt av ett nytt samråd' })).toBeVisible();
});

/** A case of Daniel Öst in which no hours are required, and in which a referral may be written. */
async function getExemptCase(): Promise<string> {
  const [row] = await askDatabase(
    `select c.id from cases c join user_accounts d on d.id = c.employment_officer_id
       join case_weeks w on w.municipality_id = c.municipality_id and w.case_id = c.id and w.week = '2026-11-23'
     where d.name = 'Daniel Öst' and c.closed_on is null and c.protection = 'NONE' and w.level = 'EXEMPT'
       and not exists (select 1 from referrals r where r.case_id = c.id and r.state in ('DRAFT', 'AWAITING_CONSULTATION', 'CLEARED', 'DECIDED'))
     order by c.number limit 1`,
  );
  return `/arenden/${String(row?.id)}`;
}

test('the form of a referral tells the whole week where no hours are required, and only the hours that are counted', async ({
  browser,
}) => {
  const officer = await openAs(browser, 'Daniel Öst');
  await openPage(officer, `${await getExemptCase()}/anvisningar/ny`);
  const [firstDay, lastDay] = [officer.getByLabel('Börjar'), officer.getByLabel('Slutar')];
  await expect(firstDay).toHaveValue('2026-11-30');
  await firstDay.fill('2026-11-23');
  await expect(lastDay).toHaveValue('2027-05-22');
  await firstDay.fill('2026-11-30');
  const hours = officer.getByLabel(/Planerade timmar i veckan/);
  await hours.fill('4');
  await expect(officer.getByText(/^Veckan går från [\d,]+ till [\d,]+ h sysselsättning\.$/)).toBeVisible();
  await expect(officer.getByText(/av 0/)).toHaveCount(0);
  await officer.locator('summary', { hasText: 'Vecka för vecka, all sysselsättning' }).click();
  await takePicture(officer, 'anvisning-undantag-1440');

  await officer.getByRole('button', { name: 'Lägg till tid' }).click();
  await expect(hours).toHaveCount(0);
  await expect(officer.getByText('1 h, av de fasta tiderna.')).toBeVisible();
  await takePicture(officer, 'anvisning-fasta-tider');
  await expectAccessible(officer);
  await officer.setViewportSize({ width: 390, height: 844 });
  await takePicture(officer, 'anvisning-undantag-390');
  await officer.getByRole('button', { name: /^Ta bort tiden/ }).click();
  await expect(hours).toHaveValue('4');
});

test('praktik agreed by phone is logged by one, confirmed by the other, and stands in the plan', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const casePath = (await listQuietCases()).at(-1) ?? '';
  const worker = await openAs(browser, 'Karin Lindahl');
  await openPage(worker, `${casePath}/samrad`);
  await worker.getByRole('link', { name: 'Logga ett samtal' }).click();
  await worker.getByRole('radio', { name: 'Praktik som kommunen beslutar om' }).check();
  await expect(worker.getByText('12 kap. 4 § tredje stycket')).toBeVisible();
  await worker.getByLabel('Innehåll').fill('Praktik i storkök');
  await worker.getByLabel(/Planerade timmar i veckan/).fill('4');
  await worker.getByLabel('Vad ska det leda till?').fill('Körvana och referens');
  await worker.getByLabel('Klockslag').fill('08:15');
  await worker.getByRole('radio', { name: 'Instämmer', exact: true }).check();
  await worker.getByLabel('Vad kom ni överens om?').fill('Börja nästa vecka, fyra timmar');
  await takePicture(worker, 'samrad-logga');
  await expectAccessible(worker);
  await worker.getByRole('button', { name: 'Logga samtalet' }).click();
  await worker.waitForURL(/\/samrad\/[0-9a-f-]{36}$/);
  const consultation = pathOf(worker);

  const officer = await openAs(browser, 'Daniel Öst');
  await openPage(officer, consultation);
  await takePicture(officer, 'samrad-bekrafta-samtal');
  await officer.getByRole('button', { name: 'Bekräfta samtalet' }).click();
  await expect(officer.getByText('Bekräftade slutsatsen')).toBeVisible();

  await openPage(worker, consultation);
  await worker.getByRole('button', { name: 'För in i planen' }).click();
  await expect(worker.getByText('Förde in det i planen')).toBeVisible();
  await openPage(worker, `${casePath}/plan`);
  await expect(worker.getByText('Praktik i storkök').first()).toBeVisible();
});

/** Two cases of Daniel Öst in one municipality whose samråd are answered as asked, so that he is to conclude them. */
async function listAnsweredCases(): Promise<string[]> {
  const rows = await askDatabase(
    `select c.number from consultations s join cases c on c.id = s.case_id join organisations m on m.id = s.municipality_id
       join user_accounts d on d.id = s.requested_by
     where s.state = 'ANSWERED' and s.counter_proposal is null and d.name = 'Daniel Öst' and m.name = 'Granviks kommun'
       and c.protection = 'NONE' and c.closed_on is null
     order by s.due_on, s.id limit 2`,
  );
  return rows.map(({ number }) => String(number));
}

test('several samråd are taken up at one meeting, and each row is saved by itself', async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await openAs(browser, 'Daniel Öst');
  await openPage(page, '/gruppsamrad');
  await expectAccessible(page);
  for (const number of await listAnsweredCases())
    await page.getByRole('checkbox', { name: new RegExp(number) }).check();
  await page.getByRole('button', { name: 'Börja mötet' }).click();
  await page.waitForURL(/\/gruppsamrad\/[0-9a-f-]{36}$/);
  await expect(page.locator('[data-row-heading]')).toHaveCount(2);
  await takePicture(page, 'gruppsamrad');
  await expectAccessible(page);
  // The row that is saved gives way to the next that waits, and the focus stays where it was: in the saved row.
  const [first, next] = [page.locator('[data-row-heading]').first(), page.locator('[data-row-heading]').last()];
  await expect(first).toHaveAttribute('aria-expanded', 'true');
  await page.getByRole('button', { name: 'Logga slutsats' }).click();
  await expect(next).toHaveAttribute('aria-expanded', 'true');
  await expect(first).toHaveAttribute('aria-expanded', 'false');
  await expect(first).toBeFocused();
  // The arrow keys go between the rows, Enter opens and closes the one that has focus.
  await page.locator('[data-row-heading]').first().focus();
  await page.keyboard.press('ArrowDown');
  const second = page.locator('[data-row-heading]').last();
  await expect(second).toBeFocused();
  const wasOpen = await second.getAttribute('aria-expanded');
  await page.keyboard.press('Enter');
  await expect(second).toHaveAttribute('aria-expanded', wasOpen === 'true' ? 'false' : 'true');
});
