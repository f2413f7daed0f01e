import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { figureOf } from '@/lib/kernel/indicator';
import { createAgreement } from '@/lib/modules/agreements/commands';
import { homeTodos } from '@/lib/modules/home/queries';
import { listChains } from '@/lib/modules/industry-chains/queries';
import { createNeed } from '@/lib/modules/needs/commands';
import { needList } from '@/lib/modules/needs/list';
import { listNeeds } from '@/lib/modules/needs/queries';
import {
  decideAdjustment,
  forwardAdjustment,
  proposeAdjustment,
  reproposeAdjustment,
  returnAdjustment,
  reviewAdjustment,
  sendBackAdjustment,
} from '@/lib/modules/programmes/adjustments';
import {
  createProgramme,
  enrolProgramme,
  resumeProgramme,
  stopProgramme,
  updateProgramme,
  withdrawProgramme,
} from '@/lib/modules/programmes/commands';
import { programmeIndicators } from '@/lib/modules/programmes/indicators';
import { addIntake, updateIntake } from '@/lib/modules/programmes/intakes';
import { programmeList } from '@/lib/modules/programmes/list';
import { adjustmentFacets, adjustmentMatrix } from '@/lib/modules/programmes/matrix';
import { listProgrammes } from '@/lib/modules/programmes/queries';
import { getProgramme, programmeTimeline } from '@/lib/modules/programmes/record';
import { searchEverything } from '@/lib/modules/search/queries';
import { programmesExport } from '@/lib/processes/export-programmes';
import { newCollege } from '@/tests/factories/college';
import { colleague, newDepartment, newPartner } from '@/tests/factories/members';
import { sheetText } from '@/tests/factories/sheet';

let office: Ctx;
let leader: Ctx;
let head: Ctx;
let departmentId: string;
let chainId: string;
let serial = 0;

const input = (over: object = {}) => ({
  ...{ name: `风力发电工程技术${++serial}`, departmentId, chainId, on: '2020-09-01', document: '教职成〔2020〕1号' },
  ...over,
});
const make = async (over: object = {}) => (await createProgramme(office, input(over))).id;
const edit = (over: object = {}) => ({ name: `光伏工程技术${++serial}`, departmentId, chainId, ...over });
const field = (name: string, key: string) => ({ code: 'INVALID', fields: { [name]: { key } } });
const within = <T>(fn: Parameters<typeof inTransaction<T>>[1]) => inTransaction(settingsOf(office, 'test'), fn);

/** Students of a programme, in school from the first day to before the second. */
async function enrolStudents(programmeId: string, count: number, from: string, to: string | null = null) {
  const { institutionId } = office;
  const data = Array.from({ length: count }, () => ({
    ...{ institutionId, id: newId(), studentNo: `S${++serial}`, name: '学生', programmeId, gradeYear: 2024 },
    ...{ enrolledOn: toDbDate(from), leftOn: to && toDbDate(to) },
    state: to ? 'GRADUATED' : 'ENROLLED',
  }));
  await within((tx) => tx.student.createMany({ data }));
  return data.map((student) => student.id);
}

/** A running order class of the programme with these students in it. */
async function orderClass(programmeId: string, partnerId: string, students: string[]) {
  const at = { institutionId: office.institutionId, partnerId };
  const orderClassId = newId();
  const joinedOn = toDbDate('2024-10-01');
  const parties = [
    { part: 'A', partnerId: null },
    { part: 'B', partnerId },
  ];
  const { id: agreementId } = await createAgreement(office, { kind: 'ORDER_CLASS', title: '订单班协议', parties });
  await within(async (tx) => {
    await tx.orderClass.create({
      data: {
        ...{ ...at, id: orderClassId, kind: 'ORDER', name: `订单班${++serial}`, programmeId, gradeYear: 2024 },
        ...{ plannedSeats: 30, state: 'RUNNING', agreementId, requestedOn: joinedOn, startedOn: joinedOn },
      },
    });
    for (const studentId of students)
      await tx.roster.create({ data: { ...at, id: newId(), orderClassId, studentId, joinedOn } });
  });
}

beforeEach(async () => {
  office = await newCollege();
  leader = await colleague(office, 'LEADER');
  departmentId = await newDepartment(office, '能源工程系');
  head = await colleague(office, 'DEPARTMENT', { departmentId });
  chainId = newId();
  const entry = { dictionary: 'CHAIN', code: 'NEW_ENERGY', labelZh: '新能源产业链', labelEn: 'New energy' };
  await within((tx) =>
    tx.dictionaryEntry.create({ data: { institutionId: office.institutionId, id: chainId, position: 1, ...entry } }),
  );
});

