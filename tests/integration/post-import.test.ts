import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/kernel/day';
import { assignPlacements } from '@/lib/modules/placements/commands';
import { listPlacements } from '@/lib/modules/placements/queries';
import { closePost, createPost } from '@/lib/modules/posts/commands';
import { listPosts } from '@/lib/modules/posts/queries';
import { getPost } from '@/lib/modules/posts/record';
import { exportList } from '@/lib/processes/exports';
import { importNow } from '@/lib/processes/import-now';
import { newPartner } from '@/tests/factories/members';
import { makePlan } from '@/tests/support/contract-placements';
import { makeProgramme } from '@/tests/support/contract-programmes';
import { makeStudent } from '@/tests/support/contract-students';
import { type Cells, importDesk, ledgerOf } from '@/tests/support/import-desk';
import { newWorld, type World, within } from '@/tests/support/world';

const HEADS = {
  ...{ title: '实习岗位', partner: '实习单位名称', state: '岗位状态', slots: '可接纳人数' },
  ...{ pay: '实习报酬（元/月）', place: '实习地区及代码', from: '生效日期', to: '有效期至', programmes: '适合专业' },
  ...{ hours: '每日工时', night: '是否夜班', hazards: '危险因素', intensity: '劳动强度', text: '岗位职责' },
};

const SHEET = { module: 'posts', title: '实习岗位一览表', heads: HEADS } as const;

async function start(mark: string) {
  const own: World = await newWorld(mark);
  const at = { institutionId: own.institutionId };
  const { send, run, undo } = importDesk(own.as.ADMIN, SHEET);
  await newPartner(own.as.ADMIN, `${mark}机电公司`);
  return { own, at, send, run, undo };
}

