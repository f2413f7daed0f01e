import { expect, type Page } from '@playwright/test';
import { expectSoundPage, signIn, speak, test } from './support';

const dialog = (page: Page) => page.getByRole('dialog');

test('the office makes a class of both levels, and the codes of the programmes are checked while typing', async ({
  page,
}) => {
  const name = `2026级试贯通${Math.floor(Math.random() * 1e9)}班`;
  await page.goto('/pathways');
  await expectSoundPage(page);
  await page.getByRole('link', { name: '新建' }).click();
  const school = page.getByRole('combobox', { name: /^中职学校/ });
  await school.fill('职');
  await page.getByRole('listbox', { name: '中职学校' }).getByRole('option').first().click();
  await page.getByRole('textbox', { name: /^中职专业代码/ }).fill('610101');
  const programme = page.getByRole('combobox', { name: /^高职专业/ });
  const value = await programme.locator('option', { hasText: /^46/ }).first().getAttribute('value');
  await programme.selectOption(value ?? '');
  await expect(page.getByText('中职大类 61 与高职大类 46 不对应')).toBeVisible();
  await page.getByRole('textbox', { name: /^中职专业代码/ }).fill('660301');
  await expect(page.getByText('不对应')).toBeHidden();
  await page.getByRole('textbox', { name: /^班级名称/ }).fill(name);
  await page.getByRole('spinbutton', { name: /^计划人数/ }).fill('35');
  await expectSoundPage(page);
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expectSoundPage(page);
});

test('a school asks for a class on a phone and adds its pupils, whom the college transfers', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.context().clearCookies();
  await signIn(page, 'SCHOOL');
  await page.goto('/pathways');
  await expectSoundPage(page);
  const name = `2026级校报贯通${Math.floor(Math.random() * 1e9)}班`;
  await page.getByRole('link', { name: '新建' }).click();
  await expect(page.getByText('由学院确定')).toBeVisible();
  await expect(page.getByLabel(/^签约日期/)).toHaveCount(0);
  await page.getByRole('textbox', { name: /^班级名称/ }).fill(name);
  await page.getByRole('spinbutton', { name: /^计划人数/ }).fill('40');
  await expectSoundPage(page);
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText('申报待签约')).toBeVisible();
  const address = page.url();
  const number = `X${Math.floor(Math.random() * 1e8)}`;
  await page.getByRole('button', { name: '添加学生' }).click();
  await dialog(page)
    .getByLabel(/^学籍号和姓名/)
    .fill(`${number}`);
  await dialog(page)
    .getByLabel(/^录取日期/)
    .fill('2025-09-01');
  await dialog(page).getByRole('button', { name: '添加学生' }).click();
  await expect(dialog(page).getByText('第 1 行应有学籍号和姓名。')).toBeVisible();
  await dialog(page)
    .getByLabel(/^学籍号和姓名/)
    .fill(`${number} 试同学`);
  await dialog(page).getByRole('button', { name: '添加学生' }).click();
  const row = page.getByRole('row').filter({ hasText: number });
  await expect(row).toContainText('中职在读');
  await expect(row.getByRole('button', { name: /^转段/ })).toHaveCount(0);
  await expectSoundPage(page);
  await page.context().clearCookies();
  await signIn(page, 'OFFICE');
  await page.goto(address);
  await row.getByRole('button', { name: /^转段/ }).click();
  await dialog(page).getByRole('button', { name: '转段' }).click();
  await expect(row).toContainText('已转段');
  await expectSoundPage(page);
});

test('the office transfers a class: who is ticked goes, each as the student that it chose, and the rest stay', async ({
  page,
}) => {
  const seed = Math.floor(Math.random() * 1e8);
  const [goes, stays] = [`试甲${seed}`, `试乙${seed}`];
  await page.goto('/pathways');
  await page.locator('tbody th a').first().click();
  await page.getByRole('button', { name: '添加学生' }).click();
  await dialog(page)
    .getByLabel(/^学籍号和姓名/)
    .fill(`G${seed} ${goes} 2008-05-06\nS${seed} ${stays}`);
  await dialog(page)
    .getByLabel(/^录取日期/)
    .fill('2025-09-01');
  await dialog(page).getByRole('button', { name: '添加学生' }).click();
  await expect(page.getByRole('row').filter({ hasText: stays })).toContainText('中职在读');
  await page.getByRole('link', { name: '全部转段' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '整班转段' })).toBeVisible();
  // Everybody is ticked; one alone is to go.
  await expect(page.getByRole('checkbox', { name: goes })).toBeChecked();
  await page.getByRole('checkbox', { name: '全选' }).uncheck();
  await page.getByRole('checkbox', { name: goes }).check();
  await page.getByRole('combobox', { name: `${goes}的学院学籍` }).selectOption('NEW');
  await expectSoundPage(page);
  // Without a number nobody is entered, and what was chosen stands.
  await page.getByRole('button', { name: '转段', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: goes }).getByRole('alert').first()).toBeVisible();
  await page.getByRole('textbox', { name: `${goes}的学号` }).fill(`N${seed}`);
  await page.getByRole('button', { name: '转段', exact: true }).click();
  await expect(page.getByText('已转段 1 人')).toBeVisible();
  await expect(page.getByText(/^仍在中职/)).toContainText(stays);
  await expectSoundPage(page);
  await page.getByRole('link', { name: `${goes} N${seed}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: goes })).toBeVisible();
});

test('a class leads to its programme, and that back to the class', async ({ page }) => {
  await page.goto('/pathways');
  const listed = page.locator('tbody th a').last();
  const name = (await listed.innerText()).trim();
  await listed.click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.locator('.facts a[href^="/programmes/"]').click();
  await expect(page).toHaveURL(/\/programmes\//);
  await expect(page.getByRole('link', { name }).first()).toBeVisible();
  await expectSoundPage(page);
});

test('English: the screens have their words', async ({ page, baseURL }) => {
  await speak(page, 'en', baseURL);
  for (const address of ['/pathways', '/pathways/new', '/dashboard?theme=pathways']) {
    await page.goto(address);
    await expectSoundPage(page);
  }
});
