import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { undoImport } from '@/lib/modules/imports/commands';
import { getImport } from '@/lib/modules/imports/queries';
import { addPlatformPartner } from '@/lib/modules/platforms/commands';
import { listPlatforms } from '@/lib/modules/platforms/queries';
import { exportList } from '@/lib/processes/exports';
import { importNow } from '@/lib/processes/import-now';
import { newPartner } from '@/tests/factories/members';
import { makeEquipment } from '@/tests/support/contract-equipment';
import { makeInspection } from '@/tests/support/contract-inspections';
import { makeProgramme } from '@/tests/support/contract-programmes';
import { newWorld, within } from '@/tests/support/world';

/** A ledger as a college keeps it, with a title above. */
async function ledger(rows: (string | number | null)[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('基地');
  const heads = [
    '基地名称',
    '校内外',
    '基地类型',
    '院系',
    '依托单位',
    '面向专业',
    '挂牌时间',
    '有效期至',
    '可接纳人数',
    '设备总值',
  ];
  for (const row of [['实习实训基地台账'], heads, ...rows]) sheet.addRow(row);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a ledger of training bases', () => {
  it('is imported, changes nothing the second time, is refused by cell, and is taken back', async () => {
    const own = await newWorld('基丙');
    const at = { institutionId: own.institutionId };
    const programme = await makeProgramme(own);
    const { department, partner, fits } = await within(own, async (tx) => ({
      department: (await tx.department.findFirstOrThrow({ where: { ...at, id: own.departmentId } })).name,
      partner: (await tx.partner.findFirstOrThrow({ where: { ...at, id: own.partnerId } })).name,
      fits: (await tx.programme.findFirstOrThrow({ where: { ...at, id: programme.id } })).name,
    }));
    const run = async (rows: (string | number | null)[][], createMissing = false) =>
      importNow(own.as.ADMIN, {
        module: 'training-bases',
        fileName: '基地.xlsx',
        bytes: await ledger(rows),
        createMissing,
      });
    const rows = [
      ['基丙校外基地', '校外', null, department, partner, fits, '2021.3.1', '2030-12-31', 40, 123_456],
      ['基丙生产车间', '校内基地', '生产性', '没有的系', null, '没有的专业', '2019-09-01', null, 60, '200万'],
    ];
    const first = await run(rows);
    expect(first.totals).toMatchObject({ rows: 2, new: 2, refused: 0 });
    expect(first.rows.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      'unknown-department',
      'unknown-programme',
    ]);
    const second = await run(rows);
    expect(second.totals).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    const filter = { batch: [first.batchId ?? ''] };
    const list = async () => (await listPlatforms(own.as.OFFICE, { filter })).rows;
    expect(await list()).toMatchObject([
      { name: '基丙生产车间', campus: 'ON', subkind: 'PRODUCTIVE', equipmentValue: 200, partners: [] },
      { name: '基丙校外基地', campus: 'OFF', capacity: 40, equipmentValue: 12.35, partners: [{ name: partner }] },
    ]);
    const again = async () => {
      const { stream } = await exportList(own.as.OFFICE, 'platforms').open(own.as.OFFICE, {
        batch: filter.batch[0] ?? '',
      });
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
      return importNow(own.as.ADMIN, {
        ...{ module: 'training-bases', fileName: '导出.xlsx', bytes, createMissing: false },
      });
    };
    expect((await again()).totals).toMatchObject({ rows: 2, unchanged: 2 });
    // Once equipment is entered piece by piece its sum is what the export writes, and what no ledger changes.
    await makeEquipment(own, {}, first.rows[0]?.recordId ?? undefined);
    expect((await again()).totals).toMatchObject({ rows: 2, unchanged: 2, warnings: 0 });
    const pieces = await run(rows);
    expect(pieces.totals).toMatchObject({ unchanged: 2 });
    expect(pieces.rows[0]?.problems).toMatchObject([{ key: 'equipmentValue', code: 'pieces-count' }]);
    const bad = await run([
      [null, '校内', null, null, null, null, null, null, null, null],
      ['基丙甲', null, null, null, null, null, null, null, null, null],
      ['基丙乙', '校内', '没有的类型', null, null, null, null, null, null, null],
      ['基丙丙', '校外', null, null, '没有这家单位', null, null, null, null, null],
      ['基丙丁', '校内', null, null, null, null, '2020-01-01', '2019-01-01', null, null],
      ['基丙戊', '校内', null, null, null, null, null, null, -3, null],
      ['基丙校外基地', '校外', null, null, null, null, null, null, 40, null],
      ['基丙校外基地', '校外', null, null, null, null, null, null, 50, null],
    ]);
    const refused = bad.rows.flatMap(({ problems }) =>
      problems.flatMap(({ key, severity }) => (severity === 'refused' ? [key] : [])),
    );
    expect(refused).toEqual(['name', 'campus', 'subkind', 'partners', 'validTo', 'capacity', 'name']);
    const undo = async (id: string | null) => {
      const batch = await getImport(own.as.ADMIN, { id });
      await undoImport(own.as.ADMIN, { id, version: batch.version });
    };
    const changed = await run(
      [['基丙生产车间', '校内', null, department, '基丙新来的企业', fits, null, null, 80, null]],
      true,
    );
    expect(changed.totals).toMatchObject({ changed: 1 });
    expect((await list())[0]).toMatchObject({ capacity: 80, department, partners: [{ name: '基丙新来的企业' }] });
    // What was there before keeps standing whatever it is called by then, and so does what somebody has entered since.
    const [base] = await list();
    const extraId = await newPartner(own.as.ADMIN, '基丙手工加的公司');
    await within(own, (tx) =>
      tx.partner.updateMany({ where: { ...at, id: own.partnerId }, data: { name: '基丙改了名的公司' } }),
    );
    await addPlatformPartner(own.as.OFFICE, {
      platformId: base?.id,
      partnerId: extraId,
      part: 'MEMBER',
      joinedOn: '2025-01-01',
    });
    await undo(changed.batchId);
    expect((await list())[0]).toMatchObject({ capacity: 60, department: null, partners: [{ id: extraId }] });
    const grown = await run(
      [['基丙校外基地', '校外', null, '基丙新系', '基丙又一家', null, null, null, null, null]],
      true,
    );
    expect((await list())[1]).toMatchObject({ department: '基丙新系', partners: [{}, {}] });
    await undo(grown.batchId);
    expect((await list())[1]).toMatchObject({
      department,
      partners: [{ id: own.partnerId, name: '基丙改了名的公司' }],
    });
    const used = await run([['基丙己', '校内', null, null, null, null, null, null, null, null]]);
    await makeInspection(own, {}, used.rows[0]?.recordId ?? undefined);
    await expect(undo(used.batchId)).rejects.toMatchObject({ key: 'importInUse' });
    const theirs = importNow(own.as.DEPARTMENT, {
      ...{ module: 'training-bases', fileName: 'x.xlsx', bytes: await ledger(rows), createMissing: false },
    });
    await expect(theirs).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
