import { expect, type Page } from '@playwright/test';
import { expectSoundPage, signIn, speak, test } from './support';

const seed = () => Math.floor(Math.random() * 8e8);
const dialog = (page: Page) => page.getByRole('dialog');

/** Logs a visit with two follow-ups of one's own. */
async function log(page: Page, subject: string): Promise<void> {
  await page.goto('/visits/new');
  const partner = page.getByRole('combobox', { name: /^合作单位/ });
  await partner.fill('弘元');
  await page.getByRole('option', { name: /弘元/ }).click();
  await page.getByRole('textbox', { name: /^主题/ }).fill(subject);
  await page.getByRole('checkbox').first().check();
  for (const [at, what] of ['寄送人才培养方案', '确认下学期岗位数'].entries()) {
    await page.getByRole('button', { name: '添加跟进事项' }).click();
    const group = page.getByRole('group', { name: `事项 ${at + 1}` });
    await group.getByRole('textbox', { name: /^事项/ }).fill(what);
    await group.getByLabel(/^截止日期/).fill('2030-06-30');
  }
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible();
}

test('a visit is logged with two follow-ups, and one of them is done', async ({ page }) => {
  const subject = `订单班需求调研${seed()}`;
  await log(page, subject);
  // The timeline says it too, after its own words.
  await expect(page.getByText('寄送人才培养方案', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '办结' }).first().click();
  await dialog(page).getByLabel(/^结果/).fill('已寄出，企业回函');
  await dialog(page).getByRole('button', { name: '办结' }).click();
  await expect(page.getByText('已寄出，企业回函', { exact: true })).toBeVisible();
  await page.goto(`/visits?q=${encodeURIComponent(subject)}`);
  await expect(page.getByText('1/2 未办结').filter({ visible: true })).toBeVisible();
  await expectSoundPage(page);
});

test('a day to come is refused at the field, and nothing that was typed is lost', async ({ page }) => {
  const subject = `回访${seed()}`;
  await page.goto('/visits/new');
  await page.getByRole('combobox', { name: /^合作单位/ }).fill('弘元');
  await page.getByRole('option', { name: /弘元/ }).click();
  await page.getByRole('textbox', { name: /^主题/ }).fill(subject);
  await page.getByRole('checkbox').first().check();
  const day = page.getByLabel(/^日期/);
  await day.evaluate((input: HTMLInputElement) => input.removeAttribute('max'));
  await day.fill('2031-01-01');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(day).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('textbox', { name: /^主题/ })).toHaveValue(subject);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test('a teacher logs a visit on the way', async ({ page }) => {
    await page.context().clearCookies();
    await signIn(page, 'TEACHER');
    await log(page, `走访${seed()}`);
    await expectSoundPage(page);
  });
});

test('English: list, follow-ups and form have their words', async ({ page, baseURL }) => {
  await speak(page, 'en', baseURL);
  for (const address of ['/visits', '/visits/follow-ups', '/visits/new']) {
    await page.goto(address);
    await expectSoundPage(page);
  }
});
