import { beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '@/lib/db/client';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { createAttachment } from '@/lib/modules/attachments/commands';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { figures } from '@/lib/modules/dashboard/queries';
import { listEmployments } from '@/lib/modules/employment/queries';
import { homeTodos } from '@/lib/modules/home/queries';
import { listNotifications } from '@/lib/modules/notifications/queries';
import {
  approveOrderClass,
  cancelOrderClass,
  createOrderClass,
  finishOrderClass,
  raiseSeats,
  rejectOrderClass,
  resubmitOrderClass,
  reviewOrderClass,
  startOrderClass,
  updateOrderClass,
} from '@/lib/modules/order-classes/commands';
import { addCourse, removeCourse, updateCourse } from '@/lib/modules/order-classes/courses';
import { orderClassList } from '@/lib/modules/order-classes/list';
import {
  classMentors,
  listOrderClasses,
  orderClassesOfPartner,
  orderClassFacets,
} from '@/lib/modules/order-classes/queries';
import { getOrderClass, orderClassTimeline } from '@/lib/modules/order-classes/record';
import { addContact, leaveContact } from '@/lib/modules/partners/contacts';
import { getPartner } from '@/lib/modules/partners/record';
import { joinClass } from '@/lib/modules/students/rosters';
import { exportList } from '@/lib/processes/exports';
import { newPartner } from '@/tests/factories/members';
import { makeOrderClass, makeRunningClass } from '@/tests/support/contract-order-classes';
import { makeStudent } from '@/tests/support/contract-students';
import { makeAgreement, makePartner, newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
const asked = { kind: 'ORDER', gradeYear: 2026, plannedSeats: 30, promisedJobs: 12, request: '光伏组件岗位' };

/** A place written past the application. */
const addPlace = (tx: Tx, orderClassId: string, studentId: string) =>
  tx.roster.create({
    data: {
      ...{ institutionId: w.institutionId, id: newId(), orderClassId, studentId, partnerId: w.partnerId },
      joinedOn: toDbDate('2024-10-01'),
    },
  });

beforeAll(async () => {
  w = await newWorld('班甲');
  other = await newWorld('班乙');
});

describe('the life of a class', () => {
  it('goes from request to end and keeps each step', async () => {
    const { id } = await makeOrderClass(w);
    const { id: agreementId } = await makeAgreement(w, 'SIGNED');
    const on = w.as.ADMIN.today;
    await reviewOrderClass(w.as.DEPARTMENT, { id, version: 1 });
    await approveOrderClass(w.as.OFFICE, { id, version: 2 });
    await startOrderClass(w.as.DEPARTMENT, { id, version: 3, on, agreementId });
    await finishOrderClass(w.as.DEPARTMENT, { id, version: 4, on });
    const record = await getOrderClass(w.as.ADMIN, { id });
    expect(record).toMatchObject({ state: 'FINISHED', startedOn: on, endedOn: on, events: [], may: { edit: false } });
    expect(record.steps.map((step) => step.event)).toEqual(['review', 'approve', 'start', 'finish']);
  });

  it('does not start without an agreement of its partner in force', async () => {
    const { id } = await makeOrderClass(w, 'RECRUITING');
    const { id: agreementId } = await makeAgreement(w);
    const start = startOrderClass(w.as.ADMIN, { id, version: 1, on: w.as.ADMIN.today, agreementId });
    await expect(start).rejects.toMatchObject({ code: 'INVALID' });
    const strangers = await makeRunningClass(other);
    const theirs = (await getOrderClass(other.as.ADMIN, { id: strangers.id })).agreement?.id;
    const foreign = startOrderClass(w.as.ADMIN, { id, version: 1, on: w.as.ADMIN.today, agreementId: theirs });
    await expect(foreign).rejects.toMatchObject({ code: 'INVALID', fields: { agreementId: { key: 'unknownChoice' } } });
  });

  it('starts on a day on which an agreement that can found a class is in force', async () => {
    const { OFFICE, ADMIN } = w.as;
    const at = { institutionId: w.institutionId };
    const { id: agreementId } = await makeAgreement(w, 'SIGNED');
    const set = (data: object) =>
      within(w, (tx) => tx.agreement.updateMany({ where: { ...at, id: agreementId }, data }));
    const day = (days: number) => addDays(ADMIN.today, days);
    await set({ signedOn: toDbDate(day(-20)), validFrom: toDbDate(day(-10)), validTo: toDbDate(day(100)) });
    const { id } = await makeOrderClass(w, 'RECRUITING');
    const start = (on: string) => startOrderClass(OFFICE, { id, version: 1, on, agreementId });
    const refused = (key: string) => ({ code: 'INVALID', fields: { agreementId: { key } } });
    const offered = async () =>
      (await getOrderClass(OFFICE, { id })).agreements.some((each) => each.id === agreementId);
    await expect(start(day(-11))).rejects.toMatchObject(refused('agreementNotInForceThen'));
    for (const kind of ['INTERNSHIP', 'BASE', 'RESEARCH', 'PATHWAY']) {
      await set({ kind });
      await expect(start(day(-10))).rejects.toMatchObject(refused('unknownChoice'));
      expect(await offered()).toBe(false);
    }
    await set({ kind: 'ORDER_CLASS', validTo: toDbDate(day(-1)) });
    await expect(start(ADMIN.today)).rejects.toMatchObject(refused('unknownChoice'));
    await set({ validTo: toDbDate(day(100)) });
    expect(await offered()).toBe(true);
    await start(day(-10));
    expect(await getOrderClass(OFFICE, { id })).toMatchObject({ state: 'RUNNING', startedOn: day(-10) });
  });

  it('is turned down or called off with a reason only, which is kept', async () => {
    const { OFFICE, DEPARTMENT } = w.as;
    const { id } = await makeOrderClass(w);
    for (const reason of [undefined, ' '])
      await expect(rejectOrderClass(DEPARTMENT, { id, version: 1, reason })).rejects.toMatchObject({ code: 'INVALID' });
    await rejectOrderClass(DEPARTMENT, { id, version: 1, reason: '名额不足' });
    expect((await getOrderClass(OFFICE, { id })).steps.at(-1)).toMatchObject({ event: 'reject', reason: '名额不足' });
    const recruiting = await makeOrderClass(w, 'RECRUITING');
    await expect(cancelOrderClass(OFFICE, { ...recruiting, reason: '' })).rejects.toMatchObject({ code: 'INVALID' });
    await cancelOrderClass(OFFICE, { ...recruiting, reason: '企业停产' });
    const called = await getOrderClass(OFFICE, { id: recruiting.id });
    expect(called).toMatchObject({ state: 'CANCELLED', events: [] });
    expect(called.steps.at(-1)).toMatchObject({ event: 'cancel', reason: '企业停产' });
    const running = await makeRunningClass(w);
    await expect(cancelOrderClass(OFFICE, { ...running, reason: '企业停产' })).rejects.toMatchObject({ code: 'RULE' });
  });

  it('cannot run in the database without one either, even if the application forgets', async () => {
    const running = { startedOn: toDbDate('2024-09-01') };
    await expect(makeOrderClass(w, 'RUNNING', running)).rejects.toThrow(/order_classes_agreement/);
  });

  it('is refused to who may not, from the wrong state, and at a stale version', async () => {
    const { id } = await makeOrderClass(w);
    await expect(approveOrderClass(w.as.DEPARTMENT, { id, version: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(approveOrderClass(w.as.OFFICE, { id, version: 1 })).rejects.toMatchObject({ code: 'RULE' });
    await rejectOrderClass(w.as.OFFICE, { id, version: 1, reason: '名额不足' });
    const late = reviewOrderClass(w.as.OFFICE, { id, version: 1 });
    await expect(late).rejects.toMatchObject({ code: 'CONFLICT', current: { id, version: 2 } });
  });

  it('is approved once by two who press at once: the other is told', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await makeOrderClass(w, 'REVIEWED');
      const both = await Promise.allSettled([
        approveOrderClass(w.as.OFFICE, { id, version: 1 }),
        approveOrderClass(w.as.ADMIN, { id, version: 1 }),
      ]);
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const [refused] = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
      expect(refused).toMatchObject({ code: 'CONFLICT', current: { version: 2 } });
      expect((await getOrderClass(w.as.ADMIN, { id })).steps).toHaveLength(1);
    }
  });
});

describe('a request', () => {
  it('comes from the enterprise for itself, is returned with a reason, mended and submitted again', async () => {
    const strange = await newPartner(w.as.ADMIN, '别家新能源有限公司');
    const name = '班甲申请一班';
    const foreign = createOrderClass(w.as.LIAISON, { ...asked, name, partnerId: strange });
    await expect(foreign).rejects.toMatchObject({ code: 'INVALID', fields: { partnerId: { key: 'unknownChoice' } } });
    const { id } = await createOrderClass(w.as.LIAISON, { ...asked, name, remark: '内部' });
    const first = await getOrderClass(w.as.LIAISON, { id });
    expect(first).toMatchObject({ state: 'REQUESTED', partnerId: w.partnerId, remark: null, may: { edit: true } });
    expect(first.events).toEqual([]);
    const todo = async (ctx: typeof w.as.OFFICE) =>
      (await homeTodos(ctx, {})).groups.find((g) => g.key === 'orderClasses');
    expect((await todo(w.as.OFFICE))?.items.map((item) => item.id)).toContain(id);
    await rejectOrderClass(w.as.OFFICE, { id, version: 1, reason: '请写明岗位' });
    expect((await todo(w.as.LIAISON))?.items.map((item) => item.id)).toContain(id);
    const returned = await getOrderClass(w.as.LIAISON, { id });
    expect(returned).toMatchObject({ state: 'REJECTED', reason: '请写明岗位', events: ['resubmit'] });
    await updateOrderClass(w.as.LIAISON, { ...asked, id, version: 2, name, request: '光伏组件岗位 12 人' });
    await resubmitOrderClass(w.as.LIAISON, { id, version: 3 });
    expect(await getOrderClass(w.as.LIAISON, { id })).toMatchObject({
      state: 'REQUESTED',
      request: '光伏组件岗位 12 人',
    });
    await expect(updateOrderClass(w.as.LIAISON, { ...asked, id, version: 3, name })).rejects.toMatchObject({
      ...{ code: 'CONFLICT', current: { name, version: 4 } },
    });
  });

  it('is no longer the enterprise’s to change once it was reviewed', async () => {
    const { id } = await makeOrderClass(w, 'RECRUITING');
    const change = updateOrderClass(w.as.LIAISON, { ...asked, id, version: 1, name: '班甲另名班' });
    await expect(change).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(addCourse(w.as.LIAISON, { orderClassId: id, name: '课', hours: 8 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('asks for names that are free and people who are the college’s', async () => {
    const twice = { ...asked, name: '班甲重名班', partnerId: w.partnerId };
    await createOrderClass(w.as.OFFICE, twice);
    const again = createOrderClass(w.as.OFFICE, twice);
    await expect(again).rejects.toMatchObject({ code: 'INVALID', fields: { name: { key: 'nameTaken' } } });
    const headTeacherId = other.as.TEACHER.membershipId;
    const stranger = createOrderClass(w.as.OFFICE, { ...twice, name: '班甲外人班', headTeacherId });
    await expect(stranger).rejects.toMatchObject({
      code: 'INVALID',
      fields: { headTeacherId: { key: 'unknownChoice' } },
    });
    const merged = createOrderClass(w.as.OFFICE, { ...twice, name: '班甲缺企业班', partnerId: null });
    await expect(merged).rejects.toMatchObject({ code: 'INVALID', fields: { partnerId: { key: 'required' } } });
  });

  it('has a mentor of the enterprise’s people, who shows the class, or somebody named in words', async () => {
    const office = w.as.OFFICE;
    await addContact(office, { partnerId: w.partnerId, name: '班甲周师傅', title: '车间主任', phone: '13800005678' });
    const people = await classMentors(office, { partnerId: w.partnerId });
    const { id: mentorId } = people.find(({ name }) => name === '班甲周师傅 · 车间主任') ?? expect.unreachable();
    expect(await classMentors(w.as.LIAISON, { partnerId: w.partnerId })).toEqual(people);
    const input = { ...asked, name: '班甲导师班' };
    const { id } = await createOrderClass(w.as.LIAISON, { ...input, mentorId });
    expect(await getOrderClass(office, { id })).toMatchObject({
      ...{ mentorId, mentorName: '班甲周师傅', mentor: { id: mentorId, name: '班甲周师傅', title: '车间主任' } },
    });
    const contact = async () =>
      (await getPartner(office, { id: w.partnerId })).contactViews.find((each) => each.id === mentorId);
    expect((await contact())?.classes).toEqual([{ id, name: input.name }]);
    const elsewhere = await newPartner(office, '班甲别家公司');
    await addContact(office, { partnerId: elsewhere, name: '别家人' });
    const [stranger] = await classMentors(office, { partnerId: elsewhere });
    expect(await classMentors(w.as.LIAISON, { partnerId: elsewhere })).toEqual([]);
    const wrong = updateOrderClass(office, { ...input, id, version: 1, mentorId: stranger?.id });
    await expect(wrong).rejects.toMatchObject({ fields: { mentorId: { key: 'notOfThePartner' } } });
    const at = { institutionId: w.institutionId, id };
    const past = within(w, (tx) => tx.orderClass.updateMany({ where: at, data: { mentorId: stranger?.id ?? null } }));
    await expect(past).rejects.toThrow(/order_classes_mentor_of_partner/);
    // Who has left stays the mentor of the class, and becomes that of no other.
    await leaveContact(office, { id: mentorId, version: (await contact())?.version });
    await updateOrderClass(office, { ...input, id, version: 1, mentorId });
    const late = createOrderClass(office, { ...input, name: '班甲后来班', partnerId: w.partnerId, mentorId });
    await expect(late).rejects.toMatchObject({ fields: { mentorId: { key: 'notOfThePartner' } } });
    await updateOrderClass(office, { ...input, id, version: 2, mentorId: null, mentorName: '外聘李工' });
    expect(await getOrderClass(office, { id })).toMatchObject({ mentor: null, mentorName: '外聘李工' });
    expect((await contact())?.classes).toEqual([]);
  });

  it('sent twice with one key is one class', async () => {
    const input = { ...asked, name: '班甲双击班', partnerId: w.partnerId };
    const key = '019b76da-a800-7f16-87c6-ba6096b23d77';
    const [one, two] = [
      await createOrderClass(w.as.OFFICE, input, key),
      await createOrderClass(w.as.OFFICE, input, key),
    ];
    expect(two).toEqual(one);
  });
});

describe('the seats of a class', () => {
  const on = '2024-10-01';
  const students = async (n: number) => {
    const made: string[] = [];
    for (let at = 0; at < n; at++) made.push((await makeStudent(w)).id);
    return made;
  };
  const join = (orderClassId: string, studentIds: string[]) =>
    joinClass(w.as.OFFICE, { orderClassId, studentIds, joinedOn: on });

  it('are never given twice: of two who take the last one at once the other is told', async () => {
    for (let round = 0; round < 4; round++) {
      const { id } = await makeOrderClass(w, 'RECRUITING', { plannedSeats: 2, name: `班甲满班${round}` });
      const [first = '', ...two] = await students(3);
      await join(id, [first]);
      const both = await Promise.allSettled(two.map((each) => join(id, [each])));
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((await getOrderClass(w.as.OFFICE, { id })).students).toBe(2);
    }
  });

  it('grow with a reason only, and never below those who sit on them', async () => {
    const { id } = await makeOrderClass(w, 'RECRUITING', { plannedSeats: 1, name: '班甲增额班' });
    const [first = '', second = ''] = await students(2);
    const many = join(id, [first, second]);
    await expect(many).rejects.toMatchObject({ fields: { studentIds: { key: 'noSeats', params: { free: 1 } } } });
    await join(id, [first]);
    await expect(within(w, (tx) => addPlace(tx, id, second))).rejects.toThrow(/rosters_seats/);
    const edit = { ...asked, id, version: 1, name: '班甲增额班' };
    const quiet = updateOrderClass(w.as.OFFICE, { ...edit, plannedSeats: 2 });
    await expect(quiet).rejects.toMatchObject({ fields: { plannedSeats: { key: 'raiseWithReason' } } });
    const more = { id, version: 1, plannedSeats: 2, reason: '企业增加岗位' };
    await expect(raiseSeats(w.as.LIAISON, more)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(raiseSeats(w.as.OFFICE, { ...more, plannedSeats: 1 })).rejects.toMatchObject({ code: 'INVALID' });
    await raiseSeats(w.as.DEPARTMENT, more);
    await expect(raiseSeats(w.as.OFFICE, { ...more, plannedSeats: 3 })).rejects.toMatchObject({ code: 'CONFLICT' });
    await join(id, [second]);
    const fewer = updateOrderClass(w.as.OFFICE, { ...edit, version: 2, plannedSeats: 1 });
    await expect(fewer).rejects.toMatchObject({
      fields: { plannedSeats: { key: 'seatsTaken', params: { present: 2 } } },
    });
    const lower = within(w, (tx) => tx.orderClass.updateMany({ where: { id }, data: { plannedSeats: 1 } }));
    await expect(lower).rejects.toThrow(/rosters_seats/);
    const { changes } = await orderClassTimeline(w.as.OFFICE, { id });
    expect(JSON.stringify(changes)).toContain('企业增加岗位');
    const asks = await makeOrderClass(w);
    await expect(raiseSeats(w.as.OFFICE, { ...more, id: asks.id })).rejects.toMatchObject({ code: 'RULE' });
  });

  it('show whom the enterprise hired of those it promised jobs', async () => {
    const { id } = await makeOrderClass(w, 'RECRUITING', { promisedJobs: 3, name: '班甲录用班' });
    const [studentId = ''] = await students(1);
    await join(id, [studentId]);
    expect(await getOrderClass(w.as.OFFICE, { id })).toMatchObject({ hired: 0, left: 0 });
    const gone = { institutionId: w.institutionId, id: newId(), studentId, graduatedOn: toDbDate('2025-07-01') };
    await within(w, (tx) =>
      tx.employment.create({ data: { ...gone, destination: 'EMPLOYED', partnerId: w.partnerId, orderClassId: id } }),
    );
    expect((await getOrderClass(w.as.LEADER, { id })).hired).toBe(1);
    expect((await listEmployments(w.as.OFFICE, { filter: { orderClass: [id] } })).total).toBe(1);
    expect((await getOrderClass(w.as.LIAISON, { id })).hired).toBeNull();
  });

  it('tell who was in a class to its end apart from who left before', async () => {
    const { id } = await makeRunningClass(w);
    const [early = '', atEnd = '', still = ''] = await students(3);
    await join(id, [early, atEnd, still]);
    const leave = (studentId: string, day: string) =>
      within(w, (tx) =>
        tx.roster.updateMany({ where: { orderClassId: id, studentId }, data: { leftOn: toDbDate(day) } }),
      );
    const begun = { joinedOn: toDbDate('2024-09-01') };
    await within(w, (tx) => tx.roster.updateMany({ where: { orderClassId: id }, data: begun }));
    await leave(early, '2026-03-01');
    expect(await getOrderClass(w.as.OFFICE, { id })).toMatchObject({ left: 1, finished: null });
    await leave(atEnd, '2026-07-01');
    const over = { state: 'FINISHED', endedOn: toDbDate('2026-07-01') };
    await within(w, (tx) => tx.orderClass.updateMany({ where: { id }, data: over }));
    expect(await getOrderClass(w.as.OFFICE, { id })).toMatchObject({ left: 1, finished: 2 });
  });
});

describe('what became of a request', () => {
  it('is told to the liaisons of its enterprise, in the portal and by mail, with the reason', async () => {
    const { id } = await makeOrderClass(w, 'REVIEWED', { name: '班甲告知班' });
    const news = async (ctx = w.as.LIAISON) =>
      (await listNotifications(ctx, { filter: {} })).rows.filter((row) => row.href === `/order-classes/${id}`);
    const mails = () => within(w, (tx) => tx.mail.count({ where: { template: 'news' } }));
    const before = await mails();
    await rejectOrderClass(w.as.OFFICE, { id, version: 1, reason: '名额不足' });
    expect(await news()).toMatchObject([{ kind: 'classReturned', params: { name: '班甲告知班', reason: '名额不足' } }]);
    expect(await mails()).toBe(before + 1);
    expect(await news(w.as.SCHOOL)).toEqual([]);
    await resubmitOrderClass(w.as.LIAISON, { id, version: 2 });
    await reviewOrderClass(w.as.OFFICE, { id, version: 3 });
    await approveOrderClass(w.as.OFFICE, { id, version: 4 });
    expect((await news()).map((row) => row.kind).sort()).toEqual(['classApproved', 'classReturned']);
  });
});

describe('courses', () => {
  it('make up the enterprise’s share, and are changed at the version that was seen', async () => {
    const { id } = await makeOrderClass(w);
    const office = w.as.OFFICE;
    const course = await addCourse(office, {
      orderClassId: id,
      name: '岗位技能',
      hours: 30,
      byEnterprise: true,
      term: 3,
    });
    await addCourse(office, { orderClassId: id, name: '专业课', hours: 90 });
    expect(await getOrderClass(office, { id })).toMatchObject({ hours: { enterprise: 30, total: 120 } });
    await updateCourse(office, { ...course, version: 1, name: '岗位技能', hours: 60, byEnterprise: true });
    const stale = updateCourse(office, { ...course, version: 1, name: '岗位技能', hours: 10 });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { hours: 60 } });
    await expect(removeCourse(office, { ...course, version: 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
    await removeCourse(office, { ...course, version: 2 });
    expect((await getOrderClass(office, { id })).courses.map(({ name }) => name)).toEqual(['专业课']);
    const { changes } = await orderClassTimeline(office, { id });
    expect(changes.length).toBeGreaterThan(0);
  });
});

describe('what is seen', () => {
  it('shows another college nothing, and a partner its own', async () => {
    const { id } = await makeOrderClass(w);
    await expect(getOrderClass(other.as.ADMIN, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const strange = await makePartner(w);
    const elsewhere = await makeOrderClass(w, 'REQUESTED', { partnerId: strange, name: '班甲别家班' });
    await expect(getOrderClass(w.as.LIAISON, { id: elsewhere.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const seen = await listOrderClasses(w.as.LIAISON, { ...{ filter: {}, page: 1, size: 100 } });
    expect(seen.rows.length).toBeGreaterThan(0);
    expect(seen.rows.every((row) => row.partner.id === w.as.LIAISON.partnerId)).toBe(true);
    expect(await orderClassesOfPartner(w.as.LIAISON, { partnerId: strange })).toEqual([]);
  });

  it('keeps its files for the college', async () => {
    const { id } = await makeOrderClass(w);
    const file = { name: 'a.pdf', contentType: 'application/pdf', size: 9, storageKey: '班甲文件' };
    const input = { owner: { orderClassId: id }, ...file, sha256: new Uint8Array(32).fill(7) };
    await createAttachment(w.as.OFFICE, input);
    expect((await listAttachments(w.as.OFFICE, { orderClassId: id })).files).toHaveLength(1);
    await expect(createAttachment(w.as.LIAISON, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('counts one thing: figure, list, facets and export', async () => {
    const fresh = await newWorld('班丙');
    const { id } = await makeRunningClass(fresh);
    await makeOrderClass(fresh);
    await within(fresh, (tx) => tx.orderClass.updateMany({ where: { id }, data: { kind: 'CRAFTSMAN' } }));
    const office = fresh.as.OFFICE;
    const on = '2025-01-01';
    const values = new Map((await figures(office, { on })).map((figure) => [figure.key, figure]));
    expect(values.get('classes.total')?.value).toBe(1);
    expect(values.get('classes.craftsman')?.value).toBe(1);
    expect(values.get('classes.order')?.value).toBe(0);
    const href = values.get('classes.total')?.href ?? '';
    const { filter } = orderClassList.parse(Object.fromEntries(new URL(href, 'http://x').searchParams));
    expect((await listOrderClasses(office, { filter, page: 1 })).total).toBe(1);
    expect((await orderClassFacets(office, { filter })).total).toBe(1);
    const { rows, stream } = await exportList(office, 'order-classes').open(office, { running: '1', on });
    await stream.cancel();
    expect(rows).toBe(1);
    const past = new Map((await figures(office, { on: '2024-08-31' })).map((figure) => [figure.key, figure.value]));
    expect(past.get('classes.total')).toBe(0);
  });
});
