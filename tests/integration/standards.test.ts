import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { createAttachment } from '@/lib/modules/attachments/commands';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { homeTodos } from '@/lib/modules/home/queries';
import { undoImport } from '@/lib/modules/imports/commands';
import { getImport } from '@/lib/modules/imports/queries';
import {
  addBranch,
  addIndicator,
  assessIndicator,
  removeNode,
  renameBranch,
  startYear,
  updateIndicator,
} from '@/lib/modules/standards/commands';
import { evidenceChoices, indicatorsProven, linkEvidence, unlinkEvidence } from '@/lib/modules/standards/evidence';
import { indicatorFacets, listIndicators, treeOf } from '@/lib/modules/standards/queries';
import { getIndicator, indicatorTimeline } from '@/lib/modules/standards/record';
import { blankTemplate, exportList } from '@/lib/processes/exports';
import { importNow, previewNow } from '@/lib/processes/import-now';
import { makeConsortium, makeDocument, makeMeeting } from '@/tests/support/contract-governance';
import { makeBranch, makeIndicator, makeSecond } from '@/tests/support/contract-standards';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;
const asked = { name: '理事会按章程运行', kind: 'BASIC', maxScore: 10 };

beforeAll(async () => {
  w = await newWorld('标甲');
  other = await newWorld('标乙');
  office = w.as.OFFICE;
});

