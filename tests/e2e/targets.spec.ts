import { expect, type Page } from '@playwright/test';
import { expectSoundPage, signIn, speak, test } from './support';

const dialog = (page: Page) => page.getByRole('dialog');
const digits = (text: string) => text.replace(/\D/g, '');

test('the office sets a target; the employment page of that year says how many people are missing', async ({
  page,
  baseURL,
}) => {
  await page.context().clearCookies();
  await signIn(page, 'OFFICE');
  await speak(page, 'zh-CN', baseURL);
  await page.goto('/employment/rates?year=2024');
  const goals = page.locator('dl[aria-label="与目标比较"]');
  await expect(goals.locator('.badge.ok')).toHaveCount(3);
  await expectSoundPage(page);

  await page.goto('/settings/targets');
  await expectSoundPage(page);
  await page.getByRole('button', { name: '新增目标' }).click();
  await dialog(page).getByRole('combobox').selectOption({ label: '毕业去向落实率' });
  await dialog(page)
    .getByRole('textbox', { name: /^起始届别/ })
    .fill('2024');
  await dialog(page).getByRole('textbox', { name: /^目标/ }).fill('99.5');
  await dialog(page).getByRole('textbox', { name: /^依据/ }).fill('试运行规划');
  await dialog(page).getByRole('button', { name: '保存', exact: true }).click();
  // 2024 has one: said at the field, and what was written is still there.
  await expect(dialog(page)).toContainText('这项指标这一届已有目标');
  await expect(dialog(page).getByRole('textbox', { name: /^目标/ })).toHaveValue('99.5');
  await dialog(page)
    .getByRole('textbox', { name: /^起始届别/ })
    .fill('2023');
  await dialog(page).getByRole('button', { name: '保存', exact: true }).click();
  await expect(dialog(page)).toBeHidden();
  const row = page.getByRole('row').filter({ hasText: '试运行规划' });
  await expect(row).toContainText('2023');
  await row.getByRole('button', { name: '撤销', exact: true }).last().click();
  await dialog(page).getByRole('button', { name: '撤销', exact: true }).click();
  await expect(row).toHaveCount(0);
});

test('posts offered against posts needed: each number opens its list, on a phone too', async ({ page, baseURL }) => {
  await speak(page, 'zh-CN', baseURL);
  await page.goto('/internships/posts');
  await page.getByRole('link', { name: '岗位供需' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '岗位供需' })).toBeVisible();
  await expectSoundPage(page);
  const [slots, free] = [page.locator('tfoot a').first(), page.locator('tfoot a').nth(1)];
  const counts = [digits(await slots.innerText()), digits(await free.innerText())];
  expect(Number(counts[1])).toBeGreaterThan(0);
  await slots.click();
  await expect(page).toHaveURL(/offered=1/);
  await expect(page.locator('tfoot td.num').first()).toHaveText(new RegExp([...(counts[0] ?? '')].join(',?')));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/internships/posts/needed');
  await expectSoundPage(page);
  const needed = page.locator('tfoot a').last();
  const waiting = digits(await needed.innerText());
  await needed.click();
  await expect(page).toHaveURL(/\/students\?unplaced=1/);
  await expect(page.locator('.head').first()).toContainText(new RegExp([...waiting].join(',?')));
});