describe('the states of a programme', () => {
  it('follow from dated decisions, one a day', async () => {
    const id = await make();
    await enrolProgramme(office, { id, version: 1, on: '2021-09-01' });
    await stopProgramme(office, {
      id,
      version: 2,
      on: '2023-09-01',
      reason: '招生计划完成率低',
      document: '院发〔2023〕2号',
    });
    await resumeProgramme(office, { id, version: 3, on: '2024-09-01' });
    const record = await getProgramme(office, { id });
    expect(record.state).toBe('ENROLLING');
    expect(record.events).toEqual(['stop', 'withdraw']);
    expect(record.periods.map((p) => [p.state, p.startedOn, p.endedOn])).toEqual([
      ['ENROLLING', '2024-09-01', null],
      ['STOPPED', '2023-09-01', '2024-09-01'],
      ['ENROLLING', '2021-09-01', '2023-09-01'],
      ['NEW', '2020-09-01', '2021-09-01'],
    ]);
    const on = async (day: string) => (await listProgrammes(office, { filter: { on: day } })).rows[0]?.state;
    expect(await on('2021-08-31')).toBe('NEW');
    expect(await on('2021-09-01')).toBe('ENROLLING');
    expect(await on('2023-09-01')).toBe('STOPPED');
    expect(await on('2020-08-31')).toBeNull();
    const { changes } = await programmeTimeline(office, { id });
    expect(changes.map((change) => change.command)).toContain('programmes.stop');
  });

  it('go their way only: with a reason, forward in time, by the college', async () => {
    const id = await make();
    await expect(resumeProgramme(office, { id, version: 1, on: '2021-09-01' })).rejects.toMatchObject({ code: 'RULE' });
    await expect(stopProgramme(office, { id, version: 1, on: '2021-09-01' })).rejects.toMatchObject(
      field('reason', 'required'),
    );
    const back = { id, version: 1, on: '2020-09-01', reason: '-' };
    await expect(stopProgramme(office, back)).rejects.toMatchObject(field('on', 'stateBeforeLast'));
    const stop = { id, version: 1, on: '2021-09-01', reason: '-' };
    await expect(stopProgramme(head, stop)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(stopProgramme(await newCollege(), stop)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('change once when two decide at once, and the database holds one state a day', async () => {
    const id = await make();
    const both = await Promise.allSettled([
      stopProgramme(office, { id, version: 1, on: '2021-09-01', reason: '甲' }),
      withdrawProgramme(office, { id, version: 1, on: '2021-09-01', reason: '乙' }),
    ]);
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect(both.find((each) => each.status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } });
    const overlapping = { institutionId: office.institutionId, id: newId(), programmeId: id, state: 'ENROLLING' };
    await expect(
      within((tx) => tx.programmePeriod.create({ data: { ...overlapping, startedOn: toDbDate('2020-10-01') } })),
    ).rejects.toThrow();
  });
});

describe('what a programme says', () => {
  it('keeps names, codes and years apart, at the field', async () => {
    const first = input({ code: '430302' });
    await createProgramme(office, first);
    await expect(createProgramme(office, input({ name: first.name }))).rejects.toMatchObject(
      field('name', 'nameTaken'),
    );
    await expect(createProgramme(office, input({ code: '430302' }))).rejects.toMatchObject(
      field('code', 'programmeCodeTaken'),
    );
    await expect(createProgramme(office, input({ code: '4303' }))).rejects.toMatchObject(
      field('code', 'notAProgrammeCode'),
    );
    await expect(createProgramme(office, input({ chainId: newId() }))).rejects.toMatchObject(
      field('chainId', 'unknownChoice'),
    );
    const programmeId = await make();
    const { id } = await addIntake(office, { programmeId, year: 2025, planned: 50 });
    await expect(addIntake(office, { programmeId, year: 2025 })).rejects.toMatchObject(field('year', 'yearTaken'));
    await updateIntake(office, { id, version: 1, planned: 50, enrolled: 45 });
    await expect(updateIntake(office, { id, version: 1, planned: 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await getProgramme(office, { id: programmeId })).intakes).toMatchObject([{ year: 2025, enrolled: 45 }]);
  });

  it('is written once by a double submit, and a stale editor is told', async () => {
    const [key, once] = [newId(), input()];
    const [one, two] = await Promise.all([createProgramme(office, once, key), createProgramme(office, once, key)]);
    expect(one).toEqual(two);
    await updateProgramme(office, { id: one.id, version: 1, ...edit({ name: '改后' }) });
    await expect(updateProgramme(office, { id: one.id, version: 1, ...edit() })).rejects.toMatchObject({
      code: 'CONFLICT',
      current: { name: '改后', version: 2 },
    });
  });

  it("is a department's own, and another college's is not there", async () => {
    const other = await newDepartment(office, '化学工程系');
    const id = await make({ departmentId: other });
    await expect(updateProgramme(head, { id, version: 1, ...edit() })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(createProgramme(head, input({ departmentId: other }))).rejects.toMatchObject(
      field('departmentId', 'ownDepartmentOnly'),
    );
    const stranger = await newCollege();
    await expect(getProgramme(stranger, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const teacher = await colleague(office, 'TEACHER');
    await expect(createProgramme(teacher, input())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const liaison = await colleague(office, 'LIAISON', { partnerId: await newPartner(office, '甲公司') });
    await expect(listProgrammes(liaison, { filter: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await inTransaction(settingsOf(liaison, 'test'), (tx) => tx.programmePeriod.findMany())).toEqual([]);
  });
});

describe('the yearly adjustment', () => {
  const year = 2026;
  const propose = (by: Ctx, programmeId: string, proposal = 'UPGRADE') =>
    proposeAdjustment(by, { programmeId, year, proposal, reason: '课程与岗位有差距' });

  it('goes from the department over the office to the leader, with who and why, and keeps its evidence', async () => {
    const programmeId = await make();
    await addIntake(office, { programmeId, year, planned: 50, enrolled: 40, reported: 38 });
    const students = await enrolStudents(programmeId, 4, '2024-09-01');
    await orderClass(programmeId, await newPartner(office, '甲公司'), students.slice(0, 1));
    const { id } = await propose(head, programmeId);
    await expect(forwardAdjustment(office, { id, version: 1 })).rejects.toMatchObject({ code: 'RULE' });
    await reviewAdjustment(head, { id, version: 1, reason: '同意' });
    await expect(forwardAdjustment(head, { id, version: 2 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await forwardAdjustment(office, { id, version: 2 });
    await expect(decideAdjustment(office, { id, version: 3, decision: 'UPGRADE' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(decideAdjustment(leader, { id, version: 3, decision: 'RESTRICT' })).rejects.toMatchObject(
      field('reason', 'required'),
    );
    await decideAdjustment(leader, { id, version: 3, decision: 'RESTRICT', reason: '用工需求下降' });
    await enrolStudents(programmeId, 6, '2024-09-01');
    const [row] = (await adjustmentMatrix(office, { filter: { year: String(year) } })).rows;
    expect(row).toMatchObject({
      frozen: true,
      evidence: { planned: 50, enrolled: 40, reported: 38, students: 4, orderStudents: 1, needs: 0 },
      adjustment: { state: 'DECIDED', proposal: 'UPGRADE', decision: 'RESTRICT', events: [] },
    });
    expect(row?.adjustment?.steps.map((s) => [s.event, s.list, s.reason, s.by])).toEqual([
      ['propose', 'UPGRADE', '课程与岗位有差距', 'DEPARTMENT'],
      ['review', null, '同意', 'DEPARTMENT'],
      ['forward', null, null, 'T'],
      ['decide', 'RESTRICT', '用工需求下降', 'LEADER'],
    ]);
  });

  it('is returned with a reason and proposed again', async () => {
    const { id } = await propose(head, await make());
    await expect(sendBackAdjustment(office, { id, version: 1 })).rejects.toMatchObject(field('reason', 'required'));
    await sendBackAdjustment(office, { id, version: 1, reason: '补充依据' });
    await reproposeAdjustment(head, { id, version: 2, proposal: 'KEEP', reason: '规模稳定' });
    await reviewAdjustment(head, { id, version: 3 });
    await forwardAdjustment(office, { id, version: 4 });
    await returnAdjustment(leader, { id, version: 5, reason: '再议' });
    const [row] = (await adjustmentMatrix(head, { filter: { year: String(year), waiting: '1' } })).rows;
    expect(row?.adjustment).toMatchObject({ state: 'RETURNED', events: ['repropose'] });
  });

  it("is one a year, the department's own, and decided once when two decide at once", async () => {
    const programmeId = await make();
    const { id } = await propose(office, programmeId);
    await expect(propose(office, programmeId)).rejects.toMatchObject(field('year', 'alreadyProposed'));
    const foreign = await make({ departmentId: await newDepartment(office, '化学工程系') });
    await expect(propose(head, foreign)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(reviewAdjustment(await newCollege(), { id, version: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await reviewAdjustment(office, { id, version: 1 });
    await forwardAdjustment(office, { id, version: 2 });
    const both = await Promise.allSettled([
      decideAdjustment(leader, { id, version: 3, decision: 'UPGRADE' }),
      returnAdjustment(leader, { id, version: 3, reason: '再议' }),
    ]);
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    const steps = await within((tx) => tx.adjustmentStep.count({ where: { adjustmentId: id } }));
    expect(steps).toBe(4);
  });

  it('waits for whose step it is, at home and in the matrix', async () => {
    const programmeId = await make();
    const now = Number(office.today.slice(0, 4));
    await proposeAdjustment(head, { programmeId, year: now, proposal: 'KEEP', reason: '稳定' });
    const waiting = async (ctx: Ctx) => {
      const group = (await homeTodos(ctx, {})).groups.find(({ key }) => key === 'adjustments');
      const { waiting: told } = await adjustmentFacets(ctx, { filter: {} });
      expect(group?.total ?? 0).toBe(told);
      return told;
    };
    expect(await waiting(head)).toBe(1);
    expect(await waiting(leader)).toBe(0);
    expect(
      await waiting(await colleague(office, 'DEPARTMENT', { departmentId: await newDepartment(office, '他系') })),
    ).toBe(0);
  });
});

describe('figures', () => {
  it('equal the list behind them, its totals row and its export; past days stay as they were', async () => {
    const active = await make();
    const stopped = await make();
    await stopProgramme(office, { id: stopped, version: 1, on: '2023-09-01', reason: '-' });
    await enrolProgramme(office, { id: await make({ on: '2019-09-01' }), version: 1, on: '2020-09-01' });
    await enrolStudents(active, 3, '2024-09-01');
    await enrolStudents(active, 2, '2021-09-01', '2024-07-01');
    await enrolStudents(stopped, 5, '2022-09-01');
    const read = async (on: string) => {
      const told: Record<string, number> = {};
      for (const indicator of Object.values(programmeIndicators)) {
        const figure = await within((tx) => figureOf(tx, office, indicator, on));
        const params = Object.fromEntries(new URL(figure.href, 'http://x').searchParams);
        const page = await listProgrammes(office, { filter: programmeList.parse(params).filter });
        const { students, unmet } = page.totals;
        const listed = { person: students, opening: unmet }[figure.unit] ?? page.total;
        expect([figure.key, listed]).toEqual([figure.key, figure.value]);
        if (figure.unit === 'programme') expect((await programmesExport.open(office, params)).rows).toBe(figure.value);
        expect(page.rows.reduce((sum, row) => sum + row.students, 0)).toBe(students);
        expect(page.rows.reduce((sum, row) => sum + row.unmet, 0)).toBe(unmet);
        told[figure.key] = figure.value;
      }
      return told;
    };
    const past = await read('2024-01-01');
    expect(past).toMatchObject({ 'programmes.new_energy': 2, 'programmes.new_energy_students': 2 });
    expect(await read(office.today)).toMatchObject({
      ...{ 'programmes.new_energy': 2, 'programmes.new_energy_students': 3, 'programmes.agri_food': 0 },
      ...{ 'programmes.stopped': 1, 'programmes.added': 1 },
    });
    await make({ on: '2024-09-01' });
    expect(await read('2024-01-01')).toEqual(past);
    const { stream } = await programmesExport.open(office, { state: 'STOPPED' });
    expect(await sheetText(stream)).toContain('停招');
  });

  it('of a chain are those of the lists that they open', async () => {
    const id = await make();
    await enrolStudents(id, 3, '2024-09-01');
    const partnerId = await newPartner(office, '甲新能源有限公司');
    await within((tx) =>
      tx.partner.updateMany({
        where: { institutionId: office.institutionId, id: partnerId },
        data: { chains: ['NEW_ENERGY'] },
      }),
    );
    const raisedOn = addDays(office.today, -3);
    await createNeed(office, { partnerId, kind: 'TALENT', title: '需要运维人员', raisedOn });
    await createNeed(office, { partnerId, kind: 'PRODUCT', title: '产品', raisedOn });
    const [chain] = (await listChains(office, {})).rows;
    expect(chain?.numbers).toMatchObject({ active: { value: 1 }, students: { value: 3 }, needs: { value: 1 } });
    const params = Object.fromEntries(new URL(chain?.numbers.needs.href ?? '', 'http://x').searchParams);
    expect((await listNeeds(office, { filter: needList.parse(params).filter })).total).toBe(1);
    expect((await getProgramme(office, { id })).needs).toBe(1);
  });

  it('programmes are found by name and code', async () => {
    const id = await make({ name: '酿酒技术', code: '490105' });
    for (const q of ['酿酒', 'njjs', '490105'])
      expect((await searchEverything(office, { q })).find((g) => g.group === 'programmes')?.items).toMatchObject([
        { href: `/programmes/${id}` },
      ]);
  });
});
