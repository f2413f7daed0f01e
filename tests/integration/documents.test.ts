import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { GET as template } from '@/app/api/document-templates/[id]/route';
import { POST as sendTemplate } from '@/app/api/document-templates/route';
import { GET as documents } from '@/app/api/documents/[kind]/route';
import { GET as partnerHealth } from '@/app/api/partners/[id]/health/route';
import { GET as agreement } from '@/app/api/placements/[id]/agreement/route';
import { GET as archive } from '@/app/api/placements/[id]/archive/route';
import { GET as planHealth } from '@/app/api/plans/[id]/health/route';
import { judgeInternships } from '@/lib/jobs/internship-rules';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { listAudit } from '@/lib/modules/audit/queries';
import { useTemplate as putInForce } from '@/lib/modules/documents/commands';
import { healthSheet, listTemplates } from '@/lib/modules/documents/queries';
import { recordInternVisit } from '@/lib/modules/following/commands';
import { answerJournal, writeJournal } from '@/lib/modules/placements/follow';
import { overrideRule, withdrawOverride } from '@/lib/modules/placements/overrides';
import { listPlacements } from '@/lib/modules/placements/queries';
import { getPlacement } from '@/lib/modules/placements/record';
import { decideUnit, inspectUnit } from '@/lib/modules/placements/units';
import { attachFile } from '@/lib/processes/attach-file';
import { buildWord } from '@/lib/report/word';
import { makePlacement, makePost } from '@/tests/support/contract-placements';
import { makeStudent } from '@/tests/support/contract-students';
import { pdfText } from '@/tests/support/pdf-text';
import { asStudent, makePartner, newWorld, type World, within } from '@/tests/support/world';

const signedIn = vi.hoisted(() => ({ ctx: null as unknown }));
vi.mock('@/lib/auth/context', () => ({ requireCtx: async () => signedIn.ctx, optionalCtx: async () => signedIn.ctx }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));

const SITE = 'http://127.0.0.1:3000';
let w: World;
let other: World;
let office: Ctx;

beforeAll(async () => {
  w = await newWorld('文甲');
  other = await newWorld('文乙');
  office = w.as.OFFICE;
});

