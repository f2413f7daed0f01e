import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/kernel/day';
import { createVisit, updateVisit } from '@/lib/modules/visits/commands';
import { addFollowUp } from '@/lib/modules/visits/follow-ups';
import { listVisits } from '@/lib/modules/visits/queries';
import { getVisit } from '@/lib/modules/visits/record';
import { exportList } from '@/lib/processes/exports';
import { importNow } from '@/lib/processes/import-now';
import { colleague, newPartner } from '@/tests/factories/members';
import { type Cells, importDesk, ledgerOf } from '@/tests/support/import-desk';
import { makeVisit, newWorld, type World, within } from '@/tests/support/world';

const HEADS = {
  ...{ day: '走访时间', partner: '走访企业', kind: '走访类型', subject: '走访主题', place: '走访地点' },
  ...{ people: '走访人员', others: '企业接待人', findings: '走访情况' },
};

const SHEET = { module: 'visits', title: '访企拓岗走访记录', heads: HEADS } as const;

async function start(mark: string) {
  const own: World = await newWorld(mark);
  const at = { institutionId: own.institutionId };
  const { send, run, undo } = importDesk(own.as.ADMIN, SHEET);
  const partnerId = await newPartner(own.as.ADMIN, `${mark}机电公司`);
  return { own, at, send, run, undo, partnerId };
}

