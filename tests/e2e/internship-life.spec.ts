import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import JSZip from 'jszip';
import { addDays, today } from '@/lib/kernel/day';
import { expectSoundPage, signIn, speak, test } from './support';

const PHONE = { width: 390, height: 844 };
const unique = () => String(Math.floor(Math.random() * 1e9));
const dialog = (page: Page) => page.getByRole('dialog');
const head = (page: Page) => page.locator('.head').first();
const day = (days: number) => addDays(today(), days);
const students = (page: Page) => page.getByRole('region', { name: '出发名单' }).locator('tbody th a');

/** Presses the step at the head of the record, and again in its dialog. */
async function step(page: Page, name: string): Promise<void> {
  await head(page).getByRole('button', { name, exact: true }).click();
  await dialog(page).getByRole('button', { name, exact: true }).click();
  await expect(dialog(page)).toBeHidden();
}

async function save(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: '保存', exact: true }).click();
  await expect(dialog(page)).toBeHidden();
}

/** A post with two slots, on offer for as long as the plan goes. */
async function offerPost(page: Page, title: string): Promise<void> {
  await page.goto('/internships/posts/new');
  await page.getByRole('combobox', { name: /^实习单位/ }).fill('弘元');
  await page.getByRole('listbox').getByRole('option').first().click();
  await page.getByRole('textbox', { name: /^岗位名称/ }).fill(title);
  await page.getByRole('spinbutton', { name: /^岗位数/ }).fill('2');
  await page.getByLabel(/^生效日期/).fill(day(-30));
  await page.getByLabel(/^有效期/).fill(day(60));
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await step(page, '发布');
}

/** A plan for a class of the second year that has not been out yet; its last day is today. */
async function approvePlan(page: Page, name: string): Promise<string> {
  await page.goto('/internships/plans/new');
  await page.getByRole('textbox', { name: /^计划名称/ }).fill(name);
  const year = Number(today().slice(2, 4)) - (today().slice(5) >= '09-01' ? 1 : 2);
  const classes = page.getByLabel(/^行政班/);
  const fitting = (await classes.locator('option').allTextContents()).filter((text) => text.includes(`${year}0`));
  const [label = ''] = fitting.toSorted(() => Math.random() - 0.5);
  await classes.selectOption({ label });
  for (const [field, days] of [
    [/^开始日期/, -20],
    [/^结束日期/, 0],
    [/^共同制定计划日期/, -30],
    [/^安全预案日期/, -30],
    [/^上级备案日期/, -25],
  ] as const)
    await page.getByLabel(field).fill(day(days));
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await step(page, '提交审批');
  await step(page, '批准');
  await expect(head(page).locator('.badge')).toHaveText('已批准');
  return new URL(page.url()).pathname;
}

/** Nobody has chosen: the proposal fills the post's slots, and names who is left without. */
async function placeByProposal(page: Page, plan: string, post: string): Promise<void> {
  await page.goto(`${plan}/choice`);
  await page.getByRole('button', { name: '开放选岗' }).click();
  await dialog(page)
    .getByRole('checkbox', { name: new RegExp(post) })
    .check();
  await save(page);
  await page.getByRole('button', { name: '提前截止' }).click();
  await dialog(page).getByRole('button', { name: '提前截止' }).click();
  const proposal = page.getByRole('region', { name: '分配方案' });
  await proposal.getByRole('link', { name: '余下的按余额调剂' }).click();
  await expect(proposal.getByRole('table', { name: '可安排的学生' }).locator('tbody tr')).toHaveCount(2);
  await expectSoundPage(page);
  await proposal.getByRole('button', { name: /^采用方案/ }).click();
  await dialog(page)
    .getByRole('button', { name: /^采用方案/ })
    .click();
  await expect(dialog(page)).toBeHidden();
  await page.goto(plan);
  await expect(students(page)).toHaveCount(2);
}

/** What is the same for all is entered once. */
async function enterEvidence(page: Page): Promise<void> {
  await page.getByRole('button', { name: '成批补材料' }).click();
  for (const label of [/^学生同意日期/, /^监护人同意日期/, /^安全培训日期/, /^责任险起/])
    await dialog(page).getByLabel(label).fill(day(-22));
  await dialog(page)
    .getByLabel(/^责任险保单号/)
    .fill('ZR-2026');
  await dialog(page)
    .getByLabel(/^责任险止/)
    .fill(day(60));
  await save(page);
}

/** The agreement on paper, with its scan and the three who signed it. */
async function signOnPaper(page: Page, href: string): Promise<void> {
  await page.goto(href);
  const file = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]) };
  await page.locator('main input[type="file"]').first().setInputFiles(file);
  await expect(page.locator('main').getByRole('link', { name: /IMG_1/ })).toBeVisible();
  for (const [n, party] of ['SCHOOL', 'ENTERPRISE', 'STUDENT'].entries()) {
    await page.getByRole('button', { name: '登记签字' }).click();
    await dialog(page)
      .getByLabel(/^签约方/)
      .selectOption(party);
    await dialog(page)
      .getByLabel(/^签署人/)
      .fill('试签');
    await dialog(page)
      .getByLabel(/^手机号/)
      .fill(`1990000000${n}`);
    await dialog(page)
      .getByLabel(/^签订日期/)
      .fill(day(-22));
    await save(page);
    await expect(page.locator('main li').filter({ hasText: '纸质签署' })).toHaveCount(n + 1);
  }
  await expect(page.getByText('八项齐全')).toBeVisible();
}

