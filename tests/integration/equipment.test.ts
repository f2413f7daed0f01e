import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@/lib/kernel/day';
import { addRoom } from '@/lib/modules/centres/rooms';
import { addEquipment, restoreEquipment, retireEquipment, updateEquipment } from '@/lib/modules/equipment/commands';
import { equipmentFacets, equipmentOf, listEquipment } from '@/lib/modules/equipment/queries';
import { undoImport } from '@/lib/modules/imports/commands';
import { getImport } from '@/lib/modules/imports/queries';
import { listPlatforms } from '@/lib/modules/platforms/queries';
import { getPlatform, platformTimeline } from '@/lib/modules/platforms/record';
import { exportList } from '@/lib/processes/exports';
import { importNow } from '@/lib/processes/import-now';
import { makeCentre, makeRoom } from '@/tests/support/contract-centres';
import { makeEquipment } from '@/tests/support/contract-equipment';
import { makeConsortium } from '@/tests/support/contract-governance';
import { makeBase } from '@/tests/support/contract-inspections';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
const lathe = { name: '数控加工中心', count: 3, unitValue: 12.35 };

beforeAll(async () => {
  w = await newWorld('备甲');
  other = await newWorld('备乙');
});

/** A ledger as a college keeps it, with a title above. */
async function ledger(rows: (string | number | null)[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('设备');
  const heads = ['设备名称', '规格型号', '使用单位', '存放地点', '产权归属', '数量（台套）', '单价', '购置日期'];
  for (const row of [['实训设备台账'], heads, ...rows]) sheet.addRow(row);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a ledger of equipment', () => {
  it('is imported, changes nothing the second time, is refused by cell, and is taken back', async () => {
    const own = await newWorld('备丙');
    const at = { institutionId: own.institutionId };
    const { id: platformId } = await makeCentre(own);
    await addRoom(own.as.OFFICE, { platformId, name: '一室' });
    const { centre, partner } = await within(own, async (tx) => ({
      centre: (await tx.platform.findFirstOrThrow({ where: { ...at, id: platformId } })).name,
      partner: (await tx.partner.findFirstOrThrow({ where: { ...at, id: own.partnerId } })).name,
    }));
    const run = async (rows: (string | number | null)[][], createMissing = false) =>
      importNow(own.as.ADMIN, { module: 'equipment', fileName: '设备.xlsx', bytes: await ledger(rows), createMissing });
    const rows = [
      ['数控车床', 'CK6140', centre, '一室', '学校', 4, 123_456, '2021.9.1'],
      ['数控车床', 'CK6140', centre, '没有的房间', null, 2, '12万', '2022-03-01'],
      ['机器人', null, centre, null, partner, 1, 300_000, null],
    ];
    const first = await run(rows);
    expect(first.totals).toMatchObject({ rows: 3, new: 3, refused: 0 });
    expect(first.rows.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(['unknown-room']);
    expect((await run(rows)).totals).toMatchObject({ new: 0, changed: 0, unchanged: 3 });
    const filter = { batch: [first.batchId ?? ''] };
    const listed = await listEquipment(own.as.OFFICE, { filter });
    expect(listed).toMatchObject({ total: 3, totals: { value: 4 * 12.35 + 2 * 12 + 30 } });
    expect(listed.rows.find(({ name }) => name === '机器人')).toMatchObject({ owner: { id: own.partnerId } });
    const { stream } = await exportList(own.as.OFFICE, 'equipment').open(own.as.OFFICE, {
      batch: filter.batch[0] ?? '',
    });
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    const again = await importNow(own.as.ADMIN, {
      module: 'equipment',
      fileName: '导出.xlsx',
      bytes,
      createMissing: false,
    });
    expect(again.totals).toMatchObject({ rows: 3, unchanged: 3 });
    const bad = await run([
      ['甲', null, '没有这个中心', null, null, 1, null, null],
      ['乙', null, centre, null, '没有这家单位', 1, null, null],
      ['丙', null, centre, null, null, 0, null, null],
      ['丁', null, centre, null, null, 1, null, '2999-01-01'],
      [null, null, centre, null, null, 1, null, null],
      ['数控车床', 'CK6140', centre, '一室', '本校', 4, null, '2021-09-01'],
      ['数控车床', 'CK6140', centre, '一室', '本校', 9, null, '2021-09-01'],
    ]);
    const refused = bad.rows.flatMap(({ problems }) =>
      problems.flatMap(({ key, severity }) => (severity === 'refused' ? [key] : [])),
    );
    expect(refused).toEqual(['platform', 'owner', 'count', 'acquiredOn', 'name', 'name']);
    const changed = await run([['数控车床', 'CK6140', centre, '一室', '学校', 5, 200_000, '2021-09-01']]);
    expect(changed.totals).toMatchObject({ changed: 1 });
    expect(changed.rows[0]?.changes).toMatchObject([
      { key: 'count', before: '4', after: '5' },
      { key: 'unitValue', before: '123500', after: '200000' },
    ]);
    const undo = async (id: string | null) => {
      const batch = await getImport(own.as.ADMIN, { id });
      await undoImport(own.as.ADMIN, { id, version: batch.version });
    };
    await undo(changed.batchId);
    expect((await listEquipment(own.as.OFFICE, { filter })).totals).toMatchObject({ value: 4 * 12.35 + 2 * 12 + 30 });
    const made = await run([['捐赠机床', null, centre, null, '新来的企业', 1, 10_000, null]], true);
    expect(made.totals).toMatchObject({ new: 1 });
    await undo(made.batchId);
    expect((await listEquipment(own.as.OFFICE, { filter: { q: '捐赠机床' } })).total).toBe(0);
    const theirs = importNow(own.as.DEPARTMENT, {
      ...{ module: 'equipment', fileName: 'x.xlsx', bytes: await ledger(rows), createMissing: false },
    });
    await expect(theirs).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('equipment', () => {
  it('is entered by who may, once, and changed at the version that was seen', async () => {
    const { id: platformId } = await makeCentre(w);
    const { id: roomId } = await addRoom(w.as.OFFICE, { platformId, name: '一室' });
    const key = crypto.randomUUID();
    const first = await addEquipment(w.as.DEPARTMENT, { platformId, ...lathe, roomId }, key);
    expect(await addEquipment(w.as.DEPARTMENT, { platformId, ...lathe, roomId }, key)).toEqual(first);
    const { id } = first;
    await updateEquipment(w.as.OFFICE, { id, version: 1, ...lathe, count: 4, ownerId: w.partnerId });
    const stale = updateEquipment(w.as.OFFICE, { id, version: 1, ...lathe });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { count: 4 } });
    await expect(addEquipment(w.as.TEACHER, { platformId, ...lathe })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(addEquipment(other.as.ADMIN, { platformId, ...lathe })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(listEquipment(w.as.LIAISON, { filter: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { id: consortium } = await makeConsortium(w);
    await expect(addEquipment(w.as.OFFICE, { platformId: consortium, ...lathe })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const away = (await makeRoom(w)).id;
    await expect(addEquipment(w.as.OFFICE, { platformId, ...lathe, roomId: away })).rejects.toMatchObject({
      fields: { roomId: { key: 'unknownChoice' } },
    });
    const foreign = addEquipment(w.as.OFFICE, { platformId, ...lathe, ownerId: other.partnerId });
    await expect(foreign).rejects.toMatchObject({ fields: { ownerId: { key: 'unknownChoice' } } });
  });

  it('leaves the sums from the day on which it is retired, until that is taken back', async () => {
    const { id, platformId } = await makeEquipment(w, { ...lathe, acquiredOn: '2023-05-10' });
    const { today } = w.as.OFFICE;
    const sumOn = async (on: string) =>
      (await listEquipment(w.as.OFFICE, { filter: { platform: [platformId], state: ['IN_USE'], on } })).totals.value;
    await expect(retireEquipment(w.as.OFFICE, { id, version: 1, on: '2023-05-09' })).rejects.toMatchObject({
      fields: { on: { key: 'endBeforeStart' } },
    });
    await retireEquipment(w.as.OFFICE, { id, version: 1, on: '2025-06-01' });
    expect([await sumOn('2023-05-09'), await sumOn('2025-05-31'), await sumOn('2025-06-01')]).toEqual([0, 37.05, 0]);
    await expect(updateEquipment(w.as.OFFICE, { id, version: 2, ...lathe })).rejects.toMatchObject({ code: 'RULE' });
    await restoreEquipment(w.as.OFFICE, { id, version: 2 });
    expect(await sumOn(today)).toBe(37.05);
    await expect(restoreEquipment(w.as.OFFICE, { id, version: 3 })).rejects.toMatchObject({ code: 'RULE' });
    const { changes } = await platformTimeline(w.as.OFFICE, { id: platformId });
    expect(changes.filter(({ tbl }) => tbl === 'equipment').map(({ op }) => op)).toEqual(['U', 'U', 'I']);
  });

  it('adds up to the partners’ part and to the value of a base; list, facets and export agree', async () => {
    const fresh = await newWorld('备丙');
    const { OFFICE, LIAISON } = fresh.as;
    const { id: base } = await makeBase(fresh, { equipmentValue: 99 });
    const baseRow = async () => (await listPlatforms(OFFICE, { filter: { kind: ['TRAINING_BASE'] } })).rows[0];
    expect(await baseRow()).toMatchObject({ equipmentValue: 99 });
    await makeEquipment(fresh, { ...lathe, ownerId: null }, base);
    const old = await makeEquipment(fresh, { count: 10, unitValue: 1.05 }, base);
    await makeEquipment(fresh, { count: 2, unitValue: null }, base);
    await makeEquipment(fresh, { count: 1, unitValue: 5 });
    expect(await baseRow()).toMatchObject({ equipmentValue: 47.55 });
    expect(await getPlatform(OFFICE, { id: base })).toMatchObject({ equipmentValue: 99, equipmentSum: 47.55 });
    expect(await getPlatform(LIAISON, { id: base }).catch(({ code }) => code)).toBe('NOT_FOUND');
    expect((await equipmentOf(OFFICE, { platformId: base })).totals).toEqual({
      ...{ items: 3, pieces: 15, value: 47.55, ofPartners: 10.5, share: 22.1 },
    });
    await retireEquipment(OFFICE, { id: old.id, version: 1, on: addDays(OFFICE.today, -1) });
    const facets = await equipmentFacets(OFFICE, { filter: {} });
    expect(facets).toMatchObject({
      total: 4,
      state: [{ count: 3 }, { count: 1 }],
      owner: [{ count: 1 }, { count: 3 }],
    });
    expect(facets.platforms.map(({ count }) => count).sort()).toEqual([1, 3]);
    const filters = [{}, { state: ['IN_USE'] }, { owner: 'PARTNER' }, { partner: [fresh.partnerId], platform: [base] }];
    for (const filter of filters) {
      const { total, rows, totals } = await listEquipment(OFFICE, { filter });
      expect([rows.length, totals.items]).toEqual([total, total]);
      expect(totals.pieces).toBe(rows.reduce((sum, { count }) => sum + count, 0));
      const params = Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, String(value)]));
      const sheet = await exportList(OFFICE, 'equipment').open(OFFICE, params);
      await sheet.stream.cancel();
      expect(sheet.rows).toBe(total);
    }
  });
});
