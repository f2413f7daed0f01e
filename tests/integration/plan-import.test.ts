import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { cancelPlan, createPlan, submitPlan, updatePlan } from '@/lib/modules/plans/commands';
import { listPlans } from '@/lib/modules/plans/queries';
import { getPlan } from '@/lib/modules/plans/record';
import { blankTemplate, exportList } from '@/lib/processes/exports';
import { importNow } from '@/lib/processes/import-now';
import { makePlacement, makePost } from '@/tests/support/contract-placements';
import { makeProgramme } from '@/tests/support/contract-programmes';
import { type Cells, importDesk, ledgerOf } from '@/tests/support/import-desk';
import { newWorld, type World, within } from '@/tests/support/world';

const HEADS = {
  ...{ name: '实习计划名称', kind: '实习类型', stage: '实习阶段', department: '院系', programme: '专业' },
  ...{ group: '班级', orderClass: '订单班', teacher: '校内指导教师', from: '实习开始时间', to: '实习结束时间' },
  ...{
    tasks: '实习内容',
    filed: '备案日期',
    filingNo: '备案编号',
    journal: '实习日志',
    every: '巡访间隔',
    credits: '学分',
  },
};

const SHEET = { module: 'plans', title: '实习计划一览表', heads: HEADS } as const;

async function start(mark: string) {
  const own: World = await newWorld(mark);
  const at = { institutionId: own.institutionId };
  const { send, run, undo } = importDesk(own.as.ADMIN, SHEET);
  const { id: programmeId } = await makeProgramme(own);
  const groups = { [`${mark}一班`]: newId(), [`${mark}二班`]: newId() };
  const names = await within(own, async (tx) => {
    for (const [name, id] of Object.entries(groups))
      await tx.schoolClass.create({ data: { ...at, id, name, programmeId, gradeYear: 2024 } });
    return {
      programme: (await tx.programme.findFirstOrThrow({ where: { ...at, id: programmeId } })).name,
      department: (await tx.department.findFirstOrThrow({ where: { ...at, id: own.departmentId } })).name,
      teacher: own.as.TEACHER.actor,
    };
  });
  return { own, at, send, run, undo, programmeId, groups, names };
}

const days = { from: '2026.3.1', to: '2026/8/31' };

