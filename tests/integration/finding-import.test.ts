import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@/lib/kernel/day';
import { addFinding, mendFinding, updateInspection } from '@/lib/modules/inspections/commands';
import { inspectionsOf, listFindings } from '@/lib/modules/inspections/queries';
import { getInspection } from '@/lib/modules/inspections/record';
import { exportList } from '@/lib/processes/exports';
import { importNow } from '@/lib/processes/import-now';
import { asTest } from '@/tests/factories/account';
import { makeBase, makeFinding } from '@/tests/support/contract-inspections';
import { type Cells, importDesk } from '@/tests/support/import-desk';
import { newWorld, type World, within } from '@/tests/support/world';

const SHEET = {
  module: 'findings',
  title: '实训基地安全检查台账',
  heads: {
    ...{
      base: '实训基地名称',
      inspectedOn: '检查时间',
      inspectors: '检查人员',
      result: '检查结论',
      nextOn: '下次检查日期',
    },
    ...{ what: '存在问题', owner: '责任人', dueOn: '整改期限', doneOn: '整改完成时间', mending: '整改措施' },
  },
} as const;

let w: World;
let bases: string[];
let desk: ReturnType<typeof importDesk>;
let teacher: string;

beforeAll(async () => {
  w = await newWorld('检丙');
  const ids = [await makeBase(w), await makeBase(w)].map(({ id }) => id);
  bases = await within(w, async (tx) => {
    const rows = await tx.platform.findMany({ where: { institutionId: w.institutionId, id: { in: ids } } });
    return ids.map((id) => rows.find((row) => row.id === id)?.name ?? '');
  });
  desk = importDesk(w.as.ADMIN, SHEET);
  // Everybody of the world is called by its mark: one gets a name of her own.
  teacher = '检丙教师';
  await asTest((tx) => tx.user.updateMany({ where: { id: w.as.TEACHER.userId }, data: { name: teacher } }));
});

type Outcome = Awaited<ReturnType<typeof importNow>>;
const refused = ({ rows }: Outcome) =>
  rows.flatMap(({ row, problems }) =>
    problems.flatMap(({ key, code, severity }) => (severity === 'refused' ? [`${row} ${key} ${code}`] : [])),
  );
const warned = ({ rows }: Outcome) =>
  rows.flatMap(({ row, problems }) =>
    problems.flatMap(({ key, code, severity }) => (severity === 'warning' ? [`${row} ${key} ${code}`] : [])),
  );
const found = async () => (await listFindings(w.as.OFFICE, { filter: {}, size: 100 })).rows;
const inspections = () => within(w, (tx) => tx.inspection.count({ where: { institutionId: w.institutionId } }));

const rowsOf = (): Cells[] => {
  const day = {
    base: bases[0] ?? '',
    inspectedOn: '2025.3.12',
    inspectors: '安全处',
    result: '限期整改',
    nextOn: '2025-9.12',
  };
  return [
    { ...day, what: '通道堆放杂物', owner: teacher, dueOn: '2025年4月12日' },
    { ...day, what: '灭火器过期', owner: '没有这个人', dueOn: '2025/4/1', doneOn: '2025-03-20', mending: '已更换' },
    { base: bases[1] ?? '', inspectedOn: '2025-03-13', inspectors: '安全处', result: '合格', nextOn: '2025-09-13' },
  ];
};