describe('a ledger of internship posts', () => {
  it('is imported, changes nothing the second time, nor does its own export, and is refused by cell', async () => {
    const { own, at, send, run } = await start('岗丙');
    const programme = await makeProgramme(own);
    const fits = await within(own, async (tx) => {
      return (await tx.programme.findFirstOrThrow({ where: { ...at, id: programme.id } })).name;
    });
    const mine = { partner: '岗丙机电公司', slots: 4 };
    const rows: Cells[] = [
      {
        ...{ ...mine, title: '岗丙装配工', state: '已发布', pay: 3000, place: '包头市昆都仑区 150203', hours: '7.50' },
        ...{ from: '2026.3.1', to: '2027-02-28', programmes: `${fits}、没有的专业`, night: '否' },
        ...{ hazards: '高处作业、有毒有害', intensity: 'Ⅱ', text: '装配\n检验' },
      },
      { ...mine, title: '岗丙焊工', place: '包头市' },
    ];
    const first = await run(rows);
    expect(first.totals).toMatchObject({ rows: 2, new: 2, refused: 0 });
    expect(first.rows.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ...['unknown-programme', 'no-district'],
    ]);
    expect((await run(rows)).totals).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    const filter = { batch: [first.batchId ?? ''] };
    const list = await listPosts(own.as.OFFICE, { filter, sort: 'title', dir: 'asc' });
    const posts = new Map(list.rows.map((row) => [row.title, row]));
    expect(posts.size).toBe(2);
    const { today } = own.as.OFFICE;
    const bare = { state: 'DRAFT', place: null, pay: null, validFrom: today, validTo: addDays(today, 180) };
    expect(posts.get('岗丙焊工')).toMatchObject(bare);
    const full = await getPost(own.as.OFFICE, { id: posts.get('岗丙装配工')?.id ?? '' });
    expect(full).toMatchObject({
      ...{ state: 'PUBLISHED', slots: 4, pay: 3000, placeCode: '150203', hoursPerDay: 7.5, intensity: 2 },
      ...{ validFrom: '2026-03-01', validTo: '2027-02-28', nightShift: false, description: '装配\n检验' },
      ...{ hazards: ['HEIGHT', 'TOXIC'], programmeIds: [programme.id] },
    });

    // Two of one name and day are told apart by all that is said of them.
    const twin = { partnerId: full.partnerId, title: full.title, slots: 9, validFrom: '2026-03-01', hazards: [] };
    await createPost(own.as.OFFICE, { ...twin, pay: 3500, validTo: '2027-02-28', programmeIds: [] });
    const { stream } = await exportList(own.as.OFFICE, 'posts').open(own.as.OFFICE, {});
    const again = await send(new Uint8Array(await new Response(stream).arrayBuffer()));
    expect(again.totals).toMatchObject({ rows: 3, unchanged: 3, warnings: 0 });

    const bad = await run([
      { ...mine, title: null },
      { ...mine, title: '岗丙甲', partner: '没有这家单位' },
      { ...mine, title: '岗丙乙', slots: null },
      { ...mine, title: '岗丙丙', slots: -1 },
      { ...mine, title: '岗丙丁', pay: 200_000 },
      { ...mine, title: '岗丙戊', hours: '7.55' },
      { ...mine, title: '岗丙己', hours: '25' },
      { ...mine, title: '岗丙庚', from: '2026-05-01', to: '2026-04-30' },
      { ...mine, title: '岗丙辛', state: '暂停' },
      { ...mine, title: '岗丙壬', hazards: '高处作业、晒太阳' },
      { ...mine, title: '岗丙癸', programmes: '没有的专业' },
      { ...mine, title: '岗丙子', from: '2026-05-01' },
      { ...mine, title: '岗丙子', from: '2026-05-01' },
    ]);
    const refused = bad.rows.map(({ problems }) => problems.find(({ severity }) => severity === 'refused')?.key);
    const cells = ['title', 'partner', 'slots', 'slots', 'pay', 'hoursPerDay', 'hoursPerDay', 'validTo'];
    expect(refused).toEqual([...cells, 'state', 'hazards', 'programmes', undefined, 'title']);
    const theirs = importNow(own.as.DEPARTMENT, {
      ...{ module: 'posts', fileName: 'x.xlsx', bytes: await ledgerOf(SHEET, rows), createMissing: false },
    });
    await expect(theirs).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('changes what it says by the rules of the form, and is taken back as it stood', async () => {
    const { own, at, run, undo } = await start('岗丁');
    const programme = await makeProgramme(own);
    const fits = await within(own, async (tx) => {
      return (await tx.programme.findFirstOrThrow({ where: { ...at, id: programme.id } })).name;
    });
    const made = await run(
      [
        {
          title: '岗丁装配工',
          partner: '岗丁新来的企业',
          slots: 2,
          from: '2026-03-01',
          to: '2027-12-31',
          text: '一\n二',
        },
      ],
      true,
    );
    expect(made.rows[0]?.problems.map(({ code }) => code)).toEqual(['will-create']);
    const id = made.rows[0]?.recordId ?? '';
    const read = () => getPost(own.as.OFFICE, { id });
    const before = await read();
    expect(before).toMatchObject({ partnerName: '岗丁新来的企业', state: 'DRAFT', slots: 2 });
    const same = { title: '岗丁装配工', partner: '岗丁新来的企业', from: '2026-03-01', slots: 2 };

    const changed = await run([
      { ...same, slots: 5, state: '已发布', programmes: fits, hazards: '放射性', place: '包头市青山区', night: '是' },
    ]);
    expect(changed.rows[0]?.changes).toEqual([
      { key: 'slots', before: '2', after: '5' },
      { key: 'state', before: '草稿', after: '已发布' },
      { key: 'place', before: null, after: '内蒙古自治区包头市青山区' },
      { key: 'programmes', before: null, after: fits },
      { key: 'nightShift', before: '否', after: '是' },
      { key: 'hazards', before: null, after: '放射性' },
    ]);
    const now = { slots: 5, state: 'PUBLISHED', placeCode: '150204', hazards: ['RADIATION'], nightShift: true };
    expect(await read()).toMatchObject({ ...now, programmeIds: [programme.id], validTo: '2027-12-31' });
    await undo(changed.batchId);
    expect(await read()).toEqual({ ...before, version: before.version + 2 });

    // Two are placed: fewer slots are refused, what hurts them is judged, and it can be no draft again.
    const published = await run([{ ...same, slots: 3, state: '已发布' }]);
    const { id: planId } = await makePlan(own, 'APPROVED');
    const studentIds = [(await makeStudent(own)).id, (await makeStudent(own)).id];
    await assignPlacements(own.as.OFFICE, { planId, postId: id, studentIds });
    const fewer = await run([{ ...same, slots: 1 }]);
    expect(fewer.rows[0]).toMatchObject({ result: 'REFUSED', problems: [{ key: 'slots', code: 'slots-taken' }] });
    const broken = async () => (await listPlacements(own.as.OFFICE, { filter: { plan: [planId] } })).rows[0]?.broken;
    expect(await broken()).not.toContain('IN-19');
    const harder = await run([{ ...same, slots: 3, intensity: 'Ⅲ级', state: '草稿' }]);
    expect(harder.rows[0]?.problems).toMatchObject([{ key: 'state', severity: 'warning', code: 'no-such-step' }]);
    expect(await broken()).toContain('IN-19');
    await undo(harder.batchId);
    expect(await broken()).not.toContain('IN-19');
    await expect(undo(published.batchId)).rejects.toMatchObject({ key: 'importChangedSince' });
    await expect(undo(made.batchId)).rejects.toMatchObject({ key: 'importChangedSince' });
  });

  it('is not taken back where students, slots or somebody’s work hang on it; else it goes with what it made', async () => {
    const { own, at, run, undo } = await start('岗戊');
    const place = async (postId: string, count: number) => {
      const { id: planId } = await makePlan(own, 'APPROVED');
      const studentIds: string[] = [];
      for (let n = 0; n < count; n += 1) studentIds.push((await makeStudent(own)).id);
      await assignPlacements(own.as.OFFICE, { planId, postId, studentIds });
    };
    const row = { title: '岗戊工', partner: '岗戊机电公司', slots: 1, from: '2026-01-01', to: '2027-12-31' };
    const used = await run([{ ...row, state: '已发布' }]);
    const id = used.rows[0]?.recordId ?? '';
    await place(id, 1);
    await expect(undo(used.batchId)).rejects.toMatchObject({ key: 'importInUse' });
    const more = await run([{ ...row, slots: 3 }]);
    await place(id, 1);
    await expect(undo(more.batchId)).rejects.toMatchObject({ key: 'importInUse' });
    const draft = await run([{ ...row, title: '岗戊二' }]);
    const published = await run([{ ...row, title: '岗戊二', state: '已发布' }]);
    await place(draft.rows[0]?.recordId ?? '', 1);
    await expect(undo(published.batchId)).rejects.toMatchObject({ key: 'importInUse' });

    const touched = await run([{ ...row, title: '岗戊三', state: '已发布' }]);
    await closePost(own.as.OFFICE, { id: touched.rows[0]?.recordId, version: 1 });
    await expect(undo(touched.batchId)).rejects.toMatchObject({ key: 'importChangedSince' });
    const fresh = await run([{ ...row, partner: '岗戊临时企业', title: '岗戊四' }], true);
    await undo(fresh.batchId);
    expect((await listPosts(own.as.OFFICE, { filter: { batch: [fresh.batchId ?? ''] } })).total).toBe(0);
    const left = await within(own, (tx) => tx.partner.count({ where: { ...at, name: '岗戊临时企业' } }));
    expect(left).toBe(0);
  });
});
