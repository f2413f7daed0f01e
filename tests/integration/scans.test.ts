import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCodes } from '@/lib/files/scan';
import type { Ctx } from '@/lib/kernel/context';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { openAssessment } from '@/lib/processes/assessment-document';
import { openAttachment } from '@/lib/processes/attach-file';
import { openAgreement } from '@/lib/processes/document-downloads';
import { fileScans } from '@/lib/processes/file-scans';
import { paperAddress } from '@/lib/processes/paper-address';
import { qrPng } from '@/lib/report/qr';
import { makePlacement } from '@/tests/support/contract-placements';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;

beforeAll(async () => {
  w = await newWorld('扫甲');
  other = await newWorld('扫乙');
  office = w.as.OFFICE;
});

const agreementOf = async (id: string, ctx = office) =>
  (await openAgreement(ctx, id, 'pdf')).body as Buffer<ArrayBuffer>;

/** One scan of several documents, with blank sheets where null stands. */
async function scanOf(parts: (Uint8Array | null)[]): Promise<Buffer> {
  const scan = await PDFDocument.create();
  for (const part of parts) {
    if (!part) {
      scan.addPage();
      continue;
    }
    const from = await PDFDocument.load(part);
    for (const page of await scan.copyPages(from, from.getPageIndices())) scan.addPage(page);
  }
  return Buffer.from(await scan.save());
}

const file = (bytes: Uint8Array, { ctx = office, name = '扫描.pdf', codeless = 'next' as unknown } = {}) =>
  fileScans(ctx, { name, body: Readable.from([bytes]), codeless });
const filesOf = async (placementId: string) => (await listAttachments(office, { placementId })).files;

describe('a scan of many forms', () => {
  it('is filed form by form: each record gets its own pages alone', async () => {
    const [a, b] = [await makePlacement(w), await makePlacement(w)];
    const assessment = (await openAssessment(office, a.id)).body as Uint8Array;
    const scan = await scanOf([await agreementOf(a.id), await agreementOf(b.id), assessment, null]);
    const { pages, filed, refused, loose } = await file(scan);
    expect(refused).toEqual([]);
    expect(filed.map(({ placementId, paper, fits, again }) => [placementId, paper, fits, again])).toEqual([
      [a.id, 'agreement', true, false],
      [b.id, 'agreement', true, false],
      [a.id, 'assessment', true, false],
    ]);
    expect(filed.flatMap((each) => each.pages)).toEqual(Array.from({ length: pages - 1 }, (_, n) => n + 1));
    expect(loose).toEqual([{ page: pages, reason: 'codeless' }]);

    const [kept, more] = await filesOf(b.id);
    expect(more).toBeUndefined();
    expect(kept?.name).toBe(`三方协议 ${b.studentNo} ${office.today}.pdf`);
    const { stream } = await openAttachment(office, kept?.id ?? '');
    const codes = await readCodes(await buffer(stream), 'application/pdf');
    expect(codes).toHaveLength(filed[1]?.pages.length ?? 0);
    for (const page of codes) {
      expect(page.length).toBeGreaterThan(0);
      for (const text of page) expect(text).toContain(b.id);
    }
    expect(await filesOf(a.id)).toHaveLength(2);
  });

  it('sent again files nothing twice, and says so', async () => {
    const { id } = await makePlacement(w);
    const scan = await scanOf([await agreementOf(id)]);
    expect((await file(scan)).filed).toMatchObject([{ again: false }]);
    expect((await file(scan)).filed).toMatchObject([{ again: true }]);
    expect(await filesOf(id)).toHaveLength(1);
  });

  it('says which form has been printed before the record changed', async () => {
    const { id } = await makePlacement(w);
    const scan = await scanOf([await agreementOf(id)]);
    await within(w, (tx) =>
      tx.placement.updateMany({ where: { institutionId: w.institutionId, id }, data: { pay: 4321 } }),
    );
    expect((await file(scan)).filed).toMatchObject([{ fits: false }]);
  });

  it('may be a photo', async () => {
    const { id } = await makePlacement(w);
    const photo = await qrPng(paperAddress('assessment', id, ''), 400);
    expect(await file(photo, { name: 'IMG_0001.png' })).toMatchObject({ pages: 1, filed: [{ placementId: id }] });
    expect((await filesOf(id))[0]?.name).toMatch(/^企业评价表 .*\.png$/);
  });

  it("does not reach another college's records, nor those of another teacher", async () => {
    const [own, foreign] = [await makePlacement(w), await makePlacement(other)];
    const scan = await scanOf([await agreementOf(foreign.id, other.as.OFFICE), await agreementOf(own.id)]);
    const { filed, refused } = await file(scan);
    expect(filed.map(({ placementId }) => placementId)).toEqual([own.id]);
    expect(refused).toMatchObject([{ problem: { key: 'notFound' } }]);
    expect((await listAttachments(other.as.OFFICE, { placementId: foreign.id })).files).toEqual([]);

    const { id } = await makePlacement(w, 'APPROVED', { teacherId: null });
    expect(await file(await scanOf([await agreementOf(id)]), { ctx: w.as.TEACHER })).toMatchObject({
      ...{ filed: [], refused: [{ problem: { key: 'notFound' } }] },
    });
    await expect(file(scan, { ctx: w.as.LEADER })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(file(scan, { ctx: w.as.LIAISON })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each([
    ['a PDF that is none inside', Buffer.from('%PDF-1.4\nnothing'), '坏.pdf', 'scanUnreadable'],
    ['a picture that is none inside', Buffer.from('ffd8ffe000104a46494600', 'hex'), '坏.jpg', 'scanUnreadable'],
    ['what is no scan', Buffer.from('text'), 'x.txt', 'fileTypeRefused'],
    ['nothing', Buffer.alloc(0), 'x.pdf', 'fileEmpty'],
  ])('refuses %s and keeps nothing of it', async (_what, bytes, name, key) => {
    await expect(file(bytes, { name })).rejects.toMatchObject({ code: 'INVALID', key });
  });
});
