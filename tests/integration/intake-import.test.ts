import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { undoImport } from '@/lib/modules/imports/commands';
import { getImport } from '@/lib/modules/imports/queries';
import {
  decideAdjustment,
  forwardAdjustment,
  proposeAdjustment,
  reviewAdjustment,
} from '@/lib/modules/programmes/adjustments';
import { addIntake, updateIntake } from '@/lib/modules/programmes/intakes';
import { intakeList } from '@/lib/modules/programmes/list';
import { adjustmentMatrix } from '@/lib/modules/programmes/matrix';
import { intakeFacets, listIntakes } from '@/lib/modules/programmes/queries';
import { exportList } from '@/lib/processes/exports';
import { importNow } from '@/lib/processes/import-now';
import { makeProgramme } from '@/tests/support/contract-programmes';
import { newWorld, type World, word } from '@/tests/support/world';

type Cell = string | number | null;
const HEADS = ['年度', '专业代码', '专业', '招生计划数', '录取人数', '实际报到'];

async function ledger(rows: Cell[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('招生');
  for (const row of [['历年招生情况'], HEADS, ...rows]) sheet.addRow(row);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

let w: World;
beforeAll(async () => {
  w = await newWorld('招甲');
});

const run = async (rows: Cell[][]) =>
  importNow(w.as.OFFICE, {
    ...{ module: 'intakes', fileName: '招生.xlsx', bytes: await ledger(rows), createMissing: false },
  });
const undo = async (id: string | null) => {
  const { version } = await getImport(w.as.OFFICE, { id });
  await undoImport(w.as.OFFICE, { id, version });
};

/** The cells of an exported sheet, each row by its headings. */
async function cellsOf(module: string, params: Record<string, string>) {
  const { stream } = await exportList(w.as.OFFICE, module).open(w.as.OFFICE, params);
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  const lines: string[][] = [];
  book.worksheets[0]?.eachRow((row) => {
    const cells = Array.from({ length: 40 }, (_, at) => row.getCell(at + 1).value);
    lines.push(cells.map((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? ''))));
  });
  const [heads = [], ...rows] = lines;
  return { bytes, rows: rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at]]))) };
}

