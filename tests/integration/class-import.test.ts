import { beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { figures } from '@/lib/modules/dashboard/queries';
import { undoImport } from '@/lib/modules/imports/commands';
import { getImport } from '@/lib/modules/imports/queries';
import { createNeed } from '@/lib/modules/needs/commands';
import { listOrderClasses } from '@/lib/modules/order-classes/queries';
import { getOrderClass } from '@/lib/modules/order-classes/record';
import { listPartners } from '@/lib/modules/partners/queries';
import { listProgrammes } from '@/lib/modules/programmes/queries';
import { revealStudent } from '@/lib/modules/students/commands';
import { listStudents } from '@/lib/modules/students/queries';
import { classRoster, leaveClass } from '@/lib/modules/students/rosters';
import { importNow, previewNow } from '@/lib/processes/import-now';
import {
  CLASS_HEADERS,
  cardOf,
  classLedger,
  classRow,
  ROSTER_HEADERS,
  rosterRow,
} from '@/tests/factories/class-ledger';
import { newCollege } from '@/tests/factories/college';

let office: Ctx;
const range = (n: number) => Array.from({ length: n }, (_, at) => at + 1);
const classes = range(4).map((n) => classRow(n));
const roster = range(12).map((n) => rosterRow(n, (n % 4) + 1));
const file = (module: string, bytes: Uint8Array, createMissing = true) => ({
  module,
  fileName: '备案.xlsx',
  bytes,
  createMissing,
});
const counts = ({ totals: { warnings: _, ...rest } }: Awaited<ReturnType<typeof importNow>>) => rest;
const told = ({ rows }: Awaited<ReturnType<typeof importNow>>) =>
  rows.flatMap(({ row, problems }) =>
    problems.filter(({ code }) => code !== 'will-create').map(({ code, severity, key }) => [row, key, severity, code]),
  );
const valuesOf = async () => new Map((await figures(office, {})).map(({ key, value }) => [key, value]));

beforeEach(async () => {
  office = await newCollege();
});

describe('a ledger of classes and their rosters', () => {
  it('is imported sheet by sheet, makes what is missing, and changes nothing the second time', async () => {
    const bytes = await classLedger(classes, roster);
    expect(counts(await importNow(office, file('order-classes', bytes)))).toEqual({
      ...{ rows: 4, new: 4, changed: 0, unchanged: 0, refused: 0 },
    });
    expect(counts(await importNow(office, file('rosters', bytes)))).toEqual({
      ...{ rows: 12, new: 12, changed: 0, unchanged: 0, refused: 0 },
    });
    for (const module of ['order-classes', 'rosters'])
      expect(counts(await importNow(office, file(module, bytes)))).toMatchObject({ new: 0, changed: 0, refused: 0 });
    const { rows } = await listOrderClasses(office, { filter: {}, size: 20 });
    expect(rows.map((row) => row.startedOn).sort()).toEqual(['2025-09-08', '2025-09-10', '2025-09-22', '2025-09-22']);
    const record = await getOrderClass(office, { id: rows[0]?.id });
    expect(record).toMatchObject({
      importedWithoutAgreement: true,
      students: 3,
      headTeacher: '姜桐',
      mentorName: '秦文',
    });
    expect(record.hours).toEqual({ enterprise: 500, total: 1800 });
    expect((await listPartners(office, { filter: { coop: '1' } })).total).toBe(4);
    expect((await listProgrammes(office, {})).rows.map(({ name }) => name)).toEqual(['光伏工程技术']);
    const values = await valuesOf();
    expect([values.get('classes.total'), values.get('classes.order'), values.get('classes.students')]).toEqual([
      4, 4, 12,
    ]);
    const [student] = (await listStudents(office, { filter: { q: '2300007' } })).rows;
    expect(student).toMatchObject({ name: '样例生7', enrolledOn: '2025-09-01' });
    expect(await revealStudent(office, { id: student?.id, reason: '核对' })).toMatchObject({
      ...{ idCard: cardOf(7), phone: '13800000007' },
    });
  });

  it('is refused by cell, three times for each fault, and nothing else', async () => {
    const wrong = (n: number) => cardOf(n).slice(0, 17) + (cardOf(n).endsWith('0') ? '1' : '0');
    const faulty = [
      ...[1, 2, 3].map((n) => rosterRow(n, 1, { 身份证: wrong(n) })),
      ...[4, 5, 6].map((n) => rosterRow(n, 1, { 姓名: null })),
      ...[7, 8, 9].map((n) => rosterRow(n, 99)),
      ...[10, 11, 12].map((n) => rosterRow(n, 1, { 退班日期: '2025-09-01' })),
      ...[13, 14, 15].map((n) => rosterRow(n, 1, { 身份证: cardOf(20) })),
      ...[20, 20, 21].map((n) => rosterRow(n, 1)),
    ];
    const faultyClasses = [
      classRow(1),
      ...[2, 3, 4].map((n) => classRow(n, { 类型: '速成班' })),
      ...[5, 6, 7].map((n) => classRow(n, { 组班日期: null })),
      ...[8, 9, 10].map((n) => classRow(n, { 企业课程学时: 2000 })),
      ...[11, 12, 13].map((n) => classRow(n, { 企业信用代码: '91150207752549004Y' })),
      classRow(1),
    ];
    const bytes = await classLedger(faultyClasses, faulty);
    const first = await importNow(office, file('order-classes', bytes));
    expect(counts(first)).toMatchObject({ rows: 14, new: 1, refused: 13 });
    const each = (from: number, what: unknown[]) => [0, 1, 2].map((n) => [from + n, ...what]);
    expect(told(first)).toEqual([
      ...each(4, ['kind', 'refused', 'unknown-choice']),
      ...each(7, ['startedOn', 'refused', 'required']),
      ...each(10, ['enterpriseHours', 'refused', 'more-than-all']),
      ...each(13, ['creditCode', 'refused', 'code-check']),
      [16, 'name', 'refused', 'duplicate-row'],
    ]);
    const second = await importNow(office, file('rosters', bytes));
    expect(told(second)).toEqual([
      ...each(2, ['idCard', 'refused', 'id-check']),
      ...each(5, ['name', 'refused', 'required']),
      ...each(8, ['orderClass', 'refused', 'unknown-class']),
      ...each(11, ['leftOn', 'refused', 'ends-before-start']),
      [15, 'idCard', 'warning', 'id-card-taken'],
      [16, 'idCard', 'warning', 'id-card-taken'],
      [17, 'idCard', 'warning', 'id-card-taken'],
      [18, 'studentNo', 'refused', 'duplicate-row'],
    ]);
    expect(counts(second)).toMatchObject({ rows: 18, new: 5, refused: 13 });
  });

  it('needs to be told to make partners that are not there', async () => {
    const bytes = await classLedger(classes, roster);
    const preview = await previewNow(office, file('order-classes', bytes, false));
    expect(preview.totals).toMatchObject({ new: 0, refused: 4 });
    expect(told(preview)[0]).toEqual([3, 'partner', 'refused', 'unknown-partner']);
    expect((await listOrderClasses(office, {})).total).toBe(0);
  });

  it('reads other colleges’ names for the same columns', async () => {
    const names: Record<string, string> = {
      班级名称: '订单班名称',
      类型: '培养方式',
      合作企业: '合作单位',
      组班日期: '开班时间',
      状态: '办班状态',
    };
    const renamed = CLASS_HEADERS.map((header) => names[header] ?? header);
    const rosterNames: Record<string, string> = { 身份证: '身份证号码', 班级名称: '订单班', 手机: '联系电话' };
    const bytes = await classLedger(classes, roster, {
      classes: renamed,
      roster: ROSTER_HEADERS.map((header) => rosterNames[header] ?? header),
    });
    expect(counts(await importNow(office, file('order-classes', bytes)))).toMatchObject({ new: 4, refused: 0 });
    expect(counts(await importNow(office, file('rosters', bytes)))).toMatchObject({ new: 12, refused: 0 });
  });

  it('says field by field what a newer ledger changes, and can be taken back', async () => {
    await importNow(office, file('order-classes', await classLedger(classes, roster)));
    await importNow(office, file('rosters', await classLedger(classes, roster)));
    const newer = await classLedger(
      [classRow(1, { 计划人数: 45, 企业班主任: '何志' }), ...classes.slice(1)],
      [rosterRow(1, 2, { 退班日期: '2026-01-10', 退班原因: '参军', 手机: '13900000001' }), ...roster.slice(1)],
    );
    const changed = await importNow(office, file('order-classes', newer));
    expect(counts(changed)).toMatchObject({ changed: 1, unchanged: 3 });
    expect(changed.rows[0]?.changes).toEqual([
      { key: 'mentorName', before: '秦文', after: '何志' },
      { key: 'plannedSeats', before: '40', after: '45' },
    ]);
    const places = await importNow(office, file('rosters', newer));
    expect(places.rows[0]?.changes.map(({ key }) => key).sort()).toEqual(['leftOn', 'leftReason', 'phone']);
    expect((await valuesOf()).get('classes.students')).toBe(11);
    for (const { batchId } of [places, changed]) {
      const { version } = await getImport(office, { id: batchId });
      await undoImport(office, { id: batchId, version });
    }
    expect((await valuesOf()).get('classes.students')).toBe(12);
    const [student] = (await listStudents(office, { filter: { q: '13800000001' } })).rows;
    expect(student?.name).toBe('样例生1');
    const { rows } = await listOrderClasses(office, { filter: { q: '订单1班' } });
    expect(rows[0]?.plannedSeats).toBe(40);
  });

  it('is not taken back where something has come to depend on it', async () => {
    const first = await importNow(office, file('order-classes', await classLedger(classes, roster)));
    const second = await importNow(office, file('rosters', await classLedger(classes, roster)));
    const undo = async (id: string | null) =>
      undoImport(office, { id, version: (await getImport(office, { id })).version });
    await expect(undo(first.batchId)).rejects.toMatchObject({ code: 'RULE', key: 'importInUse' });
    const [row] = (await listOrderClasses(office, {})).rows;
    const { places } = await classRoster(office, { orderClassId: row?.id });
    await leaveClass(office, { id: places[0]?.id, version: 1, on: office.today, reason: '转专业' });
    await expect(undo(second.batchId)).rejects.toMatchObject({ code: 'RULE', key: 'importChangedSince' });
    const third = await newCollege();
    office = third;
    const [a, b] = [
      await importNow(third, file('order-classes', await classLedger(classes, roster))),
      await importNow(third, file('rosters', await classLedger(classes, roster))),
    ];
    await undo(b.batchId);
    await undo(a.batchId);
    expect((await listStudents(third, {})).total).toBe(0);
    expect((await listOrderClasses(third, {})).total).toBe(0);
    expect((await listPartners(third, { filter: {} })).total).toBe(0);
    expect((await listProgrammes(third, {})).total).toBe(0);
  });

  it('takes back with it what it made, but nothing that has come to be used', async () => {
    const bytes = await classLedger(classes, [], {});
    const { batchId } = await importNow(office, file('order-classes', bytes));
    const kept = (await listPartners(office, { filter: {} })).rows[0];
    const [orderClass] = (await listOrderClasses(office, { filter: { q: '订单2班' } })).rows;
    await createNeed(office, {
      ...{ partnerId: kept?.id, kind: 'TALENT', title: '光伏运维岗位', raisedOn: '2026-01-05' },
    });
    expect(orderClass?.students).toBe(0);
    const { version } = await getImport(office, { id: batchId });
    await undoImport(office, { id: batchId, version });
    expect((await listPartners(office, { filter: {} })).rows.map(({ id }) => id)).toEqual([kept?.id]);
    expect((await listProgrammes(office, {})).total).toBe(0);
  });

  it('gives no more places than a class has seats', async () => {
    const small = [classRow(1, { 计划人数: 2 })];
    await importNow(office, file('order-classes', await classLedger(small, [])));
    const places = [1, 2, 3].map((n) => rosterRow(n, 1));
    const over = await importNow(office, file('rosters', await classLedger(small, places)));
    expect(counts(over)).toMatchObject({ new: 2, refused: 1 });
    expect(told(over)).toEqual([[4, 'orderClass', 'refused', 'class-full']]);
    const fewer = await classLedger([classRow(1, { 计划人数: 1 })], []);
    expect(told(await importNow(office, file('order-classes', fewer)))).toEqual([
      [3, 'plannedSeats', 'refused', 'seats-taken'],
    ]);
  });
});
