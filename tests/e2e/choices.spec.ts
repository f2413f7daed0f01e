import { expect, type Page } from '@playwright/test';
import type { Role } from '@/lib/authz/roles';
import { checkCreditCode } from '@/lib/identifiers/credit-code';
import { expectSoundPage, signIn, test } from './support';

const PHONE = { width: 390, height: 844 };
/** A credit code that nobody in the demo has. */
const CODE =
  [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
    .map((last) => `91150203MA7777777${last}`)
    .find((code) => checkCreditCode(code).ok) ?? '';
const dialog = (page: Page) => page.getByRole('dialog');

async function as(page: Page, role: Role): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, role);
}

test('on a phone: the student ranks posts; at a desk: the office closes the window, sees who gets what and accepts', async ({
  page,
}) => {
  await page.setViewportSize(PHONE);
  await as(page, 'STUDENT');
  await page.goto('/');
  await page.getByRole('link', { name: '选岗', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: '选岗', level: 1 })).toBeVisible();
  const posts = page.getByRole('list', { name: '岗位' });
  const wishes = page.getByRole('list', { name: '我的志愿' });
  for (const rank of [1, 2])
    await posts
      .getByRole('button', { name: `选为第 ${rank} 志愿` })
      .first()
      .click();
  await expect(wishes.getByRole('listitem')).toHaveCount(2);
  const second = (await wishes.getByRole('listitem').nth(1).locator('.grow').textContent()) ?? '';
  await wishes.getByRole('listitem').nth(1).getByRole('button', { name: /上移$/ }).click();
  await expect(wishes.getByRole('listitem').first().locator('.grow')).toHaveText(second);
  await page.getByRole('button', { name: '提交志愿' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已提交 2 个志愿' })).toBeVisible();
  await page.reload();
  await expect(wishes.getByRole('listitem').first().locator('.grow')).toHaveText(second);
  await expectSoundPage(page);

  await page.getByRole('link', { name: '申请自主实习' }).click();
  await page.getByLabel(/^单位名称/).fill('包头启明自动化有限公司');
  await page.getByLabel(/^统一社会信用代码/).fill('91150203MA0000001X');
  await page.getByLabel(/^实习地址/).fill('稀土高新区 1 号');
  await page.getByLabel(/^岗位/).fill('装配');
  await page.getByLabel(/^单位联系人/).fill('周师傅');
  await page.getByLabel(/^联系人电话/).fill('13800001234');
  await page.getByLabel(/^申请理由/).fill('离家近，岗位与专业一致');
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.locator('.field.has-error')).toContainText('校验');
  await expectSoundPage(page);
  await page.getByLabel(/^统一社会信用代码/).fill(CODE);
  await page.getByRole('button', { name: '提交申请' }).click();
  const own = page.getByRole('region', { name: '自主实习' });
  await expect(own.getByRole('listitem', { name: '包头启明自动化有限公司' })).toContainText('待审批');
  await expectSoundPage(page);

  await page.setViewportSize({ width: 1440, height: 900 });
  await as(page, 'OFFICE');
  await page.goto('/internships/own-choices?state=REQUESTED');
  await expectSoundPage(page);
  await page
    .getByRole('button', { name: /^不批准/ })
    .first()
    .click();
  await dialog(page)
    .getByLabel(/^审批意见/)
    .fill('单位未经考察');
  await dialog(page).getByRole('button', { name: '不批准' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await page.goto(`/internships/plans?q=${encodeURIComponent('轮岗实习')}`);
  await page.locator('tbody').getByRole('link').first().click();
  await page.getByRole('link', { name: '选岗', exact: true }).click();
  const proposal = page.getByRole('region', { name: '分配方案' });
  await expect(proposal).toContainText('选岗还未截止');
  await expect(proposal.getByRole('button', { name: /^采用方案/ })).toHaveCount(0);
  await expectSoundPage(page);
  await page.getByRole('button', { name: '提前截止' }).click();
  await dialog(page).getByRole('button', { name: '提前截止' }).click();
  await proposal.getByRole('link', { name: '余下的按余额调剂' }).click();
  // The other proposal stands there before it is taken.
  await expect(proposal.getByRole('link', { name: '只按志愿' })).toBeVisible();
  await proposal.getByRole('button', { name: /^采用方案/ }).click();
  await dialog(page)
    .getByRole('button', { name: /^采用方案/ })
    .click();
  await expect(proposal).toContainText('没有待安排的学生');

  await page.setViewportSize(PHONE);
  await as(page, 'STUDENT');
  await page.goto('/internships/choice');
  await expect(page.getByRole('status').filter({ hasText: '已安排实习岗位' })).toBeVisible();
  await expect(own).toContainText('单位未经考察');
  await expectSoundPage(page);
});
