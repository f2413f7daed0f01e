import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { undoImport } from '@/lib/modules/imports/commands';
import { getImport } from '@/lib/modules/imports/queries';
import { listProgrammes } from '@/lib/modules/programmes/queries';
import { exportList } from '@/lib/processes/exports';
import { importNow } from '@/lib/processes/import-now';
import { makeStudent } from '@/tests/support/contract-students';
import { newWorld, within } from '@/tests/support/world';

/** A ledger as a college keeps it, with a title above. */
async function ledger(rows: (string | number | null)[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('专业');
  const heads = ['国标代码', '专业名称', '专业方向', '招生状态', '院系', '对接产业链', '学制', '设置时间'];
  for (const row of [['专业设置一览表'], heads, ...rows]) sheet.addRow(row);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a ledger of programmes', () => {
  it('is imported, changes nothing the second time, is refused by cell, and is taken back', async () => {
    const own = await newWorld('专丙');
    const at = { institutionId: own.institutionId };
    const { department } = await within(own, async (tx) => ({
      department: (await tx.department.findFirstOrThrow({ where: { ...at, id: own.departmentId } })).name,
    }));
    const run = async (rows: (string | number | null)[][], createMissing = false) =>
      importNow(own.as.ADMIN, {
        ...{ module: 'programmes', fileName: '专业.xlsx', bytes: await ledger(rows), createMissing },
      });
    const rows = [
      [460_301, '专丙机电一体化', null, '在招', department, null, 3, '2010年9月1日'],
      ['500211', '专丙汽车检测', '新能源', '停招', '没有的系', '没有的链', '3', '2015-09-01'],
    ];
    const first = await run(rows);
    expect(first.totals).toMatchObject({ rows: 2, new: 2, refused: 0 });
    expect(first.rows.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      'unknown-department',
      'no-chain',
    ]);
    expect((await run(rows)).totals).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    const filter = { batch: [first.batchId ?? ''] };
    const listed = await listProgrammes(own.as.OFFICE, { filter });
    expect(listed.rows.map(({ name, code, state, level }) => [name, code, state, level])).toEqual([
      ['专丙机电一体化', '460301', 'ENROLLING', 'COLLEGE'],
      ['专丙汽车检测', '500211', 'STOPPED', 'COLLEGE'],
    ]);
    const { stream } = await exportList(own.as.OFFICE, 'programmes').open(own.as.OFFICE, {
      batch: filter.batch[0] ?? '',
    });
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    const again = await importNow(own.as.ADMIN, {
      ...{ module: 'programmes', fileName: '导出.xlsx', bytes, createMissing: false },
    });
    expect(again.totals).toMatchObject({ rows: 2, unchanged: 2 });
    const bad = await run([
      ['4603', '专丙甲', null, null, null, null, null, null],
      [null, '专丙乙', null, null, null, null, null, '2999-01-01'],
      ['460302', null, null, null, null, null, null, null],
      [null, '专丙丙', null, '不知道', null, null, null, null],
      ['460301', '专丙汽车检测', null, null, null, null, null, null],
      ['500211', '专丙机电一体化', '新能源', null, null, null, null, null],
      ['460305', '专丙汽车检测', '新能源', null, null, null, null, null],
      ['460306', '专丙丁', null, null, null, null, 3, null],
      ['460307', '专丙丁', null, null, null, null, 3, null],
    ]);
    const of = (row: number) =>
      bad.rows[row]?.problems.filter(({ severity }) => severity === 'refused').map((p) => p.key);
    expect([0, 1, 2, 3, 6, 8].map(of)).toEqual([['code'], ['approvedOn'], ['name'], ['state'], ['name'], ['name']]);
    // A code says which programme is meant, and its name is then another one.
    expect([4, 5, 7].map((row) => bad.rows[row]?.result)).toEqual(['CHANGED', 'CHANGED', 'NEW']);
    const undo = async (id: string | null) => {
      const batch = await getImport(own.as.ADMIN, { id });
      await undoImport(own.as.ADMIN, { id, version: batch.version });
    };
    await undo(bad.batchId);
    const twins = await run([
      ['470101', '专丙甲', null, null, null, null, null, null],
      ['470101', '专丙乙', null, null, null, null, null, null],
      ['990101', '专丙午', null, null, null, null, null, null],
    ]);
    expect(twins.rows.map(({ problems }) => problems.map((each) => [each.key, each.code]))).toEqual([
      [],
      [['code', 'duplicate-row']],
      [['code', 'programme-code']],
    ]);
    await undo(twins.batchId);
    const changed = await run([['460301', '专丙机电一体化', null, '停招', null, null, 2, null]]);
    expect(changed.totals).toMatchObject({ changed: 1 });
    expect(changed.rows[0]?.problems.map(({ code }) => code)).toEqual(['state-by-decision']);
    await undo(changed.batchId);
    expect(await listProgrammes(own.as.OFFICE, { filter })).toMatchObject({
      rows: [{ name: '专丙机电一体化', years: 3, state: 'ENROLLING' }, { code: '500211' }],
    });
    const made = await run([[null, '专丙机电一体化', null, null, '专丙新系', '专丙新链', null, null]], true);
    expect(made.rows[0]?.problems.map(({ code }) => code)).toEqual(['will-create', 'will-create']);
    const mine = async () => (await listProgrammes(own.as.OFFICE, { filter })).rows[0];
    expect(await mine()).toMatchObject({ department: '专丙新系', chain: '专丙新链' });
    await within(own, (tx) =>
      tx.department.updateMany({ where: { ...at, id: own.departmentId }, data: { name: '专丙改名系' } }),
    );
    await undo(made.batchId);
    expect(await mine()).toMatchObject({ department: '专丙改名系', chain: null });
    const used = await run([[null, '专丙物流管理', null, null, null, null, null, null]]);
    await makeStudent(own, 'ENROLLED', { programmeId: used.rows[0]?.recordId });
    await expect(undo(used.batchId)).rejects.toMatchObject({ key: 'importInUse' });
    const theirs = importNow(own.as.DEPARTMENT, {
      ...{ module: 'programmes', fileName: 'x.xlsx', bytes: await ledger(rows), createMissing: false },
    });
    await expect(theirs).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
