import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { undoImport } from '@/lib/modules/imports/commands';
import { getImport } from '@/lib/modules/imports/queries';
import { addPupils } from '@/lib/modules/pathways/pupils';
import { listPathways } from '@/lib/modules/pathways/queries';
import { exportList } from '@/lib/processes/exports';
import { importNow } from '@/lib/processes/import-now';
import { newPartner } from '@/tests/factories/members';
import { makeProgramme } from '@/tests/support/contract-programmes';
import { newWorld, within } from '@/tests/support/world';

/** A ledger as a college keeps it, with a title above. */
async function ledger(rows: (string | number | null)[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('贯通班');
  const heads = [
    '班级名称',
    '贯通模式',
    '合作中职学校',
    '企业名称',
    '对接高职专业',
    '中职专业代码',
    '招生年份',
    '招生计划',
    '签约日期',
  ];
  for (const row of [['中高企贯通培养班一览表'], heads, ...rows]) sheet.addRow(row);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a ledger of pathway classes', () => {
  it('is imported, changes nothing the second time, is refused by cell, and is taken back', async () => {
    const own = await newWorld('贯丙');
    const at = { institutionId: own.institutionId };
    await newPartner(own.as.ADMIN, '贯丙一职校', { kind: 'SECONDARY_SCHOOL' });
    await newPartner(own.as.ADMIN, '贯丙二职校', { kind: 'SECONDARY_SCHOOL' });
    await newPartner(own.as.ADMIN, '贯丙光伏公司');
    const programme = await makeProgramme(own);
    const fits = await within(own, async (tx) => {
      return (await tx.programme.findFirstOrThrow({ where: { ...at, id: programme.id } })).name;
    });
    const run = async (rows: (string | number | null)[][], createMissing = false) =>
      importNow(own.as.ADMIN, { module: 'pathways', fileName: '贯通.xlsx', bytes: await ledger(rows), createMissing });
    const rows = [
      ['贯丙24光伏1班', '3+2', '贯丙一职校', '贯丙光伏公司', fits, '660301', 2024, 40, '2024-06-01'],
      ['贯丙25光伏1班', '三三分段', '贯丙一职校', null, '没有的专业', null, 2025, 35, null],
    ];
    const first = await run(rows);
    expect(first.totals).toMatchObject({ rows: 2, new: 2, refused: 0 });
    expect(first.rows.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(['unknown-programme']);
    expect((await run(rows)).totals).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    const filter = { batch: [first.batchId ?? ''] };
    const list = async () =>
      Object.fromEntries((await listPathways(own.as.OFFICE, { filter })).rows.map((row) => [row.name, row]));
    expect(await list()).toMatchObject({
      贯丙24光伏1班: {
        mode: '3+2',
        school: { name: '贯丙一职校' },
        enterprise: { name: '贯丙光伏公司' },
        plannedSeats: 40,
      },
      贯丙25光伏1班: { mode: '3+3', enterprise: null, programme: null, gradeYear: 2025 },
    });
    const { stream } = await exportList(own.as.OFFICE, 'pathways').open(own.as.OFFICE, {
      batch: filter.batch[0] ?? '',
    });
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    const again = await importNow(own.as.ADMIN, {
      module: 'pathways',
      fileName: '导出.xlsx',
      bytes,
      createMissing: false,
    });
    expect(again.totals).toMatchObject({ rows: 2, unchanged: 2 });
    const bad = await run([
      [null, '3+2', '贯丙一职校', null, null, null, 2024, 40, null],
      ['贯丙甲', '2+3', '贯丙一职校', null, null, null, 2024, 40, null],
      ['贯丙乙', '3+2', '没有这所学校', null, null, null, 2024, 40, null],
      ['贯丙丙', '3+2', '贯丙光伏公司', null, null, null, 2024, 40, null],
      ['贯丙丁', '3+2', '贯丙一职校', '没有这家单位', null, null, 2024, 40, null],
      ['贯丙戊', '3+2', '贯丙一职校', '贯丙二职校', null, null, 2024, 40, null],
      ['贯丙己', '3+2', '贯丙一职校', null, null, '66', 2024, 40, null],
      ['贯丙庚', '3+2', '贯丙一职校', null, null, null, 1924, 40, null],
      ['贯丙辛', '3+2', '贯丙一职校', null, null, null, 2024, 0, null],
    ]);
    const refused = bad.rows.flatMap(({ problems }) =>
      problems.flatMap(({ key, severity }) => (severity === 'refused' ? [key] : [])),
    );
    const cells = ['name', 'mode', 'school', 'school', 'enterprise', 'enterprise', 'schoolProgrammeCode'];
    expect(refused).toEqual([...cells, 'gradeYear', 'plannedSeats']);
    const undo = async (id: string | null) => {
      const batch = await getImport(own.as.ADMIN, { id });
      await undoImport(own.as.ADMIN, { id, version: batch.version });
    };
    const other = ['贯丙25光伏1班', '3+3', '贯丙二职校', '贯丙新来的企业', fits, null, 2025, 50, null];
    const changed = await run([other], true);
    expect(changed.totals).toMatchObject({ changed: 1 });
    expect((await list()).贯丙25光伏1班).toMatchObject({
      ...{
        plannedSeats: 50,
        school: { name: '贯丙二职校' },
        enterprise: { name: '贯丙新来的企业' },
        programme: { name: fits },
      },
    });
    const rename = (name: string, to: string) =>
      within(own, (tx) => tx.partner.updateMany({ where: { ...at, name }, data: { name: to } }));
    await rename('贯丙一职校', '贯丙第一职校');
    await undo(changed.batchId);
    expect((await list()).贯丙25光伏1班).toMatchObject({
      ...{ plannedSeats: 35, school: { name: '贯丙第一职校' }, enterprise: null, programme: null },
    });
    await rename('贯丙第一职校', '贯丙一职校');
    const used = await run([['贯丙壬', '3+2', '贯丙一职校', null, null, null, 2024, 40, null]]);
    const pathwayClassId = used.rows[0]?.recordId ?? '';
    await addPupils(own.as.OFFICE, { pathwayClassId, lines: 'P001, 张一', enrolledOn: '2024-09-01' });
    const moved = await run([['贯丙壬', '3+2', '贯丙二职校', null, null, null, 2024, 40, null]]);
    expect(moved.rows[0]?.problems).toMatchObject([{ key: 'school', code: 'school-stays' }]);
    await expect(undo(used.batchId)).rejects.toMatchObject({ key: 'importInUse' });
    const theirs = importNow(own.as.DEPARTMENT, {
      ...{ module: 'pathways', fileName: 'x.xlsx', bytes: await ledger(rows), createMissing: false },
    });
    await expect(theirs).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
