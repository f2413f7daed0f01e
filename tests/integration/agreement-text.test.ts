import { Readable } from 'node:stream';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import JSZip from 'jszip';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { GET as agreement } from '@/app/api/placements/[id]/agreement/route';
import { SignedText } from '@/components/modules/links/signed-text';
import type { Ctx } from '@/lib/kernel/context';
import { useTemplate as putInForce } from '@/lib/modules/documents/commands';
import { addContact } from '@/lib/modules/partners/contacts';
import { getPlacement } from '@/lib/modules/placements/record';
import { phoneColumns } from '@/lib/modules/students/writes';
import { actByLink } from '@/lib/processes/act-by-link';
import { openLink } from '@/lib/processes/agreement-of-link';
import { receiveTemplate } from '@/lib/processes/document-templates';
import { scannedPaper } from '@/lib/processes/paper';
import { agreementsToSign, signForSchool } from '@/lib/processes/sign-for-school';
import { holding, makeLink, mobile } from '@/tests/support/contract-links';
import { makePlacement, makePost } from '@/tests/support/contract-placements';
import { pdfText } from '@/tests/support/pdf-text';
import { newWorld, type World, within } from '@/tests/support/world';

const signedIn = vi.hoisted(() => ({ ctx: null as unknown }));
vi.mock('@/lib/auth/context', () => ({ requireCtx: async () => signedIn.ctx, optionalCtx: async () => signedIn.ctx }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('next-intl/server', async (original) => ({
  ...(await original<object>()),
  getTranslations: async () => (key: string) => key,
}));

const SITE = 'http://127.0.0.1:3000';
let w: World;
let office: Ctx;
let leader: Ctx;

beforeAll(async () => {
  w = await newWorld('文本甲');
  office = w.as.OFFICE;
  leader = w.as.LEADER;
  await addContact(office, { partnerId: w.partnerId, name: w.mark, phone: '13800005678', isLiaison: true });
});

const at = (id: string) => ({ institutionId: w.institutionId, id });
const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });

/** The office's own agreement, put in force. Gives its id. */
async function ownTemplate(clause: string): Promise<string> {
  const children = [
    new Paragraph('{学校名称}实习约定，编号{协议编号}'),
    new Paragraph(`${clause}：{学生姓名}由{指导教师}指导，工作内容为{实习内容}，制作于{制作日期}，内容码{内容校验码}`),
    new Table({ rows: [new TableRow({ children: [cell('报酬'), cell('每月{实习报酬}元')] })] }),
    new Paragraph('{归档二维码}'),
  ];
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
  const { id } = await receiveTemplate(office, { name: '校本.docx', body: Readable.from([bytes]) });
  await putInForce(office, { id });
  return id;
}

async function unsigned(over: object = {}) {
  const { id: postId } = await makePost(w);
  const living = { accommodation: 'FREE', hoursPerDay: 8, daysPerWeek: 5 };
  await within(w, (tx) => tx.internshipPost.updateMany({ where: at(postId), data: living }));
  const terms = { postId, address: '稀土大街 8 号', agreementSignedOn: null, pay: 3210 };
  const placement = await makePlacement(w, 'APPROVED', { ...terms, ...over });
  await within(w, (tx) => tx.student.updateMany({ where: at(placement.studentId), data: phoneColumns(mobile()) }));
  return placement.id;
}
const holderOf = async (id: string, party: string) => holding((await makeLink(w, 'SIGN', id, party)).token);
/** What a party's page shows, as one text, and the code beside it. */
async function shown(ctx: Ctx) {
  const { page, text } = await openLink(ctx);
  if (page.facts?.kind !== 'SIGN') throw new Error('nothing to sign');
  const { hash, phone } = page.facts;
  return { hash, phone, text: JSON.stringify(text) };
}
async function signs(ctx: Ctx) {
  const { hash, phone } = await shown(ctx);
  await actByLink(ctx, { answer: { signer: w.mark, lastDigits: phone.slice(-4), agreed: 'yes', hash } });
}
async function taken(id: string, as: 'pdf' | 'word'): Promise<string> {
  signedIn.ctx = office;
  const got = await agreement(new Request(`${SITE}/?as=${as}`), { params: Promise.resolve({ id }) });
  const bytes = Buffer.from(await got.arrayBuffer());
  if (as === 'pdf') return pdfText(bytes);
  const xml = await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string');
  return (xml ?? '').replace(/<[^>]+>/g, '');
}
const teacherNamed = (id: string, teacherName: string) =>
  within(w, (tx) => tx.placement.updateMany({ where: at(id), data: { teacherId: null, teacherName } }));

