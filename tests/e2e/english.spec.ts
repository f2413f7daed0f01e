import { expect, type Page } from '@playwright/test';
import { BTQY } from '@/prisma/seed/demo/college';
import { expectSoundPage, speak, test } from './support';

/** What the page itself says in English, on a phone. */
const title = (page: Page, name: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();

/** Makes a link of the kind as the administrator: the address that is sent out. */
async function makeOne(page: Page, query: string): Promise<string> {
  await page.goto(`/internships/links/new?${query}`);
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  const none = page.getByRole('button', { name: 'Choose none' });
  if (await none.isVisible()) await none.click();
  await page.locator('input[type="checkbox"]:enabled').last().check();
  await page.getByRole('button', { name: 'Make 1 link' }).click();
  const made = page.getByRole('region', { name: '1 link made' });
  await expect(made).toContainText('/t/');
  return /https?:\S+\/t\/[\w-]{43}/.exec(await made.innerText())?.[0] ?? '';
}

test('every kind of link reads in English on a phone', async ({ page, browser, baseURL }) => {
  test.setTimeout(240_000);
  await speak(page, 'en', baseURL);
  const none = { cookies: [], origins: [] };
  const stranger = await browser.newContext({ viewport: { width: 390, height: 844 }, storageState: none });
  const phone = await stranger.newPage();
  await speak(phone, 'en', baseURL);
  for (const [query, heading, fill, submit] of [
    ['kind=SLOTS', 'Please confirm the slots', null, 'Send slots'],
    ['kind=PRESENT', 'Please confirm who was there', null, 'Confirm'],
    ['kind=ASSESS', 'Please assess the intern', { Score: '81' }, 'Send assessment'],
    ['kind=HOST_AGAIN', 'Would you host this intern again?', null, 'Send'],
    ['kind=INCIDENT', 'Report an incident', { 'What happened': 'Late twice' }, 'Report'],
    ['kind=CONTACT', 'Please check your contact data', null, 'Confirm'],
  ] as const) {
    await phone.goto(await makeOne(page, query));
    await title(phone, heading);
    await expectSoundPage(phone);
    for (const [label, value] of Object.entries(fill ?? {}))
      await phone.getByLabel(new RegExp(`^${label}`)).fill(value);
    await phone.getByRole('button', { name: submit, exact: true }).click();
    await title(phone, 'Received, thank you');
    await expectSoundPage(phone);
  }
  const sign = await makeOne(page, 'kind=SIGN&party=STUDENT');
  await phone.goto(sign);
  await title(phone, 'Please sign the internship agreement');
  await expectSoundPage(phone);
  await phone.goto(`${baseURL}/t/${'x'.repeat(43)}`);
  await title(phone, 'There is no such link');
  await expectSoundPage(phone);
  await stranger.close();
});

test('the wall has nothing over another: on a small screen with long words, and on a phone', async ({
  page,
  baseURL,
}) => {
  for (const [locale, width, height] of [
    ['en', 1280, 720],
    ['en', 390, 844],
    ['zh-CN', 390, 844],
  ] as const) {
    await speak(page, locale, baseURL);
    await page.setViewportSize({ width, height });
    await page.goto('/wall');
    const over = await page.locator('.wall .wf, .wall .p').evaluateAll((boxes) =>
      boxes
        // A line's letters may reach a little out of it; a panel does not.
        .filter((box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 8)
        .map((box) => box.textContent),
    );
    expect(over, `${locale} ${width}`).toEqual([]);
    await expectSoundPage(page);
  }
});

test.describe('the open pages', () => {
  test.use({ viewport: { width: 390, height: 844 }, storageState: { cookies: [], origins: [] } });
  test('read in English on a phone', async ({ page, baseURL }) => {
    await speak(page, 'en', baseURL);
    for (const address of ['/open', `/open/${BTQY.code}`]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^[\x20-\x7e]+$/);
      await expectSoundPage(page);
    }
    for (const region of ['Vacancies', 'Industry notices']) {
      await page.goto(`/open/${BTQY.code}`);
      await page.getByRole('region', { name: region }).getByRole('link').first().click();
      await expect(page).toHaveURL(/\/(vacancies|notices)\/[0-9a-f-]{36}$/);
      await expectSoundPage(page);
    }
  });
});
