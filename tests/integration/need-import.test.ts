import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/kernel/day';
import { answerNeed, createNeed, updateNeed, withdrawNeed } from '@/lib/modules/needs/commands';
import { listNeeds } from '@/lib/modules/needs/queries';
import { getNeed } from '@/lib/modules/needs/record';
import { exportList } from '@/lib/processes/exports';
import { importNow } from '@/lib/processes/import-now';
import { newPartner } from '@/tests/factories/members';
import { makeVacancy } from '@/tests/support/contract-vacancies';
import { type Cells, importDesk, ledgerOf } from '@/tests/support/import-desk';
import { newWorld, type World, within } from '@/tests/support/world';

const HEADS = {
  ...{ partner: '企业名称', kind: '需求类型', title: '需求名称', text: '需求描述', quantity: '需求人数' },
  ...{ raised: '提出时间', wanted: '期望完成日期', state: '对接状态', department: '对接系部' },
  ...{ closed: '解决日期', reason: '撤回原因' },
};

const SHEET = { module: 'needs', title: '企业三张清单', heads: HEADS } as const;

async function start(mark: string) {
  const own: World = await newWorld(mark);
  const at = { institutionId: own.institutionId };
  const { send, run, undo } = importDesk(own.as.ADMIN, SHEET);
  const { department } = await within(own, async (tx) => ({
    department: (await tx.department.findFirstOrThrow({ where: { ...at, id: own.departmentId } })).name,
  }));
  const partnerId = await newPartner(own.as.ADMIN, `${mark}机电公司`);
  return { own, at, send, run, undo, partnerId, department };
}

