import { expect, test } from '@playwright/test';
import { askDatabase } from './database';
import { CountedActions, expectAccessible, openAs, openPage, takePicture } from './steps';

const FORMER = 'Bryggan Arbete och Studier AB';
const NEXT = 'Fyrklang Matchning AB';
const WHY = 'Personen har flyttat och kan gå till den nya.';

/** A referral that runs for a colleague of Yusuf Demir in his unit: it waits for nobody in whose name another journey takes what comes first. */
async function findRunningReferral() {
  const [row] = await askDatabase(
    `select r.id, r.case_id from referrals r join cases c on c.id = r.case_id
       join user_accounts d on d.id = c.employment_officer_id join user_accounts h on h.id = r.coach_id
       join user_accounts k on k.unit_id = c.unit_id and k.id <> c.responsible_user_id
     where d.name = 'Daniel Öst' and h.name = 'Samira Kanaan' and k.name = 'Yusuf Demir'
       and r.state = 'STARTED' and c.closed_on is null and c.protection = 'NONE'
     order by c.number limit 1`,
  );
  if (!row) throw new Error('the demonstration has no running referral that may be moved');
  return { caseId: row.case_id, referralId: row.id };
}

/** What the agreed plan holds on a day. */
async function listPlanned(caseId: unknown, day: string): Promise<string[]> {
  const rows = await askDatabase(
    `select a.title from plan_versions p join activities a on a.municipality_id = p.municipality_id and a.plan_version_id = p.id
     where p.case_id = $1 and $2::date between p.in_force_from and coalesce(p.in_force_to, 'infinity') order by a.title`,
    [caseId, day],
  );
  return rows.map(({ title }) => String(title));
}

test('a change of provider is asked about in five actions, and the former goes on until the day before the next', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { caseId, referralId } = await findRunningReferral();
  const casePath = `/arenden/${caseId}`;
  const former = `${casePath}/anvisningar/${referralId}`;
  const plannedAtFirst = await listPlanned(caseId, '2026-11-30');
  const officer = await openAs(browser, 'Daniel Öst');
  const worker = await openAs(browser, 'Yusuf Demir');
  const [atOffice, atMunicipality] = [officer.locator('main'), worker.locator('main')];

  await test.step('the arbetsförmedlare says where to and why, and asks for samråd about it', async () => {
    await openPage(officer, former);
    const asking = new CountedActions();
    await asking.click(atOffice.getByRole('link', { name: 'Byt leverantör' }));
    await asking.choose(atOffice.getByLabel('Ny leverantör'), { label: NEXT });
    await asking.fill(atOffice.getByLabel('Varför byts leverantören?'), WHY);
    await asking.click(atOffice.getByRole('button', { name: 'Gör utkast hos den nya' }));
    await officer.waitForURL(/utkast=/);
    await expect(
      atOffice.getByText(`Anvisningen hos ${FORMER} går till och med dagen före starten här.`),
    ).toBeVisible();
    await asking.click(atOffice.getByRole('button', { name: 'Begär samråd' }));
    await officer.waitForURL(/\/samrad\/[0-9a-f-]{36}$/);
    expect(asking.count).toBe(5);
  });
  const consultation = new URL(officer.url()).pathname;

  await test.step('the municipality reads what it breaks off, from whom, until when and why, and agrees', async () => {
    await openPage(worker, consultation);
    await expect(atMunicipality.getByRole('paragraph').filter({ hasText: 'Bryter:' })).toContainText(
      `Rusta och matcha (ROM) · ${FORMER}`,
    );
    await expect(
      atMunicipality.getByText(`Fortsätter efter ${FORMER}, som går till och med 29 november 2026:`),
    ).toBeVisible();
    await expect(atMunicipality.getByText(WHY)).toBeVisible();
    await expectAccessible(worker);
    await takePicture(worker, 'samrad-byte');
    await atMunicipality.getByRole('radio', { name: 'Instämmer', exact: true }).check();
    await atMunicipality.getByRole('button', { name: 'Svara', exact: true }).click();
    await expect(atMunicipality.getByText('Svarade: Instämmer')).toBeVisible();
  });

  await test.step('what it came to is logged by one, confirmed by the other, and decided', async () => {
    await openPage(officer, consultation);
    await atOffice.getByRole('button', { name: 'Logga slutsats' }).click();
    await expect(atOffice.getByText('Loggade slutsatsen: Överens')).toBeVisible();
    await openPage(worker, consultation);
    await atMunicipality.getByRole('button', { name: 'Bekräfta' }).click();
    await expect(atMunicipality.getByText('Bekräftade slutsatsen')).toBeVisible();
    await atOffice.getByRole('link', { name: 'Till beslutet' }).click();
    await atOffice.getByRole('button', { name: 'Besluta anvisningen' }).click();
    await expect(atOffice.getByRole('heading', { name: 'Anvisningen börjar 30 november 2026' })).toBeVisible();
    await expect(atOffice.getByText(`Till dess är personen hos ${FORMER}.`)).toBeVisible();
  });
  const next = new URL(officer.url()).pathname;

  await test.step('the former coach reads the last day, and the next from when it can begin', async () => {
    const coach = await openAs(browser, 'Samira Kanaan');
    await coach.getByRole('link', { name: /^Aviseringar, \d+ oläst/ }).click();
    await coach.getByRole('link', { name: 'En deltagares tid hos er har ändrats eller tagit slut' }).first().click();
    await expect(coach).toHaveURL(new RegExp(`/deltagare/${caseId}$`));
    await openPage(coach, former);
    const atFormer = coach.locator('main');
    await expect(
      atFormer.getByText('Personen byter leverantör. Sista dagen hos er är 29 november 2026.'),
    ).toBeVisible();
    await expect(atFormer.getByText('Pågår', { exact: true })).toBeVisible();
    await expectAccessible(coach);
    await takePicture(coach, 'anvisning-byter-leverantor');
    const nextCoach = await openAs(browser, 'Jessica Ålund');
    await openPage(nextCoach, next);
    const atNext = nextCoach.locator('main');
    await expect(atNext.getByText('Ni kan säga att det har börjat från den 30 november 2026.')).toBeVisible();
    await expect(atNext.getByRole('button', { name: /^Har börjat/ })).toHaveCount(0);
  });

  await test.step('the plan shows both, each for its days, and nothing else has left it', async () => {
    await openPage(worker, `${casePath}/plan/tidslinje`);
    const row = (provider: string) => atMunicipality.getByRole('row').filter({ hasText: `(ROM) · ${provider}` });
    await expect(row(FORMER)).toContainText('–29 november 2026');
    await expect(row(FORMER)).not.toContainText('avbruten');
    await expect(row(NEXT)).toContainText('30 november 2026–');
    expect(await listPlanned(caseId, '2026-11-29')).toEqual(plannedAtFirst);
    expect(await listPlanned(caseId, '2026-11-30')).toEqual(plannedAtFirst.map((title) => title.replace(FORMER, NEXT)));
    const [kept] = await askDatabase(
      'select state::text, taken_over_on::text, ended_on::text from referrals where id = $1',
      [referralId],
    );
    expect(kept).toEqual({ state: 'STARTED', taken_over_on: '2026-11-30', ended_on: null });
  });
});
