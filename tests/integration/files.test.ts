import { mkdtempSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { purgeFiles } from '@/lib/files/purge';
import type { Ctx } from '@/lib/kernel/context';
import { removeAttachment } from '@/lib/modules/attachments/commands';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { createNeed } from '@/lib/modules/needs/commands';
import { attachFile, openAttachment } from '@/lib/processes/attach-file';
import { newCollege } from '@/tests/factories/college';
import { colleague, newPartner } from '@/tests/factories/members';

const MB = 1_048_576;
const dataDir = mkdtempSync(path.join(tmpdir(), 'files-'));
process.env.DATA_DIR = dataDir;
process.env.UPLOAD_MAX_MB = '1';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const ZIP = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
const HTML = Buffer.from('<!doctype html><script>1</script>');

let office: Ctx;
let partnerId: string;
let needId: string;

const attach = (ctx: Ctx, owner: object, name = '协议.pdf', bytes: Buffer = PDF) =>
  attachFile(ctx, { owner, name, body: Readable.from([bytes]) });
const newNeed = async (ofPartner: string) =>
  (await createNeed(office, { partnerId: ofPartner, kind: 'TALENT', title: '技术员', raisedOn: office.today })).id;
const bytesOf = async (ctx: Ctx, id: string) => buffer((await openAttachment(ctx, id)).stream);
/** How many files lie in the college's part of the store and in the spool. */
async function kept(): Promise<number> {
  const folders = [path.join(dataDir, 'files', office.institutionId), path.join(dataDir, 'spool')];
  const names = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])));
  return names.flat().length;
}

beforeEach(async () => {
  office = await newCollege();
  partnerId = await newPartner(office, '甲新能源有限公司');
  needId = await newNeed(partnerId);
});

describe('an upload', () => {
  it('is kept with its record and comes back as it was', async () => {
    const { id } = await attach(office, { partnerId }, '../目录\\合作\u202e协议.pdf');
    const list = await listAttachments(office, { partnerId });
    expect(list).toMatchObject({ canWrite: true, files: [{ id, name: '合作协议.pdf', ending: 'pdf', by: 'T' }] });
    expect(list.files[0]).toMatchObject({ size: PDF.length, removable: true });
    expect(await bytesOf(office, id)).toEqual(PDF);
    const { stream, ...file } = await openAttachment(office, id);
    stream.destroy();
    expect(file).toMatchObject({ contentType: 'application/pdf', size: PDF.length });
  });

  it('takes pictures and workbooks', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('1').addRow(['a']);
    const xlsx = Buffer.from(await book.xlsx.writeBuffer());
    await attach(office, { needId }, '照片.PNG', PNG);
    await attach(office, { needId }, '台账.xlsx', xlsx);
    expect((await listAttachments(office, { needId })).files.map((f) => f.ending)).toEqual(['xlsx', 'png']);
  });

  it.each([
    ['a zip renamed to pdf', '协议.pdf', ZIP, 'fileTypeRefused'],
    ['a zip', '协议.zip', ZIP, 'fileTypeRefused'],
    ['a page renamed to png', '图.png', HTML, 'fileTypeRefused'],
    ['a picture renamed to pdf', '协议.pdf', PNG, 'fileTypeRefused'],
    ['a pdf without an ending', '协议', PDF, 'fileTypeRefused'],
    ['a pdf named as a page', '协议.html', PDF, 'fileTypeRefused'],
    ['nothing', '协议.pdf', Buffer.alloc(0), 'fileEmpty'],
    ['too much', '协议.pdf', Buffer.concat([PDF, Buffer.alloc(MB)]), 'fileTooLarge'],
  ])('of %s is refused and nothing is left', async (_what, name, bytes, key) => {
    await expect(attach(office, { partnerId }, name, bytes)).rejects.toMatchObject({ key });
    expect(await kept()).toBe(0);
  });

  it('of the same file twice is one file', async () => {
    const first = await attach(office, { partnerId });
    expect(first.kept).toBe(true);
    expect(await attach(office, { partnerId })).toEqual({ id: first.id, kept: false });
    expect(await kept()).toBe(1);
    await attach(office, { needId });
    expect(await kept()).toBe(2);
  });

  it('names exactly one record', async () => {
    for (const owner of [{}, { partnerId, needId }, { partnerId: 'x' }, { membershipId: office.membershipId }])
      await expect(attach(office, owner)).rejects.toMatchObject({ code: 'INVALID' });
  });
});

describe('the walls', () => {
  it('show nothing of another institution', async () => {
    const { id } = await attach(office, { partnerId });
    const other = await newCollege();
    await expect(openAttachment(other, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(removeAttachment(other, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(listAttachments(other, { partnerId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(attach(other, { partnerId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('let an outsider see and add files of its own needs only', async () => {
    const liaison = await colleague(office, 'LIAISON', { partnerId });
    const otherNeed = await newNeed(await newPartner(office, '乙食品有限公司'));
    const ours = await attach(office, { needId });
    const [hidden, foreign] = [await attach(office, { partnerId }), await attach(office, { needId: otherNeed })];
    expect(await bytesOf(liaison, ours.id)).toEqual(PDF);
    for (const { id } of [hidden, foreign])
      await expect(openAttachment(liaison, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(attach(liaison, { needId: otherNeed })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(attach(liaison, { partnerId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { id } = await attach(liaison, { needId }, '说明.pdf');
    expect((await listAttachments(liaison, { needId })).files).toMatchObject([
      { id, removable: true },
      { id: ours.id, by: '', removable: false },
    ]);
    await expect(removeAttachment(liaison, { id: ours.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await removeAttachment(liaison, { id });
  });

  it('let a leader read and a mentor nothing but what interns wrote', async () => {
    const { id } = await attach(office, { partnerId });
    const leader = await colleague(office, 'LEADER');
    const mentor = await colleague(office, 'MENTOR', { partnerId });
    expect((await listAttachments(leader, { partnerId })).canWrite).toBe(false);
    await expect(attach(leader, { partnerId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(openAttachment(mentor, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it("let a teacher remove one's own files, not others'", async () => {
    const teacher = await colleague(office, 'TEACHER');
    const [own, others] = [await attach(teacher, { partnerId }, '总结.pdf'), await attach(office, { partnerId })];
    await expect(removeAttachment(teacher, { id: others.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await removeAttachment(teacher, { id: own.id });
  });
});

describe('a removed file', () => {
  it('is gone at once, and its bytes after thirty days', async () => {
    const { id } = await attach(office, { partnerId });
    await removeAttachment(office, { id });
    expect((await listAttachments(office, { partnerId })).files).toEqual([]);
    await expect(openAttachment(office, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(removeAttachment(office, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await purgeFiles(office.institutionId);
    expect(await kept()).toBe(1);
    await purgeFiles(office.institutionId, Date.now() + 31 * 86_400_000);
    expect(await kept()).toBe(0);
    const { institutionId } = office;
    const rows = await inTransaction(settingsOf(office, 'test'), (tx) =>
      tx.attachment.count({ where: { institutionId } }),
    );
    expect(rows).toBe(0);
  });
});
