import { expect, type Page } from '@playwright/test';
import type { Role } from '@/lib/authz/roles';
import { expectSoundPage, signIn, test } from './support';

const PHONE = { width: 390, height: 844 };
const unique = () => String(Math.floor(Math.random() * 1e9));
const dialog = (page: Page) => page.getByRole('dialog');
/** One white dot. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);
/** The demo's student, whom its mentor and its teacher guide. */
const STUDENT = '林霁安';

async function as(page: Page, role: Role): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, role);
}

test.beforeEach(({ page }) => page.setViewportSize(PHONE));

test('on a phone: a mentor confirms and assesses, a student writes with a photo, the teacher answers, visits and calls', async ({
  page,
}) => {
  const words = `跟班点检${unique()}`;
  await as(page, 'MENTOR');
  await page.goto('/');
  const intern = page.getByRole('listitem', { name: STUDENT });
  const there = intern.getByRole('button', { name: '在岗', exact: true });
  if (await there.isVisible()) await there.click();
  await expect(intern.locator('.badge').first()).toHaveText('在岗');
  await expectSoundPage(page);
  await intern.getByRole('link', { name: STUDENT }).click();
  const assessment = page.locator('.sec').filter({ has: page.getByRole('heading', { name: '考核' }) });
  await assessment.getByRole('button', { name: '评分' }).click();
  await dialog(page).getByRole('spinbutton', { name: /^评分/ }).fill('91');
  await dialog(page).getByRole('button', { name: '保存', exact: true }).click();
  await expect(assessment).toContainText('91');

  await as(page, 'STUDENT');
  await page.goto('/internships/placements?state=STARTED');
  await page.locator('tbody').getByRole('link', { name: STUDENT }).click();
  const journal = page.locator('.sec').filter({ has: page.getByRole('heading', { name: '实习日志' }) });
  await journal.getByLabel(/^今天做了什么/).fill(words);
  await journal.locator('input[type=file]').setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: PHOTO });
  await journal.getByRole('button', { name: '提交', exact: true }).click();
  const entry = (at: Page) => at.locator('article').filter({ hasText: words });
  await expect(entry(page).getByRole('img', { name: 'dot.png' })).toBeVisible();
  await expectSoundPage(page);

  await as(page, 'TEACHER');
  await page.goto('/internships/today');
  await expectSoundPage(page);
  await page.goto(`/internships/placements?state=STARTED&q=${encodeURIComponent(STUDENT)}`);
  await page.locator('tbody').getByRole('link', { name: STUDENT }).click();
  await entry(page).getByRole('button', { name: '批阅' }).click();
  await dialog(page).getByLabel(/^批阅/).fill('记录清楚');
  await dialog(page).getByRole('button', { name: '保存', exact: true }).click();
  await expect(entry(page)).toContainText('记录清楚');
  await expectSoundPage(page);
  await page.getByRole('region', { name: '联系记录' }).getByRole('button', { name: '已联系' }).click();
  await dialog(page)
    .getByLabel(/^联系情况/)
    .fill(`已与导师通话${words}`);
  await dialog(page).getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('region', { name: '联系记录' })).toContainText(`已与导师通话${words}`);

  await page.getByRole('region', { name: '教师巡访' }).getByRole('link', { name: '登记巡访' }).click();
  await expect(page.getByRole('checkbox', { name: new RegExp(STUDENT) })).toBeChecked();
  await page.getByLabel(/^了解到的情况/).fill(`到岗正常${words}`);
  await expectSoundPage(page);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page).toHaveURL(/\/internships\/visits\//);
  await expect(page.locator('.body')).toContainText(`到岗正常${words}`);
  await expectSoundPage(page);
});
