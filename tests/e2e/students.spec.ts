import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { classLedger, rosterRow } from '@/tests/factories/class-ledger';
import { expectSoundPage, test } from './support';

const unique = () => String(Math.floor(Math.random() * 1e9));
const dialog = (page: Page) => page.getByRole('dialog');
const head = (page: Page) => page.locator('.head').first();

// The seat that the first one frees is what the second one fills.
test.describe.configure({ mode: 'serial' });

test('a minor is entered, shown only with a reason, put on a roster and leaves', async ({ page }) => {
  const [studentNo, name] = [`T${unique()}`, '试未成年'];
  const birth = `${new Date().getUTCFullYear() - 16}-01-02`;
  await page.goto('/students/new');
  await page.getByRole('textbox', { name: /^姓名/ }).fill(name);
  await page.getByRole('textbox', { name: '身份证', exact: true }).fill('15020320050315101X');
  await page.getByLabel(/^出生日期/).fill(birth);
  await page.getByRole('textbox', { name: '电话', exact: true }).fill('13800004321');
  await page.getByRole('textbox', { name: /^学号/ }).fill(studentNo);
  await page.getByRole('combobox', { name: /^专业/ }).selectOption({ index: 1 });
  await page.getByLabel(/^入学日期/).fill('2026-09-01');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('身份证校验码不对。').first()).toBeVisible();
  await page.getByRole('textbox', { name: '身份证', exact: true }).fill('');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(head(page)).toContainText('未成年');
  await expect(page.getByText('138****4321').first()).toBeVisible();
  await expectSoundPage(page);
  await page.getByRole('button', { name: '查看完整号码' }).click();
  await dialog(page).getByRole('button', { name: '查看完整号码' }).click();
  await dialog(page).getByLabel(/^原因/).fill('核对保险');
  await dialog(page).getByRole('button', { name: '查看完整号码' }).click();
  await expect(page.getByText('13800004321')).toBeVisible();

  await page.goto('/order-classes?state=RUNNING');
  await page.locator('tbody th a').first().click();
  // A class may be full: somebody leaves, and a seat is free.
  await page.getByRole('button', { name: /^离班/ }).first().click();
  await dialog(page).getByLabel(/^原因/).fill('转专业');
  await dialog(page).getByRole('button', { name: '离班' }).click();
  await expect(dialog(page)).toBeHidden();
  await page.getByRole('button', { name: '添加学生' }).click();
  await dialog(page)
    .getByLabel(/粘贴学号/)
    .fill(studentNo);
  await dialog(page).getByRole('button', { name: '添加学生' }).click();
  const row = page.getByRole('row').filter({ hasText: studentNo });
  await expect(row).toBeVisible();
  await expectSoundPage(page);
  await row.getByRole('button', { name: /^离班/ }).click();
  await dialog(page).getByLabel(/^原因/).fill('转专业');
  await dialog(page).getByRole('button', { name: '离班' }).click();
  await expect(row).toContainText('转专业');
});

test('a roster is imported by the screen; a wrong identity number is refused by its cell', async ({ page }) => {
  await page.goto('/order-classes?state=RUNNING');
  const orderClass = await page.locator('tbody th a').first().innerText();
  const first = 50_000 + Math.floor(Math.random() * 40_000);
  const rows = [0, 1, 2].map((n) =>
    rosterRow(first + n, 1, { 班级名称: orderClass, 身份证: n === 2 ? '150203200503151010' : null }),
  );
  const file = path.join(tmpdir(), `roster-${first}.xlsx`);
  writeFileSync(file, await classLedger([], rows));
  await page.goto('/students');
  await page.getByRole('link', { name: '导入名册' }).click();
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}/);
  await page
    .getByRole('button', { name: /检查|下一步|预览/ })
    .first()
    .click();
  await expect(page.getByText(/身份证号末位应为/)).toBeVisible();
  await page
    .getByRole('button', { name: /导入 2|写入|确认导入|导入/ })
    .last()
    .click();
  await expect(page.getByRole('link', { name: /查看/ }).first()).toBeVisible();
  await page.goto(`/students?q=23${first}`);
  await expect(page.locator('tbody')).toContainText(`样例生${first}`);
});
