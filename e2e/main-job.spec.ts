import { expect, type Page, test } from '@playwright/test';
import { calculateCheckDigit } from '@/lib/cases';
import { openAs, openPage, setClock, takePicture } from './steps';

/** A coordination number of Skatteverket's test series (day + 60) that the demonstration has not used. */
const NINE_DIGITS = '910377239';
const IDENTITY_NUMBER = `19${NINE_DIGITS}${calculateCheckDigit(NINE_DIGITS)}`;

const CASELOAD = [
  'Personnummer;Förnamn;Efternamn;Sekretessmarkering;Ärendenummer;Enhet;Handläggare (e-post);Försörjningsstöd från;Försörjningsstöd till;Inskriven AF sedan;Sökandekategori;Program;Programomfattning (h);Barns födelsedatum;Arbetsförmåga (h/vecka);Skäl;Avdrag arbetssökande (h)',
  `${IDENTITY_NUMBER};Resa;Huvudsson;;2026-9001;Enhet Norr;OFFICER;2026-06;;2026-02-02;11;;;;40;;5`,
  '19910399-1234;Fel;Rad;;2026-9002;Enhet Norr;OFFICER;2026-06;;;;;;;40;;5',
].join('\r\n');

const RESA = 'Resa Huvudsson';
const NEXT_WEEK = '2026-W48';