/** Makes the plan's links of the kind: the addresses that are sent out. */
async function makeLinks(page: Page, plan: string, kind: string): Promise<string[]> {
  await page.goto(`/internships/links/new?planId=${plan.split('/').at(-1)}&kind=${kind}`);
  await page.getByRole('button', { name: /^生成 \d+ 条链接/ }).click();
  const made = page.getByRole('region', { name: /^已生成 \d+ 条链接/ });
  await expect(made).toContainText('/t/');
  return [...new Set((await made.innerText()).match(/https?:\S+\/t\/[\w-]{43}/g) ?? [])];
}

/** What the link downloads, as the browser saves it. */
async function downloaded(page: Page, menu: Locator, name: string): Promise<Buffer> {
  if (!(await menu.evaluate((details: HTMLDetailsElement) => details.open))) await menu.locator('summary').click();
  const coming = page.waitForEvent('download');
  await menu.getByRole('link', { name, exact: true }).click();
  return readFile(await (await coming).path());
}
const documents = (page: Page) => head(page).locator('details').filter({ hasText: '文书' });

test('the office runs a plan from its draft to the archive, for several students at once', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const [name, post] = [`试全程计划${unique()}`, `试全程岗${unique()}`];
  await page.context().clearCookies();
  await signIn(page, 'OFFICE');
  await speak(page, 'zh-CN');
  await offerPost(page, post);
  const plan = await approvePlan(page, name);
  await placeByProposal(page, plan, post);
  await step(page, '提交 2 人的安排');
  await step(page, '批准 2 人的安排');
  await expect(page.getByRole('button', { name: /^开始 \d+ 人的实习/ })).toHaveCount(0);
  await enterEvidence(page);
  const records = await students(page).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const href of records) await signOnPaper(page, href);
  await page.goto(plan);
  await expect(page.locator('.checks .full')).toHaveCount(8);
  await expectSoundPage(page);
  await step(page, '开始 2 人的实习');
  await expect(page.getByRole('region', { name: '出发名单' }).locator('tbody tr', { hasText: '实习中' })).toHaveCount(
    2,
  );

  const stranger = await browser.newContext({ viewport: PHONE, storageState: { cookies: [], origins: [] } });
  const phone = await stranger.newPage();
  const thanks = phone.getByRole('heading', { level: 1, name: '收到了，谢谢' });
  const weeks = await makeLinks(page, plan, 'PRESENT');
  expect(weeks).toHaveLength(1);
  await phone.goto(weeks[0] ?? '');
  await expect(phone.getByRole('group')).toHaveCount(2);
  await phone.getByRole('button', { name: '确认', exact: true }).click();
  await expect(thanks).toBeVisible();
  const assessments = await makeLinks(page, plan, 'ASSESS');
  expect(assessments).toHaveLength(2);
  for (const address of assessments) {
    await phone.goto(address);
    await phone.getByRole('spinbutton', { name: /^评分/ }).fill('92');
    await phone.getByRole('button', { name: '提交评价', exact: true }).click();
    await expect(thanks).toBeVisible();
  }
  await stranger.close();
  for (const href of records) {
    await page.goto(href);
    await expect(page.locator('main')).toContainText('在岗');
    const assessment = page.locator('.sec').filter({ has: page.getByRole('heading', { name: '考核' }) });
    await assessment.getByRole('button', { name: '评分' }).last().click();
    await dialog(page).getByRole('spinbutton', { name: /^评分/ }).fill('90');
    await save(page);
    await expect(assessment).toContainText('优秀');
  }
  await page.goto(plan);
  await step(page, '结束 2 人的实习');
  await step(page, '结束计划');
  await expect(head(page).locator('.badge')).toHaveText('已结束');
  await expectSoundPage(page);

  const zip = await JSZip.loadAsync(await downloaded(page, documents(page), '实习档案（成批）'));
  const pdfs = Object.values(zip.files).filter((file) => file.name.endsWith('.pdf'));
  expect(zip.file('目录.xlsx')).not.toBeNull();
  expect(pdfs).toHaveLength(2);
  for (const pdf of pdfs) expect((await pdf.async('nodebuffer')).length).toBeGreaterThan(5_000);
  await page.goto(records[0] ?? '');
  await expect(head(page).locator('.badge').first()).toHaveText('已结束');
  for (const each of ['实习档案', '企业评价表 PDF']) {
    const pdf = await downloaded(page, documents(page), each);
    expect(pdf.subarray(0, 5).toString(), each).toBe('%PDF-');
    expect(pdf.length, each).toBeGreaterThan(5_000);
  }
  await expectSoundPage(page);
});
