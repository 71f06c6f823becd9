import { expect, test } from '@playwright/test';
import { type MailServer, startMailServer } from '../tests/mail-server';
import { askDatabase } from './database';
import { mailServer } from './settings';
import { CountedActions, expectAccessible, openAs, openPage, takePicture } from './steps';

let mail: MailServer;

test.beforeAll(async () => {
  mail = await startMailServer({ port: mailServer.port });
});

test.afterAll(async () => {
  await mail?.stop();
});

/** A case of both that is not protected, in which nothing has been written. */
async function findSilentCase(worker: string, officer: string) {
  const [row] = await askDatabase(
    `select c.id, p.given_name || ' ' || p.family_name as name, c.number from cases c
     join persons p on p.municipality_id = c.municipality_id and p.id = c.person_id
     join user_accounts w on w.id = c.responsible_user_id join user_accounts o on o.id = c.employment_officer_id
     where w.name = $1 and o.name = $2 and c.closed_on is null and c.registered_since is not null and c.protection = 'NONE'
       and not exists (select 1 from messages m where m.case_id = c.id)
     order by c.number desc limit 1`,
    [worker, officer],
  );
  return { id: String(row?.id), name: String(row?.name), number: String(row?.number) };
}

test('Karin asks, Daniel is told by an e-mail without a word of anyone, reads and answers, and both see who has waited', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const question = 'Kan praktiken börja redan på måndag?';
  const answer = 'Ja, det går bra. Jag skriver in det i planen.';
  const { id, name, number } = await findSilentCase('Karin Lindahl', 'Daniel Öst');
  const karin = await openAs(browser, 'Karin Lindahl');
  const daniel = await openAs(browser, 'Daniel Öst');
  const actions = new CountedActions();

  await openPage(karin, `/arenden/${id}/samtal`);
  await expect(karin.getByText('Här visas det som ni skriver till varandra i ärendet.')).toBeVisible();
  await karin.getByRole('button', { name: 'Skicka' }).click();
  await expect(karin.getByText('Fyll i fältet.').first()).toBeVisible();
  await actions.fill(karin.getByLabel('Meddelande', { exact: true }), question);
  await karin.getByLabel('Meddelande', { exact: true }).press('Control+Enter');
  await expect(karin.getByRole('listitem').filter({ hasText: question })).toContainText('Väntar på svar');
  expect(actions.count + 1).toBe(2);
  await expect(karin.getByText('Inte läst av Arbetsförmedlingen än')).toBeVisible();
  const clocks = karin.getByRole('list', { name: 'Vem väntar på svar' });
  await expect(clocks.getByRole('listitem').nth(1)).toContainText('Ska svara, frågan kom i dag');
  await expect(clocks.getByRole('listitem').nth(0)).toContainText('Inget väntar på svar');

  // The mail of this notification: the demonstration has others that wait for a mail server.
  const [told] = await askDatabase(
    `select n.id from notifications n join user_accounts u on u.id = n.to_user_id where u.name = 'Daniel Öst' and n.path = $1`,
    [`/arenden/${id}/samtal`],
  );
  const findMail = () => mail.mails.find(({ text }) => text.includes(`/avisering/${told?.id}`));
  await expect.poll(() => findMail()?.subject, { timeout: 30_000 }).toBe('Samspel: Nytt meddelande i ett ärende');
  const received = findMail();
  expect(received?.to[0]).toMatch(/^daniel/);
  for (const secret of [question, name, ...name.split(' '), number, id, 'Karin', 'Lindahl', 'praktik']) {
    expect(`${received?.raw}\n${received?.subject}\n${received?.text}`, secret).not.toContain(secret);
  }
  const link = /\/avisering\/[0-9a-f-]{36}/.exec(received?.text ?? '')?.[0] ?? '';
  expect(received?.text).toContain(`${baseURL}${link}`);

  // Someone else whom the mail was passed on to comes to the own list and reads nothing.
  await karin
    .context()
    .newPage()
    .then(async (other) => {
      await other.goto(link);
      await expect(other).toHaveURL(/\/aviseringar$/);
      await other.close();
    });

  await daniel.goto('/att-gora?visa=meddelanden');
  await expect(daniel.getByRole('listitem').filter({ hasText: name })).toContainText(
    'Ett meddelande från Karin Lindahl',
  );
  await daniel.goto(link);
  await expect(daniel).toHaveURL(new RegExp(`/arenden/${id}/samtal$`));
  await expect(daniel.getByText(question)).toBeVisible();
  await expectAccessible(daniel);

  // Karin has the page open: the receipt comes by itself.
  await expect(karin.getByText(/^Läst av Daniel Öst \d\d:\d\d$/)).toBeVisible({ timeout: 30_000 });

  await daniel.getByLabel('Meddelande', { exact: true }).fill(answer);
  // An answer seldom asks for another.
  await expect(daniel.getByRole('checkbox', { name: 'Jag väntar på svar' })).not.toBeChecked();
  await daniel.getByRole('checkbox', { name: 'Jag väntar på svar' }).check();
  await daniel.getByRole('button', { name: 'Skicka' }).click();
  await expect(daniel.getByRole('listitem').filter({ hasText: question })).toContainText('Besvarat');

  await expect(karin.getByText(answer)).toBeVisible({ timeout: 30_000 });
  await expect(karin.getByRole('status').filter({ hasText: 'Ett nytt meddelande från Daniel Öst' })).toBeAttached();
  await expect(clocks.getByRole('listitem').nth(0)).toContainText('Ska svara, frågan kom i dag');
  await expect(clocks.getByRole('listitem').nth(1)).toContainText('Inget väntar på svar');
  await expectAccessible(karin);
  await takePicture(karin, 'samtal');

  // What is typed and not sent is there when one comes back.
  await karin.getByLabel('Meddelande', { exact: true }).fill('Tack, då ses vi');
  await karin.getByRole('link', { name: 'Ärendet', exact: true }).click();
  await expect(karin).toHaveURL(new RegExp(`/arenden/${id}$`));
  await karin.getByRole('link', { name: 'Samtal' }).click();
  await expect(karin.getByLabel('Meddelande', { exact: true })).toHaveValue('Tack, då ses vi');
});

test('what one is told of is there without e-mail too, and each kind can be declined', async ({ browser }) => {
  const page = await openAs(browser, 'Monica Wester');
  await openPage(page, '/aviseringar');
  await expect(page.getByText(/^Breven går till /)).toBeVisible();
  await page.getByRole('checkbox', { name: 'någon skriver till mig i ett ärende' }).uncheck();
  await page.getByRole('button', { name: 'Spara valet' }).click();
  await expect(page.getByText('Valet är sparat')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'någon skriver till mig i ett ärende' })).not.toBeChecked();
});
