import { expect, type Page } from '@playwright/test';
import type { Role } from '@/lib/authz/roles';
import { expectSoundPage, signIn, test } from './support';

test.use({ viewport: { width: 390, height: 844 } });

const unique = () => String(Math.floor(Math.random() * 1e9));
/** One white dot. */
const buffer = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);
/** The demo's student, whom its teacher guides. */
const STUDENT = '林霁安';

const journal = (page: Page) => page.locator('.sec').filter({ has: page.getByRole('heading', { name: '实习日志' }) });
const text = (page: Page) => journal(page).getByLabel(/^今天做了什么/);

async function openInternship(page: Page, role: Role): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, role);
  await page.goto(`/internships/placements?state=STARTED&q=${encodeURIComponent(STUDENT)}`);
  await page.locator('tbody').getByRole('link', { name: STUDENT }).click();
  await expect(journal(page)).toBeVisible();
}

test('a student writes where there is no line: it stays on the phone, is sent once there is one, and is answered', async ({
  page,
  context,
  complaints,
}) => {
  const words = `断网日志${unique()}`;
  const entry = page.locator('article').filter({ hasText: words });
  await openInternship(page, 'STUDENT');
  // What was written and not sent is there after the page was left.
  await text(page).fill(words);
  await page.reload();
  await expect(text(page)).toHaveValue(words);
  await journal(page).locator('input[type=file]').setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer });

  await context.setOffline(true);
  await journal(page).getByRole('button', { name: '提交', exact: true }).click();
  await expect(journal(page).getByRole('status')).toContainText('没有网络');
  await expect(text(page)).toHaveValue(words);
  await expect(entry).toHaveCount(0);
  await context.setOffline(false);
  await expect(entry.getByRole('img', { name: 'dot.png' })).toBeVisible();
  await expect(entry).toHaveCount(1);
  await expect(text(page)).toHaveValue('');
  // That there was no line is what this is about.
  expect(complaints.splice(0).filter((each) => !each.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  await expectSoundPage(page);

  await openInternship(page, 'TEACHER');
  await entry.getByRole('button', { name: '批阅' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^批阅/).fill('看到了，照片再近些');
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  await expect(entry).toContainText('照片再近些');
  await expectSoundPage(page);

  await openInternship(page, 'STUDENT');
  await expect(entry).toContainText('照片再近些');
  await expect(text(page)).toHaveValue('');
});
