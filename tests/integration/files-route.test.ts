import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { GET } from '@/app/api/files/[id]/route';
import { POST } from '@/app/api/files/route';
import type { Ctx } from '@/lib/kernel/context';
import { newCollege } from '@/tests/factories/college';
import { newPartner } from '@/tests/factories/members';

const signedIn = vi.hoisted(() => ({ ctx: null as unknown }));
vi.mock('@/lib/auth/context', () => ({ requireCtx: async () => signedIn.ctx, optionalCtx: async () => signedIn.ctx }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'route-'));
process.env.UPLOAD_MAX_MB = '1';

const SITE = 'http://127.0.0.1:3000';
const PDF = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n';
let office: Ctx;
let partnerId: string;

function post(name: string, body: BodyInit, origin: string | null = SITE): Promise<Response> {
  const url = `${SITE}/api/files?${new URLSearchParams({ partnerId, name })}`;
  const request = new Request(url, { method: 'POST', body, headers: origin ? { origin } : {} });
  return POST(request, { params: Promise.resolve({}) });
}
const get = (id: string) => GET(new Request(`${SITE}/api/files/${id}`), { params: Promise.resolve({ id }) });
const keyOf = async (response: Response) => ((await response.json()) as { error: { key: string } }).error.key;

beforeEach(async () => {
  office = await newCollege();
  signedIn.ctx = office;
  partnerId = await newPartner(office, '甲新能源有限公司');
});

describe('the routes of files', () => {
  it('take a file in and give it back as a download that no browser opens', async () => {
    const sent = await post('合作协议.pdf', PDF);
    expect(sent.status).toBe(201);
    const { id } = (await sent.json()) as { id: string };
    const got = await get(id);
    expect(await got.text()).toBe(PDF);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(PDF.length),
      'content-disposition': `attachment; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent('合作协议')}.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    signedIn.ctx = await newCollege();
    expect((await get(id)).status).toBe(404);
  });

  it('refuse with a status and a key', async () => {
    const large = await post('协议.pdf', PDF + ' '.repeat(1_048_576));
    expect([large.status, await keyOf(large)]).toEqual([413, 'fileTooLarge']);
    const wrong = await post('协议.pdf', 'PK\u0003\u0004');
    expect([wrong.status, await keyOf(wrong)]).toEqual([400, 'fileTypeRefused']);
    for (const origin of ['https://elsewhere.example', 'null', null])
      expect((await post('协议.pdf', PDF, origin)).status).toBe(403);
  });
});