describe('an indicator tree', () => {
  it('is grown by who may, once, in three levels, with numbers of its own', async () => {
    const { id: platformId } = await makeConsortium(w);
    const branch = { platformId, year: 2025, parentId: null, name: '基础条件' };
    const key = crypto.randomUUID();
    const first = await addBranch(w.as.DEPARTMENT, branch, key);
    expect(await addBranch(w.as.DEPARTMENT, branch, key)).toEqual(first);
    await expect(addBranch(office, branch)).rejects.toMatchObject({ fields: { name: { key: 'branchTaken' } } });
    await expect(addBranch(w.as.TEACHER, branch)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(addBranch(other.as.ADMIN, branch)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const second = await addBranch(office, { ...branch, parentId: first.id, name: '治理结构' });
    const third = addBranch(office, { ...branch, parentId: second.id, name: '更深' });
    await expect(third).rejects.toMatchObject({ fields: { parentId: { key: 'unknownChoice' } } });
    const high = addIndicator(office, { parentId: first.id, ...asked });
    await expect(high).rejects.toMatchObject({ fields: { parentId: { key: 'unknownChoice' } } });
    await addIndicator(office, { parentId: second.id, ...asked });
    await addIndicator(office, { parentId: second.id, ...asked, code: '44', name: '权责明确' });
    const taken = addIndicator(office, { parentId: second.id, ...asked, code: '44' });
    await expect(taken).rejects.toMatchObject({ fields: { code: { key: 'indicatorTaken' } } });
    const excluding = addIndicator(office, { parentId: second.id, ...asked, kind: 'EXCLUDING' });
    await expect(excluding).rejects.toMatchObject({ fields: { maxScore: { key: 'excludingUnscored' } } });
    const tree = await treeOf(w.as.LEADER, { platformId, year: 2025 });
    expect(tree.branches.map(({ code }) => code)).toEqual(['1']);
    expect(tree.branches[0]?.seconds[0]?.indicators.map(({ code }) => code)).toEqual(['1.1.1', '44']);
    await renameBranch(office, { ...second, version: 1, name: '治理' });
    const stale = renameBranch(office, { ...second, version: 1, name: '治理二' });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { name: '治理' } });
    const full = removeNode(office, { ...first, version: 1 });
    await expect(full).rejects.toMatchObject({ code: 'RULE', key: 'branchNotEmpty' });
  });

  it('is assessed by whoever it was given to, within the full score, and adds up by branch', async () => {
    const { id: platformId } = await makeConsortium(w);
    const one = await makeIndicator(w, { maxScore: 10 }, platformId);
    const two = await makeIndicator(w, { maxScore: 0.3, kind: 'BASIC', ownerId: null }, platformId);
    const guard = await makeIndicator(w, { maxScore: null, kind: 'EXCLUDING' }, platformId);
    const mine = { ...one, version: 1, selfScore: 8.1 };
    const at = ({ id }: { id: string }, version = 1) => ({ id, version });
    await expect(assessIndicator(w.as.LEADER, { ...at(one), selfScore: 1 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const over = assessIndicator(w.as.TEACHER, { ...at(one), selfScore: 10.5 });
    await expect(over).rejects.toMatchObject({ fields: { selfScore: { key: 'moreThanFull', params: { max: 10 } } } });
    const verdict = assessIndicator(w.as.TEACHER, { ...at(one), met: 'YES' });
    await expect(verdict).rejects.toMatchObject({ fields: { met: { key: 'scoredOnly' } } });
    await assessIndicator(w.as.TEACHER, { ...at(one), selfScore: mine.selfScore, evidence: '见纪要' });
    const again = assessIndicator(w.as.TEACHER, { ...at(one), selfScore: 9 });
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT', current: { selfScore: 8.1 } });
    await expect(assessIndicator(w.as.TEACHER, { ...at(two), selfScore: 0.2 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await assessIndicator(w.as.DEPARTMENT, { ...at(two), selfScore: '0.2' });
    await assessIndicator(w.as.TEACHER, { ...at(guard), met: 'NO' });
    const tree = await treeOf(w.as.LEADER, { platformId });
    expect(tree.sums).toEqual({ indicators: 3, assessed: 3, unmet: 1, full: 10.3, self: 8.3 });
    expect(tree.excluded).toBe(true);
    expect(tree.branches.map(({ sums }) => sums.self)).toEqual([8.1, 0.2, 0]);
    await assessIndicator(w.as.TEACHER, { ...at(guard, 2), met: '' });
    expect((await getIndicator(office, { id: guard.id })).assessedOn).toBeNull();
    const lower = updateIndicator(office, { ...at(one, 2), ...asked, maxScore: 8 });
    await expect(lower).rejects.toMatchObject({ fields: { maxScore: { key: 'belowSelfScore' } } });
    await updateIndicator(office, { ...at(one, 2), ...asked, maxScore: null });
    expect(await getIndicator(office, { id: one.id })).toMatchObject({ state: 'OPEN', selfScore: null, met: null });
    const { changes } = await indicatorTimeline(office, { id: one.id });
    expect(changes.map(({ command }) => command)).toContain('standards.assess');
  });

  it('has records and files as evidence, each once, and is not deleted with them', async () => {
    const { id: nodeId, platformId } = await makeIndicator(w);
    const meeting = await makeMeeting(w, platformId);
    const charter = await makeDocument(w, {}, platformId);
    const elsewhere = await makeMeeting(w);
    const choices = await evidenceChoices(w.as.TEACHER, { nodeId, q: '' });
    expect(choices.map(({ id }) => id)).toEqual(expect.arrayContaining([meeting.id, charter.id]));
    expect(choices.map(({ id }) => id)).not.toContain(elsewhere.id);
    const link = { nodeId, kind: 'MEETING', recordId: meeting.id };
    const { id } = await linkEvidence(w.as.TEACHER, link);
    await expect(linkEvidence(office, link)).rejects.toMatchObject({ fields: { record: { key: 'evidenceTaken' } } });
    await expect(linkEvidence(w.as.LEADER, link)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const foreign = await makeMeeting(other);
    const crossed = linkEvidence(office, { ...link, recordId: foreign.id });
    await expect(crossed).rejects.toMatchObject({ fields: { record: { key: 'unknownChoice' } } });
    await linkEvidence(office, { nodeId, kind: 'DOCUMENT', recordId: charter.id });
    await linkEvidence(office, { nodeId, kind: 'PLATFORM', recordId: platformId });
    expect((await getIndicator(w.as.LEADER, { id: nodeId })).records.map(({ href }) => href)).toEqual([
      `/platforms/meetings/${meeting.id}`,
      `/platforms/documents/${charter.id}`,
      `/platforms/${platformId}`,
    ]);
    const proven = (kind: string, recordId: string) => indicatorsProven(w.as.LEADER, { kind, recordId });
    expect(await proven('MEETING', meeting.id)).toMatchObject([{ id: nodeId, year: 2025 }]);
    expect(await proven('MEETING', elsewhere.id)).toEqual([]);
    await expect(proven('MEETING', foreign.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const file = { name: '佐证.pdf', contentType: 'application/pdf', size: 9, sha256: new Uint8Array(32).fill(5) };
    const owner = { standardNodeId: nodeId };
    await createAttachment(w.as.TEACHER, { owner, ...file, storageKey: '标甲-1' });
    expect((await listAttachments(w.as.LEADER, owner)).files).toMatchObject([{ name: '佐证.pdf' }]);
    await expect(listAttachments(w.as.LIAISON, owner)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await unlinkEvidence(w.as.TEACHER, { id });
    await expect(unlinkEvidence(other.as.ADMIN, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const kept = removeNode(office, { id: nodeId, version: 1 });
    await expect(kept).rejects.toMatchObject({ code: 'RULE', key: 'indicatorAssessed' });
  });

  it('is linked to a record once, and a number is given once, whoever is first', async () => {
    const { id: nodeId, parentId, platformId } = await makeIndicator(w);
    const { id: recordId } = await makeMeeting(w, platformId);
    const link = { nodeId, kind: 'MEETING', recordId };
    const links = await Promise.allSettled([linkEvidence(office, link), linkEvidence(w.as.ADMIN, link)]);
    expect(links.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const numbered = { parentId, ...asked, code: '7' };
    const both = await Promise.allSettled([addIndicator(office, numbered), addIndicator(w.as.ADMIN, numbered)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const year = { platformId, from: 2025, to: 2026 };
    const started = await Promise.allSettled([startYear(office, year), startYear(w.as.ADMIN, year)]);
    expect(started.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is taken over to a new year without what was assessed', async () => {
    const { id, platformId } = await makeIndicator(w);
    await assessIndicator(w.as.TEACHER, { id, version: 1, selfScore: 5 });
    await startYear(w.as.DEPARTMENT, { platformId, from: 2025, to: 2026 });
    const { years, sums } = await treeOf(office, { platformId, year: 2026 });
    expect(years).toEqual([2026, 2025]);
    expect(sums).toEqual({ indicators: 1, assessed: 0, unmet: 0, full: 10, self: 0 });
    const twice = startYear(office, { platformId, from: 2025, to: 2026 });
    await expect(twice).rejects.toMatchObject({ fields: { to: { key: 'yearStarted' } } });
    const empty = startYear(office, { platformId, from: 2020, to: 2021 });
    await expect(empty).rejects.toMatchObject({ fields: { from: { key: 'yearEmpty' } } });
  });

  it('is hidden from outsiders and other colleges by the database too', async () => {
    const { id } = await makeBranch(other);
    expect(await within(w, (tx) => tx.standardNode.count({ where: { id } }))).toBe(0);
    await expect(listIndicators(w.as.LIAISON, { filter: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { id: second } = await makeSecond(other);
    await expect(addIndicator(office, { parentId: second, ...asked })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

type Cell = string | number | null;
const HEADERS = ['一级指标', '二级指标', '编号', '三级指标', '指标类型', '观测点', '分值'];
/** As a ministry's sheet is: branches merged over their rows, a title above, a total below. */
const STANDARD: Cell[][] = [
  ['基础条件', '治理结构', '1', '理事会按章程运行', '基础性', '章程与纪要', 10],
  [null, null, '2', '成员权责明确', null, null, 5],
  [null, '运行经费', '3', '经费足额到位', null, '到账凭证', 5.5],
  ['实体运行', '人才培养', '4', '联合招生', '实质性指标', null, 20],
  ['负面清单', '安全责任', '5', '未发生重大安全事故', '一票否决', null, null],
];
async function sheet(rows: Cell[][], headers = HEADERS): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet('指标体系');
  for (const each of [['市域产教联合体建设指标体系（试行）'], headers, ...rows]) page.addRow(each);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
const file = (bytes: Uint8Array) => ({ module: 'standards', fileName: '指标.xlsx', bytes, createMissing: false });

describe('a sheet of indicators', () => {
  it('makes the tree, changes nothing the second time, is changed by number, and is taken back', async () => {
    const college = await newWorld('标丙');
    const admin = college.as.ADMIN;
    const { id: platformId } = await makeConsortium(college);
    const bytes = await sheet([...STANDARD, ['合计', null, null, null, null, null, 40.5]]);
    expect((await previewNow(admin, file(bytes))).totals).toMatchObject({ rows: 5, new: 5, refused: 0 });
    const made = await importNow(admin, file(bytes));
    expect(made.totals).toMatchObject({ rows: 5, new: 5, refused: 0 });
    const tree = await treeOf(admin, { platformId });
    expect(tree.sums).toEqual({ indicators: 5, assessed: 0, unmet: 0, full: 40.5, self: 0 });
    expect(tree.branches.map(({ name, seconds }) => [name, ...seconds.map((second) => second.name)])).toEqual([
      ['基础条件', '治理结构', '运行经费'],
      ['实体运行', '人才培养'],
      ['负面清单', '安全责任'],
    ]);
    expect((await listIndicators(admin, { filter: { batch: [made.batchId ?? ''] } })).total).toBe(5);
    expect((await importNow(admin, file(bytes))).totals).toMatchObject({ unchanged: 5, new: 0, changed: 0 });
    const scored = await sheet(
      [
        [null, '实体运行', '技术服务', '4', '联合招生与订单培养', '实质性', 20, 18.5, null],
        [null, '负面清单', '安全责任', '5', '未发生重大安全事故', '否定性', null, null, '是'],
      ],
      ['平台', '一级指标', '二级指标', '编号', '三级指标', '指标类型', '分值', '自评分', '是否达标'],
    );
    const changed = await importNow(admin, file(scored));
    expect(changed.totals).toMatchObject({ changed: 2, new: 0, refused: 0 });
    const after = await treeOf(admin, { platformId });
    expect(after.sums).toMatchObject({ indicators: 5, assessed: 2, self: 18.5 });
    expect(after.branches[1]?.seconds.map(({ name, indicators }) => [name, indicators.length])).toEqual([
      ['人才培养', 0],
      ['技术服务', 1],
    ]);
    const taken = async (batchId: string | null) => {
      const { id, version } = await getImport(admin, { id: batchId ?? '' });
      return undoImport(admin, { id, version });
    };
    await expect(taken(made.batchId)).rejects.toMatchObject({ code: 'RULE', key: 'importChangedSince' });
    await taken(changed.batchId);
    expect((await treeOf(admin, { platformId })).sums).toMatchObject({ assessed: 0, self: 0 });
  });

  it('is taken back with its branches while nobody has used it', async () => {
    const college = await newWorld('标丁');
    const admin = college.as.ADMIN;
    const { id: platformId } = await makeConsortium(college);
    const { batchId } = await importNow(admin, file(await sheet(STANDARD)));
    await undoImport(admin, { id: batchId ?? '', version: (await getImport(admin, { id: batchId ?? '' })).version });
    expect((await treeOf(admin, { platformId })).branches).toEqual([]);
  });

  it('is refused by cell, with the rest of it taken in', async () => {
    const college = await newWorld('标戊');
    const admin = college.as.ADMIN;
    const { id: platformId } = await makeConsortium(college);
    const headers = [...HEADERS, '平台', '年度', '自评分', '是否达标', '负责人'];
    const row = (code: string, over: Record<string, Cell>): Cell[] => {
      const cells: Record<string, Cell> = {
        ...{ 一级指标: '基础条件', 二级指标: '治理结构', 编号: code, 三级指标: `指标${code}`, 指标类型: '基础性' },
        ...{ 分值: 10, 年度: 2025, ...over },
      };
      return headers.map((header) => cells[header] ?? null);
    };
    const rows = [
      row('1', { 指标类型: '重要' }),
      row('2', { 分值: '十分' }),
      row('3', { 自评分: 11 }),
      row('4', { 指标类型: '否定性' }),
      row('5', { 分值: null, 自评分: 3 }),
      row('6', { 平台: '没有的联合体' }),
      row('7', { 是否达标: '是', 负责人: '没有的人', 平台: (await treeOf(admin, { platformId })).platform.name }),
      row('7', {}),
    ];
    const { totals, rows: judged } = await importNow(admin, file(await sheet(rows, headers)));
    const told = judged.map(({ problems }) => problems.map(({ key, code, severity }) => [key, code, severity]));
    expect(told).toEqual([
      [['kind', 'unknown-choice', 'refused']],
      [['maxScore', 'not-a-number', 'refused']],
      [['selfScore', 'more-than-full', 'refused']],
      [['maxScore', 'excluding-scored', 'refused']],
      [['selfScore', 'unscored', 'refused']],
      [['platform', 'unknown-platform', 'refused']],
      [
        ['met', 'scored-only', 'warning'],
        ['owner', 'unknown-person', 'warning'],
      ],
      [['code', 'duplicate-row', 'refused']],
    ]);
    expect(totals).toMatchObject({ new: 1, refused: 7 });
    await expect(importNow(college.as.DEPARTMENT, file(await sheet(rows)))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('is exported as it is read: list, facets, to-do and export say the same, and importing it again changes nothing', async () => {
    const college = await newWorld('标己');
    const { ADMIN: admin, TEACHER: teacher } = college.as;
    const { id: platformId } = await makeConsortium(college);
    const year = Number(admin.today.slice(0, 4));
    await importNow(admin, file(await sheet(STANDARD)));
    const { rows } = await listIndicators(admin, { filter: {} });
    const [one] = rows;
    const { id, code, name, kind, observation, maxScore } = one ?? expect.unreachable();
    const changed = { id, version: 1, code, name, kind, observation, maxScore, ownerId: teacher.membershipId };
    await updateIndicator(admin, changed);
    const todo = async () => (await homeTodos(teacher, {})).groups.find(({ key }) => key === 'indicators')?.total;
    expect(await todo()).toBe(1);
    await assessIndicator(teacher, { id, version: 2, selfScore: 7.25, evidence: '见纪要' });
    expect(await todo()).toBeUndefined();
    const { state, mine, total } = await indicatorFacets(teacher, { filter: { year: [String(year)] } });
    expect([total, mine, ...state.map(({ count }) => count)]).toEqual([5, 1, 4, 1, 0]);
    const params = { platform: platformId, year: String(year) };
    const { stream, rows: exported } = await exportList(admin, 'standards').open(admin, params);
    expect(exported).toBe(5);
    const bytes = new Uint8Array(await new Response(stream as BodyInit).arrayBuffer());
    expect((await importNow(admin, file(bytes))).totals).toMatchObject({ rows: 5, unchanged: 5, refused: 0 });
    expect((await blankTemplate(admin, 'standards')).length).toBeGreaterThan(1_000);
  });
});
