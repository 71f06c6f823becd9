import { expect, test } from '@playwright/test';
import { openAs, openPage } from './steps';

test('a referral decided without samråd is never hidden: the municipality’s manager is told, takes note, and sees it counted', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const officer = await openAs(browser, 'Daniel Öst');
  await openPage(officer, '/att-gora?visa=fortsatt');
  const draft = await officer.locator('a[href*="utkast="]').first().getAttribute('href');
  const referral = (draft ?? '').replace('/ny?utkast=', '/');
  const caseHref = referral.split('/anvisningar/')[0] ?? '';
  await openPage(officer, referral);
  await expect(officer.getByRole('link', { name: 'Besluta utan samråd' })).toHaveCount(0);

  await test.step('the manager at Arbetsförmedlingen decides it, on a page that shows the week and asks why', async () => {
    const manager = await openAs(browser, 'Monica Wester');
    await openPage(manager, referral);
    await manager.getByRole('link', { name: 'Besluta utan samråd' }).click();
    await expect(manager.getByRole('heading', { level: 1 })).toHaveText('Vad gör beslutet med veckan?');
    await manager.getByRole('radio', { name: 'Startdagen gick inte att vänta med' }).check();
    await manager.getByRole('textbox', { name: 'Beskriv skälet' }).fill('Kursen börjar på måndag.');
    await manager.getByRole('button', { name: 'Besluta utan samråd' }).click();
    await manager.waitForURL(`**${referral}`);
    await expect(manager.getByText('Beslutad utan samråd').first()).toBeVisible();
  });

  await test.step('the unit’s manager finds it, sees that the plan stands, takes note, and sees it counted', async () => {
    const manager = await openAs(browser, 'Helena Brodin');
    await openPage(manager, caseHref);
    await expect(manager.getByText('Finns inte i den gemensamma planen.')).toBeVisible();
    await manager.getByRole('button', { name: 'Har tagit del' }).click();
    await expect(manager.getByText(/Helena Brodin har tagit del/)).toBeVisible();
    // The demonstration has one already.
    await openPage(manager, '/veckooversikt/2026-W47');
    await expect(manager.locator('#utan-samrad')).toContainText('Totalt beslutade utan samråd: 2,');
  });
});

test('a samråd that nobody answered is ended by both managers, and by neither alone', async ({ browser }) => {
  test.setTimeout(240_000);
  const municipality = await openAs(browser, 'Helena Brodin');
  await openPage(municipality, '/att-gora?visa=overskridna');
  const samrad = await municipality.locator('a[href*="/samrad/"]').first().getAttribute('href');
  const file = `${(samrad ?? '').replace('/chefer', '')}/chefer`;

  const employment = await openAs(browser, 'Monica Wester');
  await openPage(employment, file);
  await expect(employment.getByRole('heading', { level: 1 })).toHaveText('Hur ska samrådet avslutas?');
  await employment.getByRole('textbox', { name: 'Så här gör vi' }).fill('Praktiken fortsätter två dagar i veckan.');
  await employment.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await expect(employment.getByText(/Monica Wester föreslog/)).toBeVisible();
  await expect(employment.getByRole('button', { name: 'Håll med och avsluta samrådet' })).toHaveCount(0);

  // In Att göra each manager sees whose turn it is.
  await openPage(employment, '/att-gora?visa=overskridna');
  await expect(employment.getByText('Ert förslag väntar på motpartens chef')).toBeVisible();
  await openPage(municipality, '/att-gora?visa=overskridna');
  await expect(municipality.getByText('Motpartens chef har föreslagit hur det avslutas')).toBeVisible();

  await openPage(municipality, file);
  await municipality.getByRole('button', { name: 'Håll med och avsluta samrådet' }).click();
  await expect(municipality.getByText('Cheferna är överens med villkor. Samrådet är avslutat.')).toBeVisible();
  // The meeting that took it up shows what became of it.
  await openPage(municipality, '/gruppsamrad');
  await municipality.locator('a[href^="/gruppsamrad/"]').last().click();
  await municipality.waitForURL(/\/gruppsamrad\/[0-9a-f-]{36}$/);
  await expect(municipality.getByText('Överens med villkor').first()).toBeVisible();
});