describe('a ledger of inspections', () => {
  it('makes inspections with what they found, changes nothing the second time, and is taken back', async () => {
    const first = await desk.run(rowsOf());
    expect(first.totals).toMatchObject({ rows: 3, new: 3, refused: 0 });
    expect(warned(first)).toEqual(['4 owner unknown-person']);
    expect(await inspections()).toBe(2);
    const rows = await found();
    expect(rows.map(({ what, owner, dueOn, state }) => [what, owner, dueOn, state]).sort()).toEqual([
      ['灭火器过期', null, '2025-04-01', 'DONE'],
      ['通道堆放杂物', teacher, '2025-04-12', 'OVERDUE'],
    ]);
    const record = await getInspection(w.as.OFFICE, { id: rows[0]?.inspection.id });
    expect(record).toMatchObject({ inspectors: '安全处', result: 'MENDING', nextOn: '2025-09-12' });
    expect(record.findings).toHaveLength(2);

    expect((await desk.run(rowsOf())).totals).toMatchObject({ new: 0, changed: 0, unchanged: 3 });
    const { stream } = await exportList(w.as.OFFICE, 'findings').open(w.as.OFFICE, {});
    const own = new Uint8Array(await new Response(stream).arrayBuffer());
    expect((await desk.send(own)).totals).toMatchObject({ rows: 2, unchanged: 2, warnings: 0 });

    await desk.undo(first.batchId);
    expect([await found(), await inspections()]).toEqual([[], 0]);
  });

  it('mends, gives to somebody and changes an inspection field by field, and takes the change back', async () => {
    const first = await desk.run(rowsOf());
    const [open, done, passed] = rowsOf();
    const changed = await desk.run([
      { ...open, doneOn: '2025-04-02', mending: '已清理', owner: null },
      { ...done, owner: teacher },
      { ...passed, result: '停用整改', nextOn: '2025-04-13' },
    ]);
    // What is mended stays so until it is opened again.
    expect(refused(changed)).toEqual(['4 what mended-stays']);
    expect(changed.rows.map(({ changes }) => changes.map(({ key }) => key).sort())).toEqual([
      ['doneOn', 'mending'],
      [],
      ['nextOn', 'result'],
    ]);
    expect((await found()).every(({ state }) => state === 'DONE')).toBe(true);
    await expect(desk.undo(first.batchId)).rejects.toMatchObject({ code: 'RULE', key: 'importChangedSince' });
    await desk.undo(changed.batchId);
    const [overdue] = (await found()).filter(({ state }) => state === 'OVERDUE');
    expect(overdue).toMatchObject({ owner: teacher, mending: null, doneOn: null });
    const platformId = await within(w, async (tx) => {
      const at = { institutionId: w.institutionId, name: bases[1] ?? '' };
      return (await tx.platform.findFirstOrThrow({ where: at })).id;
    });
    const { rows, nextOn } = await inspectionsOf(w.as.OFFICE, { platformId });
    expect([rows[0]?.result, nextOn]).toEqual(['PASSED', '2025-09-13']);
    // Taken back on both sides, the versions have gone on: what was imported first stays.
    await expect(desk.undo(first.batchId)).rejects.toMatchObject({ code: 'RULE', key: 'importChangedSince' });
  });

  it('is refused by cell, and says what it leaves out', async () => {
    const own = await newWorld('检丁');
    const { id } = await makeBase(own);
    const base = await within(own, async (tx) => {
      return (await tx.platform.findFirstOrThrow({ where: { institutionId: own.institutionId, id } })).name;
    });
    const at = { base, inspectedOn: '2025-05-01' };
    const done = await importDesk(own.as.ADMIN, SHEET).run([
      { base: '没有的基地', inspectedOn: addDays(own.as.ADMIN.today, 1), what: '漏电', dueOn: null },
      { ...at, result: '合格', what: '漏电', dueOn: '2025-06-01' },
      { ...at, result: '还行', nextOn: '2025-05-01', what: '漏电', dueOn: '2025-04-01', doneOn: '2025-04-30' },
      { ...at, what: '漏电', dueOn: '2025-06-01', mending: '已修' },
      { ...at, result: null },
      { ...at, result: '限期整改', owner: '某人' },
      { ...at, what: '漏电', dueOn: '2025-06-01' },
      { ...at, what: '漏电', dueOn: '2025-06-02' },
      { ...at, inspectors: '别人', what: '漏水', dueOn: '2025-06-01' },
      { ...at, result: '停用整改', what: '无' },
    ]);
    expect(refused(done)).toEqual([
      ...['3 base unknown-base', '3 inspectedOn in-the-future', '3 dueOn required', '4 result passed-with-findings'],
      ...['5 result unknown-choice', '5 dueOn before-inspection', '5 doneOn before-inspection'],
      ...['5 nextOn not-after-inspection', '5 mending required', '6 doneOn required', '7 result required'],
      ...['8 what required', '8 dueOn required', '10 what duplicate-row', '12 inspectedOn duplicate-row'],
    ]);
    expect(warned(done).filter((each) => each.includes('inspection-stays'))).toEqual([
      '11 inspectors inspection-stays',
    ]);
    expect(done.totals).toMatchObject({ rows: 10, new: 2, refused: 8 });
    const { rows } = await listFindings(own.as.OFFICE, { filter: {} });
    expect(rows.map(({ what }) => what).sort()).toEqual(['漏水', '漏电']);
  });

  it('keeps what passed free of findings, whichever row comes first, and knows two inspections of a day apart', async () => {
    const own = await newWorld('检己');
    const { id } = await makeBase(own);
    const base = await within(own, async (tx) => {
      return (await tx.platform.findFirstOrThrow({ where: { institutionId: own.institutionId, id } })).name;
    });
    const there = importDesk(own.as.ADMIN, SHEET);
    const at = { base, inspectedOn: '2025-05-01' };
    await there.run([{ ...at, result: '限期整改' }]);
    const [passed, leak] = [
      { ...at, result: '合格' },
      { ...at, what: '漏水', dueOn: '2025-06-01' },
    ];
    expect(refused(await there.run([passed, leak]))).toEqual(['4 what passed-with-findings']);
    await there.run([{ ...at, result: '限期整改' }]);
    expect(refused(await there.run([leak, passed]))).toEqual(['4 result passed-with-findings']);
    await makeFinding(own, { what: '漏电', dueOn: '2025-06-01' }, id);
    await within(own, (tx) =>
      tx.inspection.updateMany({
        where: { institutionId: own.institutionId, platformId: id },
        data: { inspectedOn: new Date('2025-03-12T00:00:00Z') },
      }),
    );
    const { stream } = await exportList(own.as.OFFICE, 'findings').open(own.as.OFFICE, {});
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    expect((await there.send(bytes)).totals).toMatchObject({ rows: 2, unchanged: 2, new: 0, refused: 0 });
  });

  it('stays where somebody has gone on with it, and is the office’s alone', async () => {
    const own = await newWorld('检戊');
    const { id } = await makeBase(own);
    const base = await within(own, async (tx) => {
      return (await tx.platform.findFirstOrThrow({ where: { institutionId: own.institutionId, id } })).name;
    });
    const there = importDesk(own.as.ADMIN, SHEET);
    const whole = await there.run([{ base, inspectedOn: '2025-05-01', result: '限期整改' }]);
    const [inspection] = (await inspectionsOf(own.as.OFFICE, { platformId: id })).rows;
    const more = { inspectionId: inspection?.id, what: '漏水', dueOn: '2025-06-01' };
    const added = await addFinding(own.as.OFFICE, more);
    await expect(there.undo(whole.batchId)).rejects.toMatchObject({ code: 'RULE', key: 'importInUse' });
    await mendFinding(own.as.OFFICE, { ...added, version: 1, doneOn: '2025-05-20', mending: '已修' });

    const part = await there.run([{ base, inspectedOn: '2025-06-01', what: '漏电', dueOn: '2025-07-01' }]);
    const [latest] = (await inspectionsOf(own.as.OFFICE, { platformId: id })).rows;
    const after = { inspectedOn: '2025-06-01', inspectors: '安全处', result: 'FAILED', nextOn: '2025-12-01' };
    await updateInspection(own.as.OFFICE, { id: latest?.id, version: 1, ...after });
    await there.undo(part.batchId);
    // The finding is gone; the inspection that somebody has worked on is kept.
    expect((await inspectionsOf(own.as.OFFICE, { platformId: id })).rows[0]).toMatchObject({
      result: 'FAILED',
      findings: 0,
    });
    for (const role of ['TEACHER', 'DEPARTMENT', 'LEADER', 'LIAISON'] as const) {
      const file = { module: 'findings', fileName: 'x.xlsx', bytes: new Uint8Array(1), createMissing: false };
      await expect(importNow(own.as[role], file)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});
