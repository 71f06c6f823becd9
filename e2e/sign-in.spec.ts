import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { screenshotDirectory } from './settings';

test('who is not signed in meets the sign-in page, in Swedish and without calling out to anyone', async ({
  page,
  baseURL,
}) => {
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '') && !request.url().startsWith('data:')) strangers.push(request.url());
  });
  const response = await page.goto('/logga-in');
  expect(response?.status()).toBe(200);
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.screenshot({ path: join(screenshotDirectory, 'logga-in.png'), fullPage: true });
  expect(strangers).toEqual([]);
});