describe('a ledger of visits', () => {
  it('is imported, changes nothing the second time, nor does its own export, and is refused by cell', async () => {
    const { own, at, send, run, partnerId } = await start('访丙');
    const mine = { partner: '访丙机电公司', people: 'TEACHER' };
    const rows: Cells[] = [
      {
        ...{ day: '2026.3.5', partner: '访丙机电公司', kind: '企业调研', subject: '订单班  需求', place: '包头市' },
        ...{ people: 'LEADER、teacher、没有这个人', others: '总经理 王\n人事 李', findings: '缺电工\n\n缺钳工' },
      },
      { ...mine, day: '2026-03-05', subject: '回访' },
    ];
    const first = await run(rows);
    expect(first.totals).toMatchObject({ rows: 2, new: 2, refused: 0 });
    expect(first.rows.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(['unknown-person']);
    expect((await run(rows)).totals).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    const filter = { batch: [first.batchId ?? ''] };
    const list = await listVisits(own.as.OFFICE, { filter });
    const visits = new Map(list.rows.map((row) => [row.subject, row]));
    expect(visits.get('回访')).toMatchObject({
      kind: 'VISIT',
      people: ['TEACHER'],
      place: null,
      visitedOn: '2026-03-05',
    });
    const id = visits.get('订单班 需求')?.id ?? '';
    const people = [own.as.LEADER.membershipId, own.as.TEACHER.membershipId];
    const full = await getVisit(own.as.OFFICE, { id });
    expect(full).toMatchObject({
      kind: 'SURVEY',
      partnerId,
      others: '总经理 王\n人事 李',
      findings: '缺电工\n\n缺钳工',
    });
    expect(full.participantIds).toEqual(expect.arrayContaining(people));
    expect(full.participantIds.length).toBe(2);
    expect((await listVisits(own.as.OFFICE, { filter: { q: '总经理' } })).rows.map((row) => row.id)).toEqual([id]);

    // A visit with a follow-up, a twin of one day and subject, texts as a form has them, and somebody who has left.
    await makeVisit(own);
    const twin = { partnerId, kind: 'VISIT', visitedOn: '2026-03-05', subject: '回访' };
    const left = await colleague(own.as.ADMIN, 'DEPARTMENT', { departmentId: own.departmentId });
    const participantIds = [left.membershipId];
    await createVisit(own.as.OFFICE, { ...twin, participantIds, findings: ' 一  二\r\n三', place: '厂区  东门' });
    await within(own, (tx) =>
      tx.membership.updateMany({ where: { ...at, id: left.membershipId }, data: { endedAt: new Date() } }),
    );
    const { stream } = await exportList(own.as.OFFICE, 'visits').open(own.as.OFFICE, {});
    const again = await send(new Uint8Array(await new Response(stream).arrayBuffer()));
    expect(again.totals).toMatchObject({ rows: 4, unchanged: 4, warnings: 0 });

    await colleague(own.as.ADMIN, 'TEACHER');
    const bad = await run([
      { ...mine, day: null, subject: '甲' },
      { ...mine, day: addDays(own.as.OFFICE.today, 1), subject: '乙' },
      { ...mine, day: '2026-03-06', subject: null },
      { ...mine, day: '2026-03-06', subject: '丙', partner: '没有这家单位' },
      { ...mine, day: '2026-03-06', subject: '丁', people: null },
      { ...mine, day: '2026-03-06', subject: '戊', people: '没有这个人' },
      { ...mine, day: '2026-03-06', subject: '己', people: 'LIAISON' },
      { ...mine, day: '2026-03-06', subject: '庚', kind: '喝茶' },
      { ...mine, day: '2026-03-06', subject: '辛', people: 'OFFICE' },
      { ...mine, day: '2026/3/6', subject: '辛', people: 'OFFICE' },
      { ...mine, day: '2026-03-06', subject: '壬', people: 'TEACHER' },
    ]);
    const refused = bad.rows.map(({ problems }) => problems.find(({ severity }) => severity === 'refused')?.key);
    const cells = ['visitedOn', 'visitedOn', 'subject', 'partner', 'people', 'people', 'people', 'kind'];
    expect(refused).toEqual([...cells, undefined, 'subject', 'people']);
    expect(bad.rows[10]?.problems.map(({ code }) => code)).toEqual(['ambiguous-person', 'nobody-known']);
    const theirs = importNow(own.as.TEACHER, {
      ...{ module: 'visits', fileName: 'x.xlsx', bytes: await ledgerOf(SHEET, rows), createMissing: false },
    });
    await expect(theirs).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('changes what it says, and is taken back as it stood, unless somebody has gone on with it', async () => {
    const { own, at, run, undo } = await start('访丁');
    const { OFFICE: office, LEADER: leader, TEACHER: teacher } = own.as;
    const same = { day: '2026-03-05', partner: '访丁新来的企业', subject: '访企拓岗', people: 'TEACHER' };
    const made = await run([{ ...same, findings: '一' }], true);
    expect(made.rows[0]?.problems.map(({ code }) => code)).toEqual(['will-create']);
    const id = made.rows[0]?.recordId ?? '';
    const read = async () => getVisit(office, { id });
    const was = await read();
    const form = ({
      partnerName: _n,
      people: _p,
      followUps: _f,
      createdAt: _c,
      updatedAt: _u,
      may: _m,
      ...rest
    }: typeof was) => rest;
    await updateVisit(office, { ...form(was), findings: ' 一\r\n二  三', place: null });
    const before = form(await read());

    // The college’s words for it do not count as a change.
    expect((await run([{ ...same, findings: '一\n二 三' }])).totals).toMatchObject({ unchanged: 1 });
    const changed = await run([
      { ...same, kind: '座谈交流', people: 'LEADER、OFFICE', place: '厂区', others: '王总', findings: '四' },
    ]);
    expect(changed.rows[0]?.changes).toEqual([
      { key: 'kind', before: '走访', after: '交流' },
      { key: 'place', before: null, after: '厂区' },
      { key: 'people', before: 'TEACHER', after: 'LEADER、OFFICE' },
      { key: 'others', before: null, after: '王总' },
      { key: 'findings', before: '一\n二 三', after: '四' },
    ]);
    const now = await read();
    expect(now).toMatchObject({ kind: 'EXCHANGE', place: '厂区', others: '王总', findings: '四' });
    expect(now.participantIds.toSorted()).toEqual([leader.membershipId, office.membershipId].toSorted());
    const found = async () => (await listVisits(office, { filter: { q: '王总' } })).total;
    expect(await found()).toBe(1);
    await within(own, (tx) =>
      tx.membership.updateMany({ where: { ...at, id: teacher.membershipId }, data: { endedAt: new Date() } }),
    );
    await undo(changed.batchId);
    expect(form(await read())).toEqual({ ...before, version: before.version + 2 });
    expect(await found()).toBe(0);
    await expect(undo(made.batchId)).rejects.toMatchObject({ key: 'importChangedSince' });

    const followed = await run([{ ...same, subject: '跟进', people: 'OFFICE' }]);
    const task = { what: '寄送方案', ownerId: office.membershipId, dueOn: office.today };
    await addFollowUp(office, { visitId: followed.rows[0]?.recordId ?? '', ...task });
    await expect(undo(followed.batchId)).rejects.toMatchObject({ key: 'importInUse' });
    const fresh = await run([{ ...same, partner: '访丁临时企业', people: 'OFFICE' }], true);
    await undo(fresh.batchId);
    expect((await listVisits(office, { filter: { batch: [fresh.batchId ?? ''] } })).total).toBe(0);
    expect(await within(own, (tx) => tx.partner.count({ where: { ...at, name: '访丁临时企业' } }))).toBe(0);
  });
});