describe('a ledger of needs', () => {
  it('is imported, changes nothing the second time, nor does its own export, and is refused by cell', async () => {
    const { own, send, run, partnerId, department } = await start('需丙');
    const office = own.as.OFFICE;
    const mine = { partner: '需丙机电公司', kind: '人才' };
    const rows: Cells[] = [
      {
        ...{ ...mine, title: '电工', text: '持证\n能倒班', quantity: '12人', raised: '2026.3.5', department },
        ...{ wanted: '2026-09-01', state: '已解决', closed: '2026-08-20' },
      },
      { ...mine, kind: '技术需求', title: '焊接机器人', state: '已对接', department: '没有的系' },
      { ...mine, kind: '产品', title: '减速机', raised: '2026-01-01', state: '已撤回', reason: '停产' },
      { ...mine, title: '钳工', state: '已解决' },
    ];
    const first = await run(rows);
    expect(first.totals).toMatchObject({ rows: 4, new: 4, refused: 0 });
    expect(first.rows.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ...['unknown-department', 'no-such-step'],
    ]);
    expect((await run(rows)).totals).toMatchObject({ new: 0, changed: 0, unchanged: 4 });
    const filter = { batch: [first.batchId ?? ''] };
    const list = await listNeeds(office, { filter });
    const needs = new Map(list.rows.map((row) => [row.title, row]));
    const { today } = office;
    expect(needs.get('电工')).toMatchObject({ kind: 'TALENT', state: 'MET', closedOn: '2026-08-20', department });
    expect(needs.get('焊接机器人')).toMatchObject({ state: 'OPEN', raisedOn: today, department: null, quantity: null });
    expect(needs.get('减速机')).toMatchObject({ kind: 'PRODUCT', state: 'WITHDRAWN', closedOn: today });
    expect(needs.get('钳工')).toMatchObject({ state: 'MET', raisedOn: today, closedOn: today });
    const full = await getNeed(office, { id: needs.get('电工')?.id });
    expect(full).toMatchObject({ description: '持证\n能倒班', quantity: 12, wantedBy: '2026-09-01' });

    // An answered need, and a twin of one name and day with texts as a form has them.
    const { id: answered } = await createNeed(office, { partnerId, kind: 'TALENT', title: '焊工', raisedOn: today });
    await answerNeed(office, { id: answered, text: '可安排实习' });
    const twin = { partnerId, kind: 'TECHNOLOGY', title: '焊接机器人', raisedOn: today };
    await createNeed(office, { ...twin, description: ' 一  二\r\n三', quantity: 3 });
    const { stream } = await exportList(office, 'needs').open(office, {});
    const again = await send(new Uint8Array(await new Response(stream).arrayBuffer()));
    expect(again.totals).toMatchObject({ rows: 6, unchanged: 6, warnings: 0 });

    const bad = await run([
      { ...mine, title: null },
      { ...mine, title: '甲', kind: null },
      { ...mine, title: '乙', kind: '资金' },
      { ...mine, title: '丙', partner: '没有这家单位' },
      { ...mine, title: '丁', quantity: 0 },
      { ...mine, title: '戊', raised: addDays(today, 1) },
      { ...mine, title: '己', raised: '2026-03-05', wanted: '2026-03-04' },
      { ...mine, title: '庚', raised: '2026-03-05', closed: '2026-03-04' },
      { ...mine, title: '辛', state: '已解决', closed: addDays(today, 1) },
      { ...mine, title: '壬', state: '已撤回' },
      { ...mine, title: '癸', state: '算了' },
      { ...mine, title: '子' },
      { ...mine, title: '子' },
    ]);
    const refused = bad.rows.map(({ problems }) => problems.find(({ severity }) => severity === 'refused')?.key);
    const cells = ['title', 'kind', 'kind', 'partner', 'quantity', 'raisedOn', 'wantedBy', 'closedOn', 'closedOn'];
    expect(refused).toEqual([...cells, 'reason', 'state', undefined, 'title']);
    const theirs = importNow(own.as.DEPARTMENT, {
      ...{ module: 'needs', fileName: 'x.xlsx', bytes: await ledgerOf(SHEET, rows), createMissing: false },
    });
    await expect(theirs).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('changes what it says, is opened again before it changes once closed, and is taken back as it stood', async () => {
    const { own, at, run, undo, department } = await start('需丁');
    const office = own.as.OFFICE;
    const same = { partner: '需丁新来的企业', kind: '人才需求', title: '电工', raised: '2026-03-05' };
    const made = await run([{ ...same, text: '一', department: '需丁新系' }], true);
    expect(made.rows[0]?.problems.map(({ code }) => code)).toEqual(['will-create', 'will-create']);
    const id = made.rows[0]?.recordId ?? '';
    const read = async () => {
      const { updatedAt: _at, version, ...rest } = await getNeed(office, { id });
      return { version, rest };
    };
    const { version, rest: was } = await read();
    const { kind, title, raisedOn, departmentId } = was;
    await updateNeed(office, { id, version, kind, title, raisedOn, departmentId, description: ' 一\r\n二  三' });
    const before = await read();
    expect((await run([{ ...same, text: '一\n二 三' }])).totals).toMatchObject({ unchanged: 1 });

    const rows = [{ ...same, text: '四', quantity: 5, wanted: '2026-10-01', department, closed: '2026-06-01' }];
    const first = await run(rows);
    await undo(first.batchId);
    expect((await read()).rest).toEqual(before.rest);
    const closed = await run(rows);
    expect(closed.rows[0]?.changes).toEqual([
      { key: 'quantity', before: null, after: '5' },
      { key: 'description', before: '一\n二 三', after: '四' },
      { key: 'department', before: '需丁新系', after: department },
      { key: 'wantedBy', before: null, after: '2026-10-01' },
      { key: 'state', before: '待对接', after: '已解决' },
      { key: 'closedOn', before: null, after: '2026-06-01' },
    ]);
    const met = await read();
    const now = { state: 'MET', closedOn: '2026-06-01', quantity: 5, departmentId: own.departmentId, reason: null };
    expect(met.rest).toMatchObject(now);

    // Nobody changes a closed one; opened again it is changed, and goes back to closed with its day.
    const stays = await run([{ ...same, quantity: 6 }]);
    expect(stays.rows[0]).toMatchObject({ result: 'REFUSED', problems: [{ key: 'quantity', code: 'closed-stays' }] });
    const opened = await run([{ ...same, quantity: 6, state: '待对接' }]);
    expect((await read()).rest).toMatchObject({ state: 'OPEN', closedOn: null, quantity: 6 });
    await undo(opened.batchId);
    expect((await read()).rest).toEqual(met.rest);
    await expect(undo(closed.batchId)).rejects.toMatchObject({ key: 'importChangedSince' });

    const again = await run([{ ...same, title: '钳工', text: '一' }]);
    const withdrawn = await run([{ ...same, title: '钳工', text: '二', state: '已撤回', reason: '停产' }]);
    const other = await getNeed(office, { id: again.rows[0]?.recordId });
    expect(other).toMatchObject({ state: 'WITHDRAWN', reason: '停产', closedOn: office.today, description: '二' });
    await undo(withdrawn.batchId);
    const back = await getNeed(office, { id: other.id });
    expect(back).toMatchObject({ state: 'OPEN', reason: null, closedOn: null, description: '一' });
    await answerNeed(office, { id: other.id, text: '可安排' });
    await expect(undo(again.batchId)).rejects.toMatchObject({ key: 'importChangedSince' });

    const gone = await run([{ ...same, title: '车工' }]);
    const touched = await run([{ ...same, title: '车工', quantity: 2 }]);
    await withdrawNeed(office, { id: gone.rows[0]?.recordId, version: 2, reason: '停产' });
    await expect(undo(touched.batchId)).rejects.toMatchObject({ key: 'importChangedSince' });
    const used = await run([{ ...same, title: '铣工' }]);
    const vacancy = await makeVacancy(own);
    await within(own, (tx) =>
      tx.vacancy.updateMany({ where: { ...at, id: vacancy.id }, data: { needId: used.rows[0]?.recordId } }),
    );
    await expect(undo(used.batchId)).rejects.toMatchObject({ key: 'importInUse' });
    const fresh = await run([{ ...same, partner: '需丁临时企业' }], true);
    await undo(fresh.batchId);
    expect((await listNeeds(office, { filter: { batch: [fresh.batchId ?? ''] } })).total).toBe(0);
    expect(await within(own, (tx) => tx.partner.count({ where: { ...at, name: '需丁临时企业' } }))).toBe(0);
  });
});