describe('enrolment per year', () => {
  it('is imported, changes nothing the second time, comes back from its own export, and is taken back', async () => {
    const { OFFICE: office } = w.as;
    const [name, twin] = [word(w, '风电'), word(w, '双向')];
    const { id: programmeId } = await makeProgramme(w, { name, code: '430301', direction: '' });
    const { id: leftId } = await makeProgramme(w, { name: twin, direction: '甲' });
    await makeProgramme(w, { name: twin, direction: '乙' });
    const rows: Cell[][] = [
      [2024, 430301, name, 50, 48, 45],
      ['2025', '430301', name, 60, null, null],
    ];
    const first = await run(rows);
    expect(first.totals).toMatchObject({ rows: 2, new: 2, refused: 0 });
    expect((await run(rows)).totals).toMatchObject({ unchanged: 2, new: 0, changed: 0 });
    const filter = { batch: [first.batchId ?? ''] };
    const listed = await listIntakes(office, { filter });
    expect(listed.rows.map(({ year, planned, enrolled, reported }) => [year, planned, enrolled, reported])).toEqual([
      [2025, 60, null, null],
      [2024, 50, 48, 45],
    ]);
    expect(listed.totals).toEqual({ planned: 110, enrolled: 48, reported: 45 });
    expect((await intakeFacets(office, { filter })).years).toEqual([
      { value: '2025', count: 1 },
      { value: '2024', count: 1 },
    ]);
    const params = Object.fromEntries(new URL(intakeList.href({ filter }), 'http://x').searchParams);
    const { bytes, rows: sheet } = await cellsOf('intakes', params);
    expect(sheet.map((row) => [row.招生年度, row.专业代码, row['计划完成率（%）']])).toEqual([
      ['2025', '430301', ''],
      ['2024', '430301', '96'],
    ]);
    const again = await importNow(office, { module: 'intakes', fileName: '导出.xlsx', bytes, createMissing: false });
    expect(again.totals).toMatchObject({ rows: 2, unchanged: 2 });

    const bad = await run([
      [null, '430301', name, 1, 1, 1],
      [2023, null, '没有的专业', 1, 1, 1],
      [2023, null, twin, 1, 1, 1],
      [2023, '430302', name, 1, 1, 1],
      [2023, '430301', twin, 1, 1, 1],
      [2023, '430301', name, -1, 1, 1],
      [2022, '430301', name, null, null, null],
      [2021, '430301', name, 1, 1, 1],
      [2021, '430301', name, 2, 2, 2],
    ]);
    expect(bad.rows.map(({ problems }) => problems.map(({ key, code }) => [key, code]))).toEqual([
      [['year', 'required']],
      [['name', 'unknown-intake-programme']],
      [['name', 'unknown-intake-programme']],
      [['code', 'other-programme']],
      [['name', 'other-programme']],
      [['planned', 'out-of-range']],
      [['planned', 'required']],
      [],
      [['year', 'duplicate-row']],
    ]);
    await undo(bad.batchId);

    // A number that the office has entered is not overwritten by an empty cell, and a changed one is taken back.
    const changed = await run([
      [2025, '430301', name, null, 55, null],
      [2020, null, name, 30, null, null],
    ]);
    expect(changed.totals).toMatchObject({ changed: 1, new: 1 });
    const now = (await listIntakes(office, { filter })).rows[0];
    expect(now).toMatchObject({ year: 2025, planned: 60, enrolled: 55 });
    await undo(changed.batchId);
    expect((await listIntakes(office, { filter })).rows[0]).toMatchObject({ planned: 60, enrolled: null });

    const later = await run([[2019, '430301', name, 20, null, null]]);
    const id = later.rows[0]?.recordId;
    await updateIntake(office, { id, version: 1, planned: 21 });
    await expect(undo(later.batchId)).rejects.toMatchObject({ key: 'importChangedSince' });
    await addIntake(office, { programmeId: leftId, year: 2024, planned: 10 });
    expect((await listIntakes(office, { filter: { q: twin } })).rows).toMatchObject([{ direction: '甲', planned: 10 }]);
    await expect(listIntakes(w.as.LIAISON, { filter: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const theirs = importNow(w.as.DEPARTMENT, {
      ...{ module: 'intakes', fileName: 'x.xlsx', bytes: await ledger(rows), createMissing: false },
    });
    await expect(theirs).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(programmeId).toBe(now?.programmeId);
  });
});

describe('the yearly matrix', () => {
  it('is exported as it stands on the page: the same rows in the same order, with evidence, proposal and decision', async () => {
    const { OFFICE: office, LEADER: leader } = w.as;
    const name = word(w, '调整');
    const { id: programmeId } = await makeProgramme(w, { name, code: '430305', direction: '' });
    await makeProgramme(w, { name: word(w, '未提') });
    await addIntake(office, { programmeId, year: 2025, planned: 40, enrolled: 30, reported: 28 });
    const { id } = await proposeAdjustment(office, {
      ...{ programmeId, year: 2025, proposal: 'RESTRICT', reason: '报到率偏低' },
    });
    await reviewAdjustment(office, { id, version: 1 });
    await forwardAdjustment(office, { id, version: 2 });
    await decideAdjustment(leader, { id, version: 3, decision: 'UPGRADE', reason: '先改造' });
    const filter = { year: '2025' };
    const page = await adjustmentMatrix(office, { filter, size: 100 });
    const { rows } = await cellsOf('adjustments', filter);
    expect(rows.map((row) => row.专业名称)).toEqual(page.rows.map((row) => row.name));
    const shown = page.rows.find((row) => row.id === programmeId);
    expect(rows.find((row) => row.专业名称 === name)).toMatchObject({
      ...{ 年度: '2025', 专业代码: '430305', 状态: '新增', 计划招生: '40', 录取: '30', 报到: '28' },
      ...{ '计划完成率（%）': '75', 在校生: String(shown?.evidence.students), 是否决定时数据: '是' },
      ...{ 调整意见: '限制撤销', 意见理由: '报到率偏低', 办理状态: '已决定' },
      ...{ 决定: '改造升级', 决定理由: '先改造', 决定日期: office.today },
    });
    // By the page's own filter: one list alone.
    const one = await cellsOf('adjustments', { ...filter, list: 'UPGRADE' });
    expect(one.rows.map((row) => row.专业名称)).toEqual([name]);
    expect(() => exportList(w.as.TEACHER, 'adjustments')).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });
});