/** How many persons of a unit stand at a level in a week, as the manager sees it. */
async function countAt(page: Page, unit: string, column: string, week = '2026-W47'): Promise<number> {
  await openPage(page, `/veckooversikt/${week}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Vem är under heltid/);
  const headings = await page.getByRole('columnheader').allTextContents();
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: unit }) });
  // The row begins with its heading, which is not among the cells.
  return Number(
    await row
      .getByRole('cell')
      .nth(headings.indexOf(column) - 1)
      .textContent(),
  );
}

async function openCase(page: Page, name: string): Promise<string> {
  await openPage(page, '/arenden');
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('searchbox').press('Enter');
  await page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click();
  await page.waitForURL(/\/arenden\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

test('a person in the municipality’s own file gets a full week that both authorities stand behind, and no referral breaks it unheard', async ({
  browser,
}) => {
  test.setTimeout(300_000);

  const manager = await openAs(browser, 'Helena Brodin');
  const withoutPlanAtFirst = await countAt(manager, 'Enhet Norr', 'Plan saknas');
  const belowAtFirst = await countAt(manager, 'Enhet Norr', 'Under heltid');
  const fullTimeAtFirst = await countAt(manager, 'Enhet Norr', 'Heltid', NEXT_WEEK);

  await test.step('the administrator imports the caseload; the faulty row is shown and does not stop the sound one', async () => {
    const administrator = await openAs(browser, 'Jonas Fält');
    await openPage(administrator, '/import');
    const email = 'karin.lindahl@granvik.example';
    await administrator.locator('input[type=file]').setInputFiles({
      name: 'arenden.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(CASELOAD.replaceAll('OFFICER', email), 'latin1'),
    });
    await administrator.waitForURL(/\/import\/[0-9a-f-]{36}/);
    await expect(administrator.getByRole('heading', { level: 1 })).toHaveText('Vad ändrar filen?');
    await takePicture(administrator, 'import-kontroll');
    await administrator.getByRole('button', { name: 'Importera 1 ärende' }).click();
    await expect(administrator.getByRole('heading', { level: 1 })).toHaveText('Vad ändrade filen?');
    await takePicture(administrator, 'import-klar');
  });

  expect(await countAt(manager, 'Enhet Norr', 'Plan saknas')).toBe(withoutPlanAtFirst + 1);

  const socialWorker = await openAs(browser, 'Karin Lindahl');
  const casePath = await openCase(socialWorker, RESA);

  await test.step('the social worker assesses: the required hours follow while she writes', async () => {
    await openPage(socialWorker, `${casePath}/bedomning`);
    const jobSearch = socialWorker.getByLabel(/Arbetssökande/).first();
    await jobSearch.fill('5');
    await jobSearch.blur();
    await expect(socialWorker.getByText('35 h').first()).toBeVisible();
    await takePicture(socialWorker, 'bedomning');
    await socialWorker.getByRole('button', { name: 'Spara bedömningen' }).click();
    await socialWorker.waitForURL(new RegExp(`${casePath}$`));
  });

  await test.step('she draws up a full week from a template and proposes it', async () => {
    await openPage(socialWorker, `${casePath}/plan`);
    await socialWorker.getByRole('button', { name: /Heltid: yrkessvenska, praktik och CV-stöd/ }).click();
    await socialWorker.getByRole('radio', { name: 'Arbete' }).check();
    await socialWorker.getByLabel('Yrke eller utbildning').fill('Lagerarbetare');
    await socialWorker.getByLabel('Behov som har bedömts').fill('Svenska för yrket, referenser och körvana på truck');
    await socialWorker.getByLabel('Egen syn på planen').fill('Vill arbeta på lager och öva svenska samtidigt');
    await socialWorker.getByRole('radio', { name: 'Ja' }).check();
    await socialWorker.getByLabel('Hur', { exact: true }).fill('Möte på kontoret');
    await socialWorker.getByLabel('Det personen själv gör').fill('Söker fem arbeten i veckan');
    await socialWorker.getByLabel('Kommunen åtar sig').fill('Ordnar praktik och yrkessvenska');
    await socialWorker.getByLabel('Arbetsförmedlingen åtar sig').fill('Matchar mot lager i regionen');
    await socialWorker.getByLabel('Kontakt hos kommunen').selectOption({ index: 1 });
    await socialWorker.getByLabel('Kontakt hos Arbetsförmedlingen').selectOption({ index: 1 });
    const firstDay = socialWorker.getByLabel(/Planens första dag/);
    await firstDay.fill('2026-11-18');
    await firstDay.blur();
    await takePicture(socialWorker, 'plan-utkast');
    await socialWorker.getByRole('button', { name: 'Föreslå plan' }).click();
    await expect(socialWorker.getByRole('button', { name: 'Godkänn planen' })).toBeVisible();
  });

  await test.step('both authorities approve, and the plan is in force', async () => {
    await socialWorker.getByRole('button', { name: 'Godkänn planen' }).click();
    await expect(socialWorker.getByText(/Karin Lindahl har godkänt/)).toBeVisible();
    const officer = await openAs(browser, 'Daniel Öst');
    await openCase(officer, RESA);
    await openPage(officer, `${casePath}/plan`);
    await approveOnBehalfIfAsked(officer);
    await officer.getByRole('button', { name: 'Godkänn planen' }).click();
    await expect(officer.getByText(/Planen gäller från/).first()).toBeVisible();
    await takePicture(officer, 'plan-galler');
  });

  // The plan is in force from Wednesday: this week holds three of its days, the next one all five.
  expect(await countAt(manager, 'Enhet Norr', 'Plan saknas')).toBe(withoutPlanAtFirst);
  expect(await countAt(manager, 'Enhet Norr', 'Under heltid')).toBe(belowAtFirst + 1);
  expect(await countAt(manager, 'Enhet Norr', 'Heltid', NEXT_WEEK)).toBe(fullTimeAtFirst + 1);

  const officer = await openAs(browser, 'Daniel Öst');
  await test.step('AF drafts a referral and is refused to decide it without samråd', async () => {
    await openPage(officer, `${casePath}/anvisningar/ny`);
    await officer.getByLabel('Leverantör', { exact: true }).selectOption({ index: 1 });
    await expect(officer.getByLabel('Handledare hos leverantören').getByRole('option')).not.toHaveCount(1);
    await officer.getByLabel('Handledare hos leverantören').selectOption({ index: 1 });
    // Sooner than the Monday after the answer is due, which is what the form proposes: the days that follow are told below.
    await officer.getByLabel('Börjar').fill('2026-11-23');
    await officer.getByLabel(/Planerade timmar i veckan/).fill('1,5');
    await officer.getByRole('checkbox').first().check();
    await expect(officer.getByText(/Anvisad aktivitet går från 35 till/)).toBeVisible();
    await officer.getByLabel('Vad ska anvisningen leda till?').fill('Matchning mot lager');
    await takePicture(officer, 'anvisning-ny');
    await officer.getByRole('button', { name: 'Spara utkast' }).click();
    await officer.waitForURL(/\/anvisningar\/[0-9a-f-]{36}$/);
    await officer.getByRole('button', { name: 'Besluta anvisningen' }).click();
    await expect(officer.getByRole('status').filter({ hasText: 'saknas ett avslutat samråd' })).toBeVisible();
    await takePicture(officer, 'anvisning-nekad');
  });

  await test.step('AF asks, the municipality answers, AF logs the conclusion', async () => {
    await officer.getByRole('link', { name: 'Fortsätt med utkastet' }).click();
    await officer.getByRole('button', { name: 'Begär samråd' }).click();
    await officer.waitForURL(/\/samrad\/[0-9a-f-]{36}$/);
    const consultation = new URL(officer.url()).pathname;

    await openPage(socialWorker, '/att-gora');
    await takePicture(socialWorker, 'att-gora-socialsekreterare');
    await openPage(socialWorker, consultation);
    await socialWorker.getByRole('radio', { name: 'Instämmer med villkor' }).check();
    await socialWorker.getByLabel('Varför?').fill('Praktiken fortsätter, stödet läggs på fredagar');
    await takePicture(socialWorker, 'samrad-svar');
    await socialWorker.getByRole('button', { name: 'Svara', exact: true }).click();
    await expect(socialWorker.getByText('Svarade: Instämmer med villkor')).toBeVisible();

    await openPage(officer, consultation);
    await officer.getByRole('button', { name: 'Logga slutsats' }).click();
    await expect(officer.getByText('Loggade slutsatsen: Överens med villkor')).toBeVisible();
    await takePicture(officer, 'samrad-slutsats');
    await openPage(socialWorker, consultation);
    await socialWorker.getByRole('button', { name: 'Bekräfta' }).click();
    await expect(socialWorker.getByText('Bekräftade slutsatsen')).toBeVisible();
  });

  await test.step('AF decides, and the referral stands in the week of the plan', async () => {
    await officer
      .getByRole('link', { name: /Bryggan|Fyrklang|Stigfinnaren/ })
      .first()
      .click();
    await officer.getByRole('button', { name: 'Besluta anvisningen' }).click();
    await expect(officer.getByText('Beslutad').first()).toBeVisible();
    await openPage(officer, `${casePath}/plan`);
    await expect(officer.getByText(/Rusta och matcha/).first()).toBeVisible();
    await takePicture(officer, 'plan-efter-anvisning');
  });

  await test.step('two days later the hours are reported: everyone came', async () => {
    setClock('2026-11-20T08:30:00.000Z');
    const reporter = await openAs(browser, 'Karin Lindahl');
    await openPage(reporter, `${casePath}/narvaro/2026-W47`);
    await reporter.getByRole('button', { name: /^Kom alla dagar|^Alla kom/ }).click();
    await reporter.getByRole('button', { name: 'Spara närvaron' }).click();
    await expect(reporter.getByText(/dagar? är spara(d|de)/)).toBeVisible();
    await takePicture(reporter, 'narvaro');
    await openPage(reporter, casePath);
    await takePicture(reporter, 'arende');
  });

  await test.step('the manager sees it in the overview', async () => {
    const later = await openAs(browser, 'Helena Brodin');
    expect(await countAt(later, 'Enhet Norr', 'Heltid', NEXT_WEEK)).toBe(fullTimeAtFirst);
    expect(await countAt(later, 'Enhet Norr', 'Under heltid')).toBe(belowAtFirst + 1);
    await expect(later.getByText(/planerade timmar i rapporter/)).toBeVisible();
    await takePicture(later, 'veckooversikt');
  });
});

/** Someone else than the officer who is responsible says why; the responsible is not asked. */
async function approveOnBehalfIfAsked(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Godkänn planen' }).waitFor();
  const reason = page.getByLabel(/Varför\?/);
  if ((await reason.count()) > 0) await reason.selectOption('VACANCY');
}
