import { expect, test } from '@playwright/test';
import { CountedActions, expectAccessible, openAs, openPage, takePicture } from './steps';

test.setTimeout(180_000);

test('an officer finds a provider that speaks Arabic and has an office, and whom to call there', async ({
  browser,
}) => {
  const officer = await openAs(browser, 'Karin Lindahl');
  await openPage(officer, '/leverantorer');
  const actions = new CountedActions();
  await officer.getByLabel('Språk').selectOption({ label: 'arabiska' });
  await expect(officer.getByRole('status').filter({ hasText: '3 leverantörer av 6' })).toBeVisible();
  await officer.getByLabel('Kontor i kommunen').selectOption({ label: 'Ja, ett kontor att gå till' });
  await expect(officer.getByRole('status').filter({ hasText: '2 leverantörer av 6' })).toBeVisible();
  const list = officer.getByRole('list', { name: 'Leverantörer' });
  await expect(list.getByRole('heading', { level: 3 })).toHaveText([
    /Bryggan Arbete och Studier AB|Norrsken Omställning AB/,
    /Bryggan Arbete och Studier AB|Norrsken Omställning AB/,
  ]);
  await expectAccessible(officer);
  await takePicture(officer, 'leverantorer');
  await actions.click(list.getByRole('link', { name: 'Bryggan Arbete och Studier AB' }));
  await expect(officer.getByRole('heading', { level: 1, name: 'Bryggan Arbete och Studier AB' })).toBeVisible();
  expect(actions.count).toBe(1);
  await expect(officer.getByText('Samira Kanaan').first()).toBeVisible();
  await expectAccessible(officer);
  await takePicture(officer, 'leverantor');
});

test('a coach reads how the municipality works and calls the one who answers', async ({ browser }) => {
  const coach = await openAs(browser, 'Samira Kanaan');
  await coach.getByRole('link', { name: 'Så fungerar kommunen' }).first().click();
  await coach.getByRole('link', { name: 'Granviks kommun' }).click();
  await expect(coach.getByRole('heading', { level: 1, name: 'Så fungerar Granviks kommun' })).toBeVisible();
  await expect(coach.getByRole('heading', { name: 'Samråd före ändringar' })).toBeVisible();
  await expectAccessible(coach);
  await takePicture(coach, 'sa-fungerar-kommunen');
  await coach.getByRole('link', { name: 'Vem svarar på vad?' }).click();
  const employers = coach
    .getByRole('listitem')
    .filter({ has: coach.getByRole('heading', { name: 'Arbetsgivare och lediga jobb' }) });
  await expect(employers.getByText('Petra Sandgren')).toBeVisible();
  await expect(employers.getByRole('link', { name: /^070-/ }).first()).toHaveAttribute('href', /^tel:070/);
  await expectAccessible(coach);
  await takePicture(coach, 'kontaktvagar');
});

test('what a manager writes is read by the coach at once, and the former version is kept', async ({ browser }) => {
  const manager = await openAs(browser, 'Annika Grahn');
  await openPage(manager, '/sa-fungerar-kommunen/9902/redigera');
  await manager.getByRole('button', { name: 'Lägg till ett avsnitt' }).click();
  await manager.getByLabel('Rubrik').last().fill('Jul och nyår');
  await manager.getByLabel('Text').last().fill('Kontoret har öppet:\n- 28 december\n- 29 december');
  await manager.getByRole('button', { name: 'Spara som ny version' }).click();
  await expect(manager.getByRole('heading', { name: 'Jul och nyår' })).toBeVisible();
  await expect(manager.getByRole('link', { name: 'Version 2' })).toBeVisible();
  const coach = await openAs(browser, 'Viktor Hall');
  await openPage(coach, '/sa-fungerar-kommunen/9902');
  await expect(coach.getByRole('listitem').filter({ hasText: '29 december' })).toBeVisible();
});
