import { expect, type Page } from '@playwright/test';
import { CANARY } from '@/prisma/seed/demo/canary';
import { signIn, test } from './support';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const HTML = Buffer.from('<!doctype html><script>1</script>');

async function firstPartner(page: Page): Promise<string> {
  await page.goto('/partners');
  const links = page.locator('main a[href^="/partners/"]');
  const hrefs = await links.evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
  const id = hrefs.map((href) => /^\/partners\/([0-9a-f-]{36})$/.exec(href)?.[1]).find(Boolean);
  expect(id).toBeDefined();
  return id ?? '';
}

function upload(page: Page, partnerId: string, name: string, data: Buffer, origin = new URL(page.url()).origin) {
  const address = `/api/files?${new URLSearchParams({ partnerId, name })}`;
  return page.request.post(address, { data, headers: { origin, 'content-type': 'application/octet-stream' } });
}

test('a file is taken in, given back as a download, and shown to nobody else', async ({ page, browser, baseURL }) => {
  const partnerId = await firstPartner(page);
  const sent = await upload(page, partnerId, '合作协议.pdf', PDF);
  expect(sent.status()).toBe(201);
  const { id } = (await sent.json()) as { id: string };

  const got = await page.request.get(`/api/files/${id}`);
  expect(await got.body()).toEqual(PDF);
  expect(got.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringMatching(/^attachment; .*filename\*=UTF-8''%E5%90%88/),
    'cache-control': 'private, no-store',
  });

  const stranger = await browser.newPage({ baseURL, storageState: { cookies: [], origins: [] } });
  expect((await stranger.request.get(`/api/files/${id}`)).status()).toBe(401);
  await signIn(stranger, 'OFFICE', CANARY.code);
  expect((await stranger.request.get(`/api/files/${id}`)).status()).toBe(404);
  await stranger.close();
});

test('what is no document, and what another site sends, is refused', async ({ page }) => {
  const partnerId = await firstPartner(page);
  expect((await upload(page, partnerId, '合作协议.pdf', HTML)).status()).toBe(400);
  expect((await upload(page, partnerId, '合作协议.html', HTML)).status()).toBe(400);
  expect((await upload(page, partnerId, '合作协议.pdf', PDF, 'https://elsewhere.example')).status()).toBe(403);
});
