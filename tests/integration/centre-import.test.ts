import { beforeAll, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { addDays } from '@/lib/kernel/day';
import { bookSession } from '@/lib/modules/centres/commands';
import { listTraining } from '@/lib/modules/centres/queries';
import { addRoom } from '@/lib/modules/centres/rooms';
import { listOutputs } from '@/lib/modules/outputs/queries';
import { exportList } from '@/lib/processes/exports';
import { makeCentre } from '@/tests/support/contract-centres';
import { importDesk } from '@/tests/support/import-desk';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let office: Ctx;
let platformId: string;
let centre: string;
let firm: string;
type Row = (string | number | null)[];

beforeAll(async () => {
  w = await newWorld('训入');
  office = w.as.OFFICE;
  platformId = (await makeCentre(w)).id;
  const at = { institutionId: w.institutionId };
  [centre, firm] = await within(w, async (tx) => [
    (await tx.platform.findFirstOrThrow({ where: { ...at, id: platformId } })).name,
    (await tx.partner.findFirstOrThrow({ where: { ...at, id: w.partnerId } })).name,
  ]);
});

const HEADS = {
  training: {
    ...{ name: '培训项目名称', centre: '所属中心', hours: '学时', audience: '培训对象' },
    ...{ planned: '立项日期', offered: '开设日期', retired: '停办日期' },
  },
  outputs: {
    ...{ day: '日期', centre: '实践中心', purpose: '功能', title: '内容' },
    ...{ partner: '服务单位', quantity: '数量', unit: '单位', income: '收入（万元）' },
  },
} as const;
type Module = keyof typeof HEADS;
const deskOf = (module: Module, ctx: Ctx) => importDesk(ctx, { module, title: '台账', heads: HEADS[module] });
const run = (module: Module, rows: Row[], createMissing = false, ctx = office) => {
  const keys = Object.keys(HEADS[module]);
  const cells = rows.map((row) => Object.fromEntries(keys.map((key, at) => [key, row[at] ?? null])));
  return deskOf(module, ctx).run(cells, createMissing);
};
async function exported(module: Module) {
  const { stream } = await exportList(office, module).open(office, {});
  return deskOf(module, office).send(new Uint8Array(await new Response(stream).arrayBuffer()));
}
const undo = (id: string | null) => deskOf('training', office).undo(id);
const refusedAt = ({ rows }: Awaited<ReturnType<typeof run>>) =>
  rows.flatMap(({ problems }) =>
    problems.flatMap(({ key, code, severity }) => (severity === 'refused' ? [`${key} ${code}`] : [])),
  );

it('training programmes: new, unchanged, refused by cell, changed, the export again, taken back', async () => {
  const rows: Row[] = [
    ['电工培训', centre, 40, '社会人员', '2025-03-01', '2025-09-01', null],
    ['焊工培训', centre, null, null, '2026-01-01', null, null],
  ];
  const first = await run('training', rows);
  expect(first.totals).toMatchObject({ rows: 2, new: 2 });
  expect((await run('training', rows)).totals).toMatchObject({ unchanged: 2 });
  const filter = { batch: [first.batchId ?? ''] };
  expect((await listTraining(office, { filter })).rows.map(({ name, state }) => [name, state]).sort()).toEqual(
    [
      ['焊工培训', 'DEVELOPMENT'],
      ['电工培训', 'OFFERED'],
    ].sort(),
  );
  expect((await exported('training')).totals).toMatchObject({ rows: 2, unchanged: 2 });
  const bad = await run('training', [
    ['钳工培训', centre, null, null, null, null, null],
    ['电工培训', centre, null, null, null, null, '2025-01-01'],
    ['钳工培训', '没有', null, null, '2025-01-01', null, null],
    ['甲', centre, null, null, '2025-01-01', null, null],
    ['甲', centre, null, null, '2025-01-01', null, null],
  ]);
  expect(refusedAt(bad)).toEqual([
    ...['plannedOn required', 'retiredOn ends-before-start', 'centre unknown-centre', 'name duplicate-row'],
  ]);
  const changed = await run('training', [['焊工培训', centre, 60, null, null, '2026-02-01', null]]);
  expect(changed.rows[0]?.changes).toMatchObject([
    { key: 'hours', before: null, after: '60' },
    { key: 'offeredOn', before: null, after: '2026-02-01' },
  ]);
  await undo(changed.batchId);
  const [back] = (await listTraining(office, { filter: { ...filter, q: '焊工' } })).rows;
  expect(back).toMatchObject({ state: 'DEVELOPMENT', hours: null });
  // What is held already stays.
  const made = await run('training', [['车工培训', centre, 8, null, '2025-01-01', '2025-01-02', null]]);
  const { id: roomId } = await addRoom(office, { platformId, name: '一室' });
  const [training] = (await listTraining(office, { filter: { q: '车工' } })).rows;
  const slot = { roomId, day: '2026-12-01', from: '08:00', to: '09:00', title: '课', purpose: 'TRAINING' };
  await bookSession(office, { ...slot, trainingProgrammeId: training?.id });
  await expect(undo(made.batchId)).rejects.toMatchObject({ code: 'RULE', key: 'importInUse' });
  for (const ctx of [w.as.DEPARTMENT, w.as.LEADER])
    await expect(run('training', rows, false, ctx)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

it('outputs: new, unchanged, refused by cell, changed, the export again, taken back', async () => {
  const rows: Row[] = [
    ['2026-03-01', centre, '真实生产', '代加工', firm, 1200, '件', 6.5],
    ['2026-03-01', centre, '真实生产', '代加工', firm, 300, '件', null],
    ['2026-04-01', centre, '技术服务', '委托检测', null, null, null, 3.2],
  ];
  const first = await run('outputs', rows);
  expect(first.totals).toMatchObject({ rows: 3, new: 2, refused: 1 });
  expect(refusedAt(first)).toEqual(['title duplicate-row']);
  const good = rows.filter((_row, at) => at !== 1);
  expect((await run('outputs', good)).totals).toMatchObject({ unchanged: 2 });
  const filter = { batch: [first.batchId ?? ''] };
  const listed = await listOutputs(office, { filter });
  expect(listed).toMatchObject({ total: 2, totals: { income: 9.7 } });
  expect(listed.rows.find(({ title }) => title === '代加工')).toMatchObject({
    quantity: 1200,
    partner: { id: w.partnerId },
  });
  expect((await exported('outputs')).totals).toMatchObject({ rows: 2, unchanged: 2 });
  const bad = await run('outputs', [
    ['2026-05-01', centre, '技术服务', '甲', null, 5, null, null],
    ['2026-05-01', centre, '技术服务', '乙', null, null, '次', 1],
    ['2026-05-01', centre, '技术服务', '丙', null, null, null, null],
    [addDays(office.today, 30), centre, '技术服务', '丁', '没有这家', null, null, 1],
  ]);
  expect(refusedAt(bad)).toEqual([
    ...['unit required', 'quantity required', 'income required'],
    ...['happenedOn in-the-future', 'partner unknown-partner'],
  ]);
  const changed = await run('outputs', [['2026-04-01', centre, '技术服务', '委托检测', null, null, null, 4]]);
  expect(changed.rows[0]?.changes).toMatchObject([{ key: 'income', before: '32000', after: '40000' }]);
  await undo(changed.batchId);
  expect((await listOutputs(office, { filter })).totals).toEqual({ income: 9.7 });
  const made = await run('outputs', [['2026-06-01', centre, '技术服务', '新户', '新来的企业', null, null, 1]], true);
  expect(made.totals).toMatchObject({ new: 1 });
  // What was changed since stays, though the change was taken back.
  await expect(undo(first.batchId)).rejects.toMatchObject({ code: 'RULE', key: 'importChangedSince' });
  await undo(made.batchId);
  expect((await listOutputs(office, { filter: {} })).rows.map(({ title }) => title)).toEqual(['委托检测', '代加工']);
  await expect(run('outputs', rows, false, w.as.DEPARTMENT)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
