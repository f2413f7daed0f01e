import { expect, type Page } from '@playwright/test';
import type { Role } from '@/lib/authz/roles';
import { addDays, today } from '@/lib/kernel/day';
import { expectSoundPage, signIn, test } from './support';

const unique = () => String(Math.floor(Math.random() * 1e9));
const dialog = (page: Page) => page.getByRole('dialog');
const head = (page: Page) => page.locator('.head').first();
const day = (days: number) => addDays(today(), days);

async function as(page: Page, role: Role, address: string): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, role);
  await page.goto(address);
}

/** Fills in the dialog that is open and presses its button. */
async function send(page: Page, name: string, fields: Record<string, string> = {}): Promise<void> {
  for (const [label, value] of Object.entries(fields))
    await dialog(page)
      .getByLabel(new RegExp(`^${label}`))
      .fill(value);
  await dialog(page).getByRole('button', { name, exact: true }).click();
  await expect(dialog(page)).toBeHidden();
}

/** Presses the step at the head of the record, and again in its dialog. */
async function step(page: Page, name: string, fields: Record<string, string> = {}): Promise<void> {
  await head(page).getByRole('button', { name, exact: true }).click();
  await send(page, name, fields);
}

/** A new platform of the list, in operation for a year. */
async function found(page: Page, list: string, button: string, name: string): Promise<void> {
  await page.goto(list);
  await page.getByRole('link', { name: button }).click();
  await page.getByRole('textbox', { name: /^名称/ }).fill(name);
  await page.getByLabel(/^建立日期/).fill(day(-365));
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(head(page).locator('.badge').first()).toHaveText('运行');
}

test('an industry college assesses its year: given back with the reason, mended, and reviewed', async ({ page }) => {
  test.setTimeout(180_000);
  await as(page, 'OFFICE', '/platforms/industry-colleges');
  const name = `试产业学院${unique()}`;
  await found(page, '/platforms/industry-colleges', '新建产业学院', name);
  await page.getByRole('region', { name: '年度计划与自评' }).getByRole('button', { name: '编制年度计划' }).click();
  await send(page, '保存', { 年度计划: '建设两门课程' });
  await expect(page.getByRole('heading', { level: 1, name: /年度计划与自评/ })).toBeVisible();
  const address = new URL(page.url()).pathname;
  await step(page, '提交计划');
  await as(page, 'LEADER', address);
  await step(page, '批准计划', { 审核意见: '同意' });

  await as(page, 'OFFICE', address);
  await head(page).getByRole('button', { name: '写自评', exact: true }).click();
  await send(page, '保存', { 年度自评: '课程已开设', 自评得分: '88.5' });
  await step(page, '提交自评');
  await expect(head(page).locator('.badge').first()).toHaveText('自评待审');
  // Nobody decides what he submitted himself.
  await expect(head(page).getByRole('button', { name: '审核通过' })).toHaveCount(0);
  await expectSoundPage(page);
  await as(page, 'LEADER', address);
  await step(page, '退回修改', { 审核意见: '补充企业授课情况' });
  await as(page, 'OFFICE', address);
  await expect(page.getByRole('region', { name: '审核意见' })).toContainText('补充企业授课情况');
  await head(page).getByRole('button', { name: '写自评', exact: true }).click();
  await send(page, '保存', { 年度自评: '课程已开设，企业授课占四成' });
  await step(page, '提交自评');
  await as(page, 'LEADER', address);
  await step(page, '审核通过');
  await expect(head(page).locator('.badge').first()).toHaveText('已审核');
  await expect(page.getByRole('region', { name: '年度自评' })).toContainText('自评 88.5 分');
  await expectSoundPage(page);
  await page.goto(`/platforms/years?q=${encodeURIComponent(name)}`);
  await expect(page.locator('tbody tr')).toContainText(['已审核']);
});

test('a training base is founded, inspected, and what was found is mended', async ({ page }) => {
  const [name, what] = [`试基地${unique()}`, `试隐患${unique()}`];
  await found(page, '/platforms/training-bases', '新建基地', name);
  await expectSoundPage(page);
  const inspections = page.getByRole('region', { name: '安全检查' });
  await inspections.getByRole('button', { name: '记检查' }).click();
  await dialog(page)
    .getByLabel(/^检查结论/)
    .selectOption('MENDING');
  await send(page, '保存', { 检查日期: day(-10), 下次检查日期: day(80), 检查人: '安全科' });
  const findings = page.getByRole('region', { name: '检查问题' });
  await findings.getByRole('button', { name: '登记问题' }).click();
  await dialog(page)
    .getByLabel(/^负责人/)
    .selectOption({ index: 1 });
  await send(page, '保存', { 检查问题: what, 完成期限: day(-1) });
  await expect(findings).toContainText('逾期 1 天');
  await findings.getByRole('button', { name: /^登记整改/ }).click();
  await send(page, '登记整改', { 整改情况: '已加装护栏' });
  await expect(findings).toContainText('已加装护栏');
  await expect(findings).not.toContainText('逾期');
  await expectSoundPage(page);
  await page.locator('.crumb a').last().click();
  await expect(inspections).toContainText(day(-10));
});

test('a practice centre gets a room and is booked; what overlaps is refused, what follows is not', async ({ page }) => {
  const [name, room] = [`试中心${unique()}`, `试室${unique()}`];
  await found(page, '/platforms/practice-centres', '新建实践中心', name);
  await page.getByRole('link', { name: '场地排期' }).click();
  await expect(page.getByText('这个中心还没有场地，请先添加场地。')).toBeVisible();
  await expect(page.getByRole('button', { name: '预约场地' })).toHaveCount(0);
  await expectSoundPage(page);
  await page.getByRole('button', { name: '添加场地' }).click();
  await send(page, '保存', { 场地: room, 工位数: '24' });
  await page.getByRole('button', { name: '预约场地' }).click();
  await send(page, '预约', { 内容: '钳工实训' });
  const slots = page.getByRole('listitem').filter({ hasText: '实训' });
  await expect(slots).toHaveCount(1);
  await page.getByRole('button', { name: '预约场地' }).click();
  await dialog(page).getByLabel(/^内容/).fill('焊工实训');
  await dialog(page)
    .getByLabel(/^开始时间/)
    .fill('10:09');
  await dialog(page)
    .getByLabel(/^结束时间/)
    .fill('11:50');
  await dialog(page).getByRole('button', { name: '预约', exact: true }).click();
  await expect(dialog(page).getByText('08:30–10:10 已有“钳工实训”')).toBeVisible();
  await expectSoundPage(page);
  await send(page, '预约', { 开始时间: '10:10' });
  await expect(slots).toHaveCount(2);
  await page.setViewportSize({ width: 390, height: 844 });
  const cut = await page.locator('.table-wrap').evaluate((box) => box.scrollHeight - box.clientHeight);
  expect(cut, 'pixels of the timetable that are cut off').toBeLessThanOrEqual(0);
  await expectSoundPage(page);
});