describe('a ledger of internship plans', () => {
  it('is imported as drafts, changes nothing the second time, nor does its own export', async () => {
    const { own, send, run, programmeId, groups, names } = await start('计甲');
    const rows: Cells[] = [
      {
        ...{ ...days, name: '计甲一班毕业实习', kind: '毕业实习', department: names.department, group: '计甲一班' },
        ...{ programme: names.programme, teacher: names.teacher, tasks: '装配\n检验', filed: '2026-02-01' },
        ...{ filingNo: 'SX-1', journal: '每日', every: 30, credits: '7.50' },
      },
      { ...days, name: '计甲二班实习', group: '计甲二班', department: '没有的系', teacher: '没有的人' },
    ];
    const first = await run(rows);
    expect(first.totals).toMatchObject({ rows: 2, new: 2, refused: 0 });
    expect(first.rows.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ...['unknown-department', 'unknown-person'],
    ]);
    expect((await run(rows)).totals).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    const filter = { batch: [first.batchId ?? ''] };
    const list = await listPlans(own.as.OFFICE, { filter, sort: 'name', dir: 'asc' });
    expect(list.rows.map(({ name, state }) => [name, state]).sort()).toEqual([
      ['计甲一班毕业实习', 'DRAFT'],
      ['计甲二班实习', 'DRAFT'],
    ]);
    expect(await getPlan(own.as.OFFICE, { id: first.rows[0]?.recordId ?? '' })).toMatchObject({
      ...{ kind: 'POST', stage: 'GRADUATION', departmentId: own.departmentId, programmeId, tasks: '装配\n检验' },
      ...{ schoolClassId: groups.计甲一班, teacherId: own.as.TEACHER.membershipId, startsOn: '2026-03-01' },
      ...{ endsOn: '2026-08-31', filedOn: '2026-02-01', filingNo: 'SX-1', journalEvery: 'DAILY', visitEvery: 30 },
      credits: 7.5,
    });
    expect(await getPlan(own.as.OFFICE, { id: first.rows[1]?.recordId ?? '' })).toMatchObject({
      ...{ kind: 'POST', stage: null, departmentId: null, teacherId: null, journalEvery: 'WEEKLY', credits: null },
    });

    // What was entered by hand goes out and in again too, blanks and empty lines as they were.
    const { id } = await createPlan(own.as.OFFICE, {
      ...{ name: '计甲  认识实习', kind: 'ORIENTATION', startsOn: '2026-01-01', endsOn: '2026-01-05' },
      ...{ tasks: '看\n\n\n\n学 ', safetyRules: '不乱走', safetyRulesOn: '2025-12-01', madeOn: '2025-11-01' },
    });
    const before = await getPlan(own.as.OFFICE, { id });
    const { stream } = await exportList(own.as.DEPARTMENT, 'plans').open(own.as.DEPARTMENT, {});
    const again = await send(new Uint8Array(await new Response(stream).arrayBuffer()));
    expect(again.totals).toMatchObject({ rows: 3, unchanged: 3, warnings: 0 });
    expect(await getPlan(own.as.OFFICE, { id })).toEqual(before);
    expect((await blankTemplate(own.as.OFFICE, 'plans')).length).toBeGreaterThan(1_000);
  });

  it('is refused by cell for what the form refuses too, and for whoever may not import', async () => {
    const { own, at, run, names } = await start('计乙');
    const row = { ...days, name: '计乙计划', group: '计乙一班' };
    const { rows } = await run([row, { ...days, name: '计乙完了', group: '计乙一班' }]);
    await cancelPlan(own.as.OFFICE, { id: rows[1]?.recordId, version: 1, reason: '不办了' });
    await makeProgramme(own, { name: names.programme, direction: '另一方向' });
    const bad = await run([
      { ...row, name: null },
      { ...row, name: '计乙甲', from: null },
      { ...row, name: '计乙乙', to: '2026-02-01' },
      { ...row, name: '计乙丙', kind: '认识实习', stage: '毕业实习' },
      { ...row, name: '计乙丁', kind: '散步' },
      { ...row, name: '计乙戊', group: '没有的班' },
      { ...row, name: '计乙己', orderClass: '没有的班' },
      { ...row, name: '计乙庚', group: null, programme: '没有的专业' },
      { ...row, name: '计乙辛', group: null, programme: names.programme },
      { ...row, name: '计乙壬', credits: '7.3' },
      { ...row, name: '计乙癸', every: 0 },
      { ...row, group: '计乙二班' },
      { ...row, from: '2027-03-01', to: '2027-08-31' },
      { ...days, name: '计乙完了', credits: 3 },
      { ...row, name: '计乙子' },
      { ...row, name: '计乙子' },
      { ...row, name: '计乙丑', programme: names.programme },
    ]);
    const refused = bad.rows.map(({ problems }) => problems.find(({ severity }) => severity === 'refused'));
    expect(refused.map((problem) => problem && `${problem.key} ${problem.code}`)).toEqual([
      ...['name required', 'startsOn required', 'endsOn ends-before-start', 'stage no-stage', 'kind unknown-choice'],
      ...['schoolClass unknown-class', 'orderClass unknown-class', 'programme plan-for-nobody'],
      ...['programme ambiguous-programme', 'credits half-credits', 'visitEvery out-of-range'],
      // Of the same name, but another class's or of other days: another plan.
      ...['name plan-name-taken', 'name duplicate-row', 'name plan-over'],
      ...[undefined, 'name duplicate-row', undefined],
    ]);
    const later = await run([{ ...row, from: '2027-03-01', to: '2027-08-31' }]);
    expect(later.rows[0]?.problems).toMatchObject([{ key: 'name', code: 'plan-name-taken' }]);
    const plans = await within(own, (tx) => tx.internshipPlan.findMany({ where: at, select: { name: true } }));
    expect(plans.map(({ name }) => name).sort()).toEqual(['计乙丑', '计乙子', '计乙完了', '计乙计划'].sort());
    const bytes = await ledgerOf(SHEET, [row]);
    for (const who of [own.as.DEPARTMENT, own.as.TEACHER, own.as.LEADER])
      await expect(
        importNow(who, { module: 'plans', fileName: 'x.xlsx', bytes, createMissing: false }),
      ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(blankTemplate(own.as.TEACHER, 'plans')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(() => exportList(own.as.TEACHER, 'plans')).toThrow();
  });

  it('changes what it says, judges who is placed, and is taken back as it stood', async () => {
    const { own, run, undo, groups } = await start('计丙');
    const made = await run([{ ...days, name: '计丙实习', group: '计丙一班', department: '计丙新系' }], true);
    expect(made.rows[0]?.problems.map(({ code }) => code)).toEqual(['will-create']);
    const id = made.rows[0]?.recordId ?? '';
    const read = async () => getPlan(own.as.OFFICE, { id });
    const before = await read();
    expect(before).toMatchObject({ department: '计丙新系', teacherId: null, state: 'DRAFT' });
    const changed = await run([
      {
        ...{ name: '计丙实习', from: '2026-03-08', to: '2026-09-30', teacher: own.as.TEACHER.actor, tasks: '一\n二' },
        ...{ stage: '毕业实习', journal: '不要求', credits: 4 },
      },
    ]);
    expect(changed.rows[0]?.changes.map(({ key, before: was, after }) => [key, was, after])).toEqual([
      ['stage', null, '毕业实习'],
      ['teacher', null, own.as.TEACHER.actor],
      ['startsOn', '2026-03-01', '2026-03-08'],
      ['endsOn', '2026-08-31', '2026-09-30'],
      ['tasks', null, '一\n二'],
      ['journalEvery', '每周', '不要求'],
      ['credits', null, '4'],
    ]);
    expect(await read()).toMatchObject({
      ...{ startsOn: '2026-03-08', endsOn: '2026-09-30', teacherId: own.as.TEACHER.membershipId, tasks: '一\n二' },
      ...{ stage: 'GRADUATION', journalEvery: 'NONE', credits: 4, schoolClassId: groups.计丙一班 },
    });
    await undo(changed.batchId);
    expect(await read()).toEqual({ ...before, version: before.version + 2 });

    // Who is placed by it is judged by the plan as it is now.
    const { planId, id: placementId } = await makePlacement(own);
    const { name, startsOn, endsOn } = await getPlan(own.as.OFFICE, { id: planId });
    const judgedOn = () =>
      within(own, async (tx) => {
        const where = { institutionId: own.institutionId, id: placementId };
        return (await tx.placement.findFirstOrThrow({ where, select: { judgedOn: true } })).judgedOn;
      });
    expect(await judgedOn()).toBeNull();
    expect((await run([{ name, from: startsOn, to: endsOn, credits: 2 }])).totals).toMatchObject({ changed: 1 });
    expect(await judgedOn()).not.toBeNull();
  });

  it('is not taken back once it was changed or is in use', async () => {
    const { own, run, undo } = await start('计丁');
    const made = async (name: string) => {
      const { batchId, rows } = await run([{ ...days, name, group: '计丁一班' }]);
      return { batchId, id: rows[0]?.recordId ?? '' };
    };
    const submitted = await made('计丁一');
    await submitPlan(own.as.OFFICE, { id: submitted.id, version: 1 });
    await expect(undo(submitted.batchId)).rejects.toMatchObject({ key: 'importChangedSince' });
    const used = await made('计丁二');
    const { id: postId } = await makePost(own);
    await within(own, (tx) =>
      tx.planPost.create({ data: { institutionId: own.institutionId, id: newId(), planId: used.id, postId } }),
    );
    await expect(undo(used.batchId)).rejects.toMatchObject({ key: 'importInUse' });
    const edited = await made('计丁三');
    const later = addDays('2026-08-31', 1);
    await updatePlan(own.as.OFFICE, {
      ...{ id: edited.id, version: 1, name: '计丁三', startsOn: '2026-03-01', endsOn: later },
    });
    await expect(undo(edited.batchId)).rejects.toMatchObject({ key: 'importChangedSince' });
    const fresh = await made('计丁四');
    await undo(fresh.batchId);
    const left = await listPlans(own.as.OFFICE, { filter: { batch: [fresh.batchId ?? ''] } });
    expect(left.total).toBe(0);
  });
});