type Route<P> = (request: Request, at: { params: Promise<P> }) => Promise<Response>;
function get<P>(ctx: Ctx, route: Route<P>, params: P, query: Record<string, string> = {}): Promise<Response> {
  signedIn.ctx = ctx;
  return route(new Request(`${SITE}/?${new URLSearchParams(query)}`), { params: Promise.resolve(params) });
}
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const wordText = async (bytes: Buffer) =>
  ((await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string')) ?? '').replace(/<[^>]+>/g, '');
/** Name and pages of a PDF; its text is written in glyphs of the font. */
const pdfOf = (bytes: Buffer) => {
  const text = bytes.toString('latin1');
  return { head: text.slice(0, 5), pages: text.match(/\/Type \/Page\b/g)?.length ?? 0 };
};

/** A plan with as many placements as asked for. */
async function plan(count: number) {
  const first = await makePlacement(w, 'APPROVED', { job: '质检员', pay: 3200, address: '稀土大街 8 号' });
  for (let n = 1; n < count; n += 1) {
    const { id: studentId } = await makeStudent(w);
    await makePlacement(w, 'STARTED', { planId: first.planId, studentId, job: '操作工' });
  }
  return first;
}

describe('the agreement of a placement', () => {
  it('is filled from the records in Word and as a form to print, and each taking is noted', async () => {
    const { id, studentNo } = await plan(1);
    const got = await get(office, agreement, { id });
    expect(got.headers.get('content-disposition')).toContain(encodeURIComponent(studentNo));
    const text = await wordText(await bytesOf(got));
    for (const fact of [studentNo, '质检员', '3200', '稀土大街 8 号', office.institutionName])
      expect(text).toContain(fact);
    expect(text).not.toMatch(/[{}]/);
    const code = /[0-9A-F]{12}/.exec(text)?.[0];
    const pdf = await bytesOf(await get(office, agreement, { id }, { as: 'pdf' }));
    expect(pdfOf(pdf)).toMatchObject({ head: '%PDF-', pages: expect.any(Number) });
    expect(pdfOf(pdf).pages).toBeGreaterThan(1);
    // What is agreed on has changed: so has the code.
    await within(w, (tx) =>
      tx.placement.updateMany({ where: { institutionId: w.institutionId, id }, data: { pay: 3300 } }),
    );
    const later = await wordText(await bytesOf(await get(office, agreement, { id })));
    expect(/[0-9A-F]{12}/.exec(later)?.[0]).not.toBe(code);
    const { rows } = await listAudit(w.as.ADMIN, { filter: { row: [id] } });
    expect(rows.filter(({ command }) => command === 'documents.take')).toHaveLength(3);
  });

  it('asks a minor for the guardian, and nobody else', async () => {
    const { id, studentId } = await makePlacement(w);
    const at = { institutionId: w.institutionId, id: studentId };
    const guardian = async (birthOn: string) => {
      const data = { birthOn: toDbDate(birthOn), guardianName: '文甲家长' };
      await within(w, (tx) => tx.student.updateMany({ where: at, data }));
      return (await wordText(await bytesOf(await get(office, agreement, { id })))).includes('文甲家长');
    };
    expect([await guardian('2009-01-02'), await guardian('2000-01-02')]).toEqual([true, false]);
  });

  it('is refused with what is missing until it names all that it must; allowed by an override, and had once it is signed', async () => {
    const { id: postId } = await makePost(w);
    const bare = { postId, agreementSignedOn: null, policyNo: null };
    const { id, planId } = await makePlacement(w, 'APPROVED', bare);
    const at = { institutionId: w.institutionId, id };
    const refusal = async (as = 'word') => {
      const got = await get(office, agreement, { id }, { as });
      const { error } = (await got.json()) as { error: { key: string; params: object } };
      return { status: got.status, key: error.key, ...error.params };
    };
    const terms = '实习地点、食宿、工作时间、实习报酬、责任险保单';
    expect(await refusal()).toEqual({ status: 422, key: 'agreementLacks', terms });
    expect((await getPlacement(office, { id })).unprintable).toEqual(['PLACE', 'LODGING', 'HOURS', 'PAY', 'INSURANCE']);
    const list = await get(office, documents, { kind: 'agreements-pdf' }, { plan: planId });
    expect([list.status, (await list.json()).error]).toMatchObject([
      422,
      { key: 'agreementsLack', params: { count: 1, terms } },
    ]);
    // The archive and the assessment do not depend on it.
    expect((await get(office, archive, { id })).status).toBe(200);
    const named = { address: '稀土大街 8 号', pay: 3000, policyNo: w.mark };
    const living = { accommodation: 'FREE', hoursPerDay: 8, daysPerWeek: 5 };
    await within(w, async (tx) => {
      await tx.placement.updateMany({ where: at, data: named });
      await tx.internshipPost.updateMany({ where: { ...at, id: postId }, data: living });
    });
    expect((await get(office, agreement, { id })).status).toBe(200);
    await within(w, (tx) => tx.placement.updateMany({ where: at, data: { pay: null } }));
    expect(await refusal('pdf')).toEqual({ status: 422, key: 'agreementLacks', terms: '实习报酬' });
    await judgeInternships(w.institutionId);
    const allowed = { placementId: id, rule: 'IN-12', reason: '报酬另行约定' };
    const { id: overrideId } = await overrideRule(office, allowed);
    expect((await get(office, agreement, { id })).status).toBe(200);
    await withdrawOverride(office, { id: overrideId, version: 1 });
    expect((await refusal()).status).toBe(422);
    await within(w, (tx) =>
      tx.placement.updateMany({ where: at, data: { agreementSignedOn: toDbDate(office.today) } }),
    );
    expect((await get(office, agreement, { id })).status).toBe(200);
  });

  it('is not for others', async () => {
    const { id, studentId } = await makePlacement(w);
    const foreign = await makePlacement(other);
    for (const route of [agreement, archive]) {
      expect((await get(office, route, { id: foreign.id })).status).toBe(404);
      for (const ctx of [w.as.TEACHER, w.as.MENTOR, w.as.LIAISON, asStudent(w, studentId)])
        expect((await get(ctx, route, { id })).status).toBe(403);
    }
    expect((await get(office, documents, { kind: 'archives' }, { plan: foreign.planId })).status).toBe(404);
    expect((await get(office, documents, { kind: 'nothing' })).status).toBe(404);
    expect((await get(w.as.TEACHER, documents, { kind: 'archives' })).status).toBe(403);
  });
});

describe('documents of a plan', () => {
  it('come as one archive: one file a student, the archives with an index', async () => {
    const { planId, studentNo } = await plan(3);
    const names = async (kind: string) => {
      const got = await get(office, documents, { kind }, { plan: planId });
      expect(got.headers.get('content-type')).toBe('application/zip');
      const zip = await JSZip.loadAsync(await bytesOf(got));
      return Object.keys(zip.files);
    };
    const word = await names('agreements-word');
    expect(word).toHaveLength(3);
    expect(word.filter((name) => name.startsWith(studentNo) && name.endsWith('三方协议.docx'))).toHaveLength(1);
    expect((await names('agreements-pdf')).every((name) => name.endsWith('.pdf'))).toBe(true);
    // Whoever's agreement lacks a term is named in the archive instead.
    const { id: studentId, studentNo: other } = await makeStudent(w);
    await makePlacement(w, 'APPROVED', { planId, studentId, agreementSignedOn: null, address: w.mark, policyNo: null });
    const got = await get(office, documents, { kind: 'agreements-pdf' }, { plan: planId });
    const zip = await JSZip.loadAsync(await bytesOf(got));
    expect(Object.keys(zip.files)).toHaveLength(4);
    const told = await zip.file('未出具的三方协议.txt')?.async('string');
    expect(told?.trim()).toMatch(new RegExp(`${other} .+ 缺少：实习报酬、责任险保单$`));
    const archives = await names('archives');
    expect(archives).toHaveLength(5);
    expect(archives[0]).toBe('目录.xlsx');
  });
});

describe('the archive of an internship', () => {
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  /** A picture of its own each: the same one twice would be one file. */
  const photo = (ctx: Ctx, owner: object, name: string) =>
    attachFile(ctx, { owner, name, body: Readable.from([Buffer.concat([PNG, Buffer.from(name)])]) });
  const day = (days: number) => addDays(office.today, days);
  /** Students of the world have no account; whoever sends a file needs one. */
  const writer = (studentId: string) =>
    mintContext({ ...asStudent(w, studentId), membershipId: w.as.MENTOR.membershipId });

  it('tells of the unit, the journal and the visits, and its ZIP holds their photos beside the files, each in its folder', async () => {
    const partner = await makePartner(w);
    const one = await makePlacement(w, 'STARTED', { partnerId: partner });
    const { id: studentId, studentNo } = await makeStudent(w);
    const two = await makePlacement(w, 'STARTED', { partnerId: partner, planId: one.planId, studentId });
    const said = { inspectors: '考察员甲', topics: ['SAFETY', 'HOURS'], findings: '安全通道畅通', fit: true };
    const unit = await inspectUnit(office, { partnerId: partner, inspectedOn: day(-30), ...said });
    await decideUnit(office, {
      id: unit.id,
      version: 1,
      meetingNo: '会纪十二号',
      decidedOn: day(-20),
      publishedOn: null,
    });
    const student = writer(one.studentId);
    const entry = { placementId: one.id, writtenOn: day(-1), text: '今天装配电机' };
    const { id: journalId } = await writeJournal(student, entry);
    await photo(student, { journalId }, '车间.png');
    await answerJournal(w.as.TEACHER, { id: journalId, version: 1, answer: '注意劳保' });
    const visit = { placementIds: [one.id, two.id], visitedOn: day(-2), way: 'ON_SITE', findings: '宿舍整洁' };
    const { id: internVisitId } = await recordInternVisit(w.as.TEACHER, { ...visit, advice: '增加轮岗' });
    await photo(w.as.TEACHER, { internVisitId }, '宿舍.png');
    await photo(office, { placementId: one.id }, '实习报告.png');
    // What belongs to another student's internship stays out.
    const beside = await makePlacement(w, 'STARTED');
    const foreign = { placementId: beside.id, writtenOn: day(-1), text: '别处的日志' };
    const stranger = writer(beside.studentId);
    await photo(stranger, { journalId: (await writeJournal(stranger, foreign)).id }, '别处.png');

    const got = await get(office, documents, { kind: 'archives' }, { plan: one.planId });
    const zip = await JSZip.loadAsync(await bytesOf(got));
    const attached = Object.keys(zip.files).filter((name) => name.endsWith('.png'));
    const folder = (no: string) =>
      Object.keys(zip.files)
        .find((name) => name.startsWith(no))
        ?.replace(/ 实习档案.*/, '');
    const [first, second] = [folder(one.studentNo), folder(studentNo)];
    expect(attached.sort()).toEqual(
      [
        `${first}/实习报告.png`,
        `${first}/日志照片/${day(-1)} 车间.png`,
        `${first}/巡访照片/${day(-2)} 宿舍.png`,
        `${second}/巡访照片/${day(-2)} 宿舍.png`,
      ].sort(),
    );
    for (const name of attached) {
      const own = name.split(/[ /]/).at(-1) ?? '';
      expect(await zip.file(name)?.async('nodebuffer')).toEqual(Buffer.concat([PNG, Buffer.from(own)]));
    }
    const text = pdfText(await bytesOf(await get(office, archive, { id: one.id })));
    for (const told of ['考察员甲', '会纪十二号', '安全防护', '安全通道畅通', '今天装配电机', '注意劳保', '车间.png'])
      expect(text).toContain(told);
    for (const told of ['共1篇，已批阅1篇，照片1张', '宿舍整洁', '增加轮岗', '宿舍.png', '实习报告.png'])
      expect(text).toContain(told);
    expect(text).not.toContain('别处的日志');
    const without = pdfText(await bytesOf(await get(office, archive, { id: two.id })));
    expect([without.includes('宿舍整洁'), without.includes('今天装配电机')]).toEqual([true, false]);
  });
});

describe('the health sheet', () => {
  it('names each broken rule with who breaks it, and what was allowed; its numbers are those of the list', async () => {
    const { id, planId } = await makePlacement(w, 'STARTED', { fees: 100, broken: ['IN-23', 'IN-29'] });
    await overrideRule(office, { placementId: id, rule: 'IN-23', reason: '误填，已退费' });
    const sheet = await healthSheet(w.as.TEACHER, { planId });
    expect(sheet.overrides).toMatchObject([{ id, rule: 'IN-23', reason: '误填，已退费' }]);
    expect(sheet.rules.flatMap(({ rule }) => rule)).not.toContain('IN-23');
    for (const { rule, lines } of sheet.rules) {
      const list = await listPlacements(office, { filter: { plan: [planId], breaks: [rule] } });
      expect(lines.map((line) => line.id)).toEqual(list.rows.map((row) => row.id));
    }
    const pdf = await bytesOf(await get(office, planHealth, { id: planId }));
    expect(pdfOf(pdf)).toMatchObject({ head: '%PDF-', pages: 1 });
    expect((await get(office, partnerHealth, { id: w.partnerId })).status).toBe(200);
    expect((await get(other.as.OFFICE, planHealth, { id: planId })).status).toBe(404);
    expect((await get(other.as.OFFICE, partnerHealth, { id: w.partnerId })).status).toBe(404);
    await expect(healthSheet(w.as.LIAISON, { planId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the template', () => {
  const send = async (ctx: Ctx, name: string, body: BodyInit) => {
    signedIn.ctx = ctx;
    const url = `${SITE}/api/document-templates?${new URLSearchParams({ name })}`;
    const request = new Request(url, { method: 'POST', body, headers: { origin: SITE } });
    return sendTemplate(request, { params: Promise.resolve({}) });
  };
  const written = (text: string) => buildWord({ title: '范本', author: '文甲' }, [{ kind: 'text', text }]);

  it('that ships names all that is needed; one of the office is checked, filled, and given back again', async () => {
    const shipped = await bytesOf(await get(office, template, { id: 'shipped' }));
    expect((await send(office, '默认.docx', new Uint8Array(shipped))).status).toBe(201);
    const sent = await send(office, '范本.docx', await written('学生{学生姓名}到{实习单位}，{不认识的}'));
    const { id } = (await sent.json()) as { id: string };
    const [own, same] = await listTemplates(office, {});
    expect(same).toMatchObject({ number: 1, unknown: [], missing: [] });
    expect(own).toMatchObject({ id, number: 2, unknown: ['不认识的'], inForce: false });
    expect(own?.missing).toContain('pay');
    const { id: placement, studentNo } = await makePlacement(w);
    const text = async () => wordText(await bytesOf(await get(office, agreement, { id: placement })));
    await putInForce(office, { id });
    expect(await text()).toMatch(/^学生\S+到\S+，$/);
    const pdf = await bytesOf(await get(office, agreement, { id: placement }, { as: 'pdf' }));
    expect(pdfOf(pdf).pages).toBe(1);
    await putInForce(office, { id: null });
    expect(await text()).toContain(studentNo);
    expect((await get(other.as.OFFICE, template, { id })).status).toBe(404);
    await expect(putInForce(other.as.OFFICE, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that is none, or is not the office’s to change, is refused', async () => {
    const keyOf = async (response: Response) => ((await response.json()) as { error: { key: string } }).error.key;
    expect(await keyOf(await send(office, '范本.docx', 'PK'))).toBe('fileTypeRefused');
    expect(await keyOf(await send(office, '范本.docx', await written('学生{学生姓名')))).toBe('templateBroken');
    expect((await send(w.as.TEACHER, '范本.docx', await written('x'))).status).toBe(403);
  });
});