describe('the text of an agreement', () => {
  it('that ships stands in full on the page of whoever signs, and in its PDF', async () => {
    const id = await unsigned();
    const page = await shown(await holderOf(id, 'STUDENT'));
    for (const told of ['职业学校学生岗位实习三方协议', '第一条', '3210', w.mark]) expect(page.text).toContain(told);
    const pdf = await taken(id, 'pdf');
    for (const told of ['职业学校学生岗位实习三方协议', '第十二条', '3210', `${page.hash}`])
      expect(pdf).toContain(told);
  });

  it('of the office’s own Word template stands filled on the page, in the PDF and in the Word file: paragraphs and tables', async () => {
    await ownTemplate('专用条款');
    const id = await unsigned();
    await teacherNamed(id, '王老师');
    const { text, hash } = await shown(await holderOf(id, 'ENTERPRISE'));
    const told = ['专用条款', '由王老师指导', '每月3210元', `内容码${hash}`, `制作于${office.today}`];
    for (const each of told) expect(text).toContain(each);
    expect(text).not.toMatch(/\{[^"]|第一条/);
    const pdf = await taken(id, 'pdf');
    for (const each of told) expect(pdf).toContain(each);
    expect(pdf).not.toContain('第一条');
    const word = await taken(id, 'word');
    for (const each of told) expect(word).toContain(each);
    await putInForce(office, { id: null });
  });

  it('is covered by the code: what the template says, and what is filled in, terms or not', async () => {
    const id = await unsigned();
    const codeOf = async () => (await agreementsToSign(leader, { placementId: id })).rows[0]?.code;
    const codes = [await codeOf()];
    await teacherNamed(id, '李老师');
    codes.push(await codeOf());
    await ownTemplate('甲条款');
    codes.push(await codeOf());
    await ownTemplate('乙条款');
    codes.push(await codeOf());
    await within(w, (tx) => tx.placement.updateMany({ where: at(id), data: { pay: 1 } }));
    codes.push(await codeOf());
    expect(new Set(codes).size).toBe(5);
    // A number that is given later changes nothing that is signed.
    await within(w, (tx) => tx.placement.updateMany({ where: at(id), data: { agreementNo: 'XY-1' } }));
    expect(await codeOf()).toBe(codes.at(-1));
    await putInForce(office, { id: null });
  });

  it('is refused when it has changed since the page was opened, and stays as it is once the first has signed', async () => {
    await ownTemplate('首版条款');
    const id = await unsigned();
    await teacherNamed(id, '王老师');
    const [student, enterprise] = [await holderOf(id, 'STUDENT'), await holderOf(id, 'ENTERPRISE')];
    const old = await shown(student);
    await teacherNamed(id, '赵老师');
    const answer = { signer: w.mark, lastDigits: old.phone.slice(-4), agreed: 'yes', hash: old.hash };
    await expect(actByLink(student, { answer })).rejects.toMatchObject({ key: 'textChanged' });
    await signs(student);
    const signed = await shown(enterprise);
    expect(signed.text).toContain('赵老师');
    // What the text names may change on the records now, and the office may use another template: who signs sees what was signed.
    await teacherNamed(id, '钱老师');
    await ownTemplate('次版条款');
    await within(w, (tx) => tx.placement.updateMany({ where: at(id), data: { agreementNo: 'HT-9' } }));
    const later = await shown(enterprise);
    expect(later.hash).toBe(signed.hash);
    for (const each of ['首版条款', '赵老师', 'HT-9']) expect(later.text).toContain(each);
    for (const as of ['pdf', 'word'] as const) {
      const file = await taken(id, as);
      for (const each of ['首版条款', '赵老师', 'HT-9']) expect(file).toContain(each);
      expect(file).not.toMatch(/次版条款|钱老师/);
    }
    await signs(enterprise);
    const { rows } = await agreementsToSign(leader, { placementId: id });
    expect(rows).toMatchObject([{ code: signed.hash, signed: expect.arrayContaining(['STUDENT', 'ENTERPRISE']) }]);
    await signForSchool(leader, { lines: rows.map((row) => ({ id: row.id, code: row.code })), phone: mobile() });
    expect(await getPlacement(office, { id })).toMatchObject({ agreementSignedOn: office.today });
    const scan = { id, paper: 'agreement' };
    expect(await scannedPaper(office, { ...scan, code: signed.hash })).toMatchObject({ fits: true });
    expect(await scannedPaper(office, { ...scan, code: old.hash })).toMatchObject({ fits: false });
    await putInForce(office, { id: null });
  });

  it('is kept once, whoever of two signs first', async () => {
    const id = await unsigned();
    const holders = [await holderOf(id, 'STUDENT'), await holderOf(id, 'ENTERPRISE')];
    await Promise.all(holders.map(signs));
    const where = { institutionId: w.institutionId, placementId: id };
    expect(await within(w, (tx) => tx.agreementText.count({ where }))).toBe(1);
    expect((await getPlacement(office, { id })).signatures).toHaveLength(2);
  });

  it('goes on under the terms alone where somebody had signed before texts were kept', async () => {
    const id = await unsigned();
    const { agreementHash } = await import('@/lib/modules/placements/text');
    const { readStored } = await import('@/lib/modules/placements/record');
    await within(w, async (tx) => {
      const [stored] = await readStored(tx, at(id));
      if (!stored) throw new Error('not there');
      const who = { party: 'SCHOOL', signer: w.mark, method: 'PAPER', enteredById: office.membershipId };
      const contentHash = agreementHash(stored);
      const { newId } = await import('@/lib/kernel/id');
      const data = { ...at(newId()), placementId: id, ...who, contentHash, signedOn: new Date('2026-01-05') };
      await tx.triSignature.create({ data });
    });
    const student = await holderOf(id, 'STUDENT');
    expect((await openLink(student)).text).toBeNull();
    await signs(student);
    expect((await getPlacement(office, { id })).signatures).toHaveLength(2);
    expect(await taken(id, 'pdf')).toContain('第一条');
  });
});

describe('the page', () => {
  it('shows paragraphs and tables as such', async () => {
    const blocks = [
      { kind: 'title' as const, text: '协议' },
      { kind: 'heading' as const, text: '第一条' },
      { kind: 'text' as const, text: '正文' },
      { kind: 'facts' as const, rows: [['学生', '张三']] as [string, string][] },
      { kind: 'table' as const, rows: [['甲', '乙']] },
    ];
    const html = renderToStaticMarkup(await SignedText({ blocks }));
    for (const part of ['<h3>第一条</h3>', '<p>正文</p>', '<dt>学生</dt><dd>张三</dd>', '<td>甲</td><td>乙</td>'])
      expect(html).toContain(part);
  });
});
