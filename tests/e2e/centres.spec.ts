import { expect, type Page } from '@playwright/test';
import { expectSoundPage, speak, test } from './support';

const dialog = (page: Page) => page.getByRole('dialog');
const unique = () => String(Math.floor(Math.random() * 1e9));

/** Opens the timetable of the first practice centre, far ahead: nobody else's week. */
async function farWeek(page: Page, on: string): Promise<void> {
  await page.goto('/platforms/practice-centres');
  await page.locator('tbody th a').first().click();
  await page.getByRole('link', { name: '场地排期' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '场地排期' })).toBeVisible();
  await page.goto(`${new URL(page.url()).pathname}?on=${on}`);
}

test('a room is booked, the one who comes second is told what is in the way, and participants are recorded', async ({
  page,
}) => {
  const title = `试实训${unique()}`;
  await farWeek(page, '2028-03-08');
  await expectSoundPage(page);
  const book = async (what: string) => {
    await page.getByRole('button', { name: '预约场地' }).click();
    await dialog(page).getByLabel(/^日期/).fill('2028-03-08');
    await dialog(page).getByRole('textbox', { name: /^内容/ }).fill(what);
    await dialog(page).getByRole('button', { name: '预约', exact: true }).click();
  };
  await book(title);
  await expect(dialog(page)).toBeHidden();
  const slot = page.getByRole('listitem').filter({ hasText: title });
  await expect(slot).toContainText('08:30–10:10');
  await book(`${title}之后`);
  await expect(dialog(page).getByText(`08:30–10:10 已有“${title}”`)).toBeVisible();
  await expect(dialog(page).getByRole('textbox', { name: /^内容/ })).toHaveValue(`${title}之后`);
  await dialog(page)
    .getByLabel(/^开始时间/)
    .fill('10:10');
  await dialog(page)
    .getByLabel(/^结束时间/)
    .fill('11:50');
  await dialog(page).getByRole('button', { name: '预约', exact: true }).click();
  await expect(dialog(page)).toBeHidden();
  await slot
    .filter({ hasNotText: '之后' })
    .getByRole('button', { name: /^参加人员/ })
    .click();
  await dialog(page).getByLabel('人数').first().fill('30');
  await dialog(page).getByLabel('人次').first().fill('60');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(slot.filter({ hasNotText: '之后' })).toContainText('30 人参加');
  await slot
    .filter({ hasText: '之后' })
    .getByRole('button', { name: /^取消预约/ })
    .click();
  await dialog(page).getByLabel(/^原因/).fill('教师出差');
  await dialog(page).getByRole('button', { name: '取消预约' }).click();
  await expect(slot.filter({ hasText: '之后' })).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectSoundPage(page);
});

test('a training programme is developed and offered; the figure opens those in development', async ({ page }) => {
  const name = `试项目${unique()}`;
  await farWeek(page, '2028-04-05');
  await page.getByRole('button', { name: '添加培训项目' }).click();
  await dialog(page)
    .getByRole('textbox', { name: /^培训项目/ })
    .fill(name);
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toBeHidden();
  await page.goto('/platforms/training-programmes?state=DEVELOPMENT');
  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByRole('button', { name: /^开设/ }).click();
  await dialog(page).getByRole('button', { name: '开设' }).click();
  await expect(row).toHaveCount(0);
  await expectSoundPage(page);
});

test('English: the screens have their words', async ({ page, baseURL }) => {
  await speak(page, 'en', baseURL);
  await page.goto('/platforms/training-programmes');
  await expectSoundPage(page);
});
