import { expect, test } from '@playwright/test';
import { CountedActions, openAs, openPage, takePicture } from './steps';

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
