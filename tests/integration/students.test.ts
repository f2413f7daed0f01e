import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { mintContext } from '@/lib/kernel/context';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { listAudit } from '@/lib/modules/audit/queries';
import { figures } from '@/lib/modules/dashboard/queries';
import { finishOrderClass, startOrderClass, updateOrderClass } from '@/lib/modules/order-classes/commands';
import { getOrderClass } from '@/lib/modules/order-classes/record';
import { searchEverything } from '@/lib/modules/search/queries';
import {
  createStudent,
  graduateStudent,
  revealStudent,
  suspendStudent,
  updateStudent,
  withdrawStudent,
} from '@/lib/modules/students/commands';
import { studentList } from '@/lib/modules/students/list';
import { findStudents, listStudents, studentFacets } from '@/lib/modules/students/queries';
import { getStudent, studentTimeline } from '@/lib/modules/students/record';
import { classRoster, joinClass, leaveClass, signApprentice } from '@/lib/modules/students/rosters';
import { exportList } from '@/lib/processes/exports';
import { colleague } from '@/tests/factories/members';
import { makeOrderClass, makeRunningClass } from '@/tests/support/contract-order-classes';
import { makeProgramme } from '@/tests/support/contract-programmes';
import { makePlace, makeStudent } from '@/tests/support/contract-students';
import { makeAgreement, newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;
const profile = { gradeYear: 2024, enrolledOn: '2024-09-01' };

const CARD = '150203200503151011';

beforeAll(async () => {
  w = await newWorld('学甲');
  other = await newWorld('学乙');
  office = w.as.OFFICE;
});

describe('a student', () => {
  it('is entered with an identity number that is checked, encrypted, masked and found by', async () => {
    const { id: programmeId } = await makeProgramme(w);
    const base = { ...profile, programmeId, studentNo: 'XJ240101', name: '学甲试生' };
    for (const [idCard, key] of [
      ['15020320050315101X', 'idCard.check'],
      ['150203200502301011', 'idCard.birth'],
      ['1502032005', 'idCard.length'],
    ])
      await expect(createStudent(office, { ...base, idCard })).rejects.toMatchObject({ fields: { idCard: { key } } });
    const born = createStudent(office, { ...base, idCard: CARD, birthOn: '2005-03-16' });
    await expect(born).rejects.toMatchObject({ fields: { birthOn: { key: 'notTheCardsBirth' } } });
    const { id } = await createStudent(office, { ...base, idCard: CARD, phone: '138 0000 1234' });
    const record = await getStudent(office, { id });
    expect(record).toMatchObject({ birthOn: '2005-03-15', sex: 'M', idCardMasked: '**************1011', minor: false });
    expect(JSON.stringify(record)).not.toContain(CARD);
    for (const q of [CARD, '13800001234', 'XJ240101', '试生', 'xjss'])
      expect(
        (await listStudents(office, { filter: { q } })).rows.map((row) => row.id),
        q,
      ).toContain(id);
    expect((await searchEverything(office, { q: CARD })).find((g) => g.group === 'students')?.items[0]?.sub).toBe(
      'XJ240101',
    );
    const again = createStudent(office, { ...base, studentNo: 'XJ240102', idCard: CARD });
    await expect(again).rejects.toMatchObject({ fields: { idCard: { key: 'idCardTaken' } } });
    const number = createStudent(office, base);
    await expect(number).rejects.toMatchObject({ fields: { studentNo: { key: 'studentNoTaken' } } });
    // Left blank, what is kept encrypted stays.
    await updateStudent(office, { ...base, id, version: 1, name: '学甲改名' });
    expect(await getStudent(office, { id })).toMatchObject({
      name: '学甲改名',
      idCardMasked: '**************1011',
      version: 2,
    });
    await expect(updateStudent(office, { ...base, id, version: 1 })).rejects.toMatchObject({
      ...{ code: 'CONFLICT', current: { name: '学甲改名' } },
    });
  });

  it('shows its numbers to those who may, noted in the audit; a minor’s only with a reason', async () => {
    const { id, card } = await makeStudent(w);
    expect(await revealStudent(office, { id })).toEqual({ idCard: card, phone: '13800001234', guardianPhone: null });
    const key = newId();
    await revealStudent(office, { id }, key);
    const kept = await within(w, (tx) => tx.idempotencyKey.findFirstOrThrow({ where: { id: key } }));
    expect(JSON.stringify(kept.result)).not.toContain('13800001234');
    expect(await revealStudent(office, { id }, key)).toMatchObject({ phone: '13800001234' });
    await expect(revealStudent(w.as.LEADER, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const young = await makeStudent(w, 'ENROLLED', { birthOn: toDbDate(addDays(office.today, -17 * 365)) });
    expect((await getStudent(office, { id: young.id })).minor).toBe(true);
    const without = revealStudent(office, { id: young.id });
    await expect(without).rejects.toMatchObject({ fields: { reason: { key: 'minorsReason' } } });
    await revealStudent(office, { id: young.id, reason: '核对保险' });
    const { changes } = await studentTimeline(office, { id: young.id });
    expect(JSON.stringify(changes)).toContain('核对保险');
    const audit = await listAudit(w.as.ADMIN, { filter: { row: [young.id] } });
    expect(audit.rows.map((row) => row.command)).toContain('students.reveal');
  });

  it('has a guardian’s phone kept encrypted, shown masked, and revealed by the audited command alone', async () => {
    const [number, masked] = ['13700005678', '137****5678'];
    const { id: programmeId } = await makeProgramme(w);
    const entered = async (name: string, birthOn: string) => {
      const input = { ...profile, programmeId, studentNo: newId().slice(-12), name, birthOn, guardianName: '学甲家长' };
      return { input, ...(await createStudent(office, { ...input, guardianPhone: ' 137-0000 5678 ' })) };
    };
    const grown = await entered('学甲成年', '2005-03-15');
    const young = await entered('学甲未成年', addDays(office.today, -17 * 365));
    for (const { id } of [grown, young]) {
      const stored = await within(w, (tx) => tx.student.findFirstOrThrow({ where: { id } }));
      const bytes = Buffer.from(stored.guardianPhoneEnc ?? []);
      expect(bytes.length).toBeGreaterThan(number.length);
      expect(bytes.includes(number)).toBe(false);
      const record = await getStudent(office, { id });
      expect(record).toMatchObject({ guardianName: '学甲家长', guardianPhoneMasked: masked });
      const { rows } = await listStudents(office, { filter: { q: record.studentNo } });
      for (const shown of [stored.guardianPhoneMasked, record, rows, await studentTimeline(office, { id })])
        expect(JSON.stringify(shown)).not.toContain(number);
    }
    // Of a guardian's number nobody is found: it is no student's.
    expect((await listStudents(office, { filter: { q: number } })).total).toBe(0);
    expect((await revealStudent(office, { id: grown.id })).guardianPhone).toBe(number);
    const without = revealStudent(office, { id: young.id });
    await expect(without).rejects.toMatchObject({ code: 'INVALID', fields: { reason: { key: 'minorsReason' } } });
    const blank = revealStudent(office, { id: young.id, reason: '   ' });
    await expect(blank).rejects.toMatchObject({ code: 'INVALID', fields: { reason: { key: 'minorsReason' } } });
    const noted = async (id: string) =>
      (await listAudit(w.as.ADMIN, { filter: { row: [id] } })).rows.filter(
        (each) => each.command === 'students.reveal',
      );
    // What was refused is no revealing.
    expect(await noted(young.id)).toEqual([]);
    expect((await revealStudent(office, { id: young.id, reason: '联系监护人' })).guardianPhone).toBe(number);
    const [entry, ...more] = await noted(young.id);
    expect(more).toEqual([]);
    expect(entry?.changed).toMatchObject({ guardian_phone_masked: [null, '•'], reason: [null, '联系监护人'] });
    expect(JSON.stringify(entry)).not.toContain(number);
    expect((await noted(grown.id)).length).toBe(1);
    for (const ctx of [w.as.LEADER, w.as.LIAISON])
      await expect(revealStudent(ctx, { id: grown.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(revealStudent(other.as.ADMIN, { id: grown.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // Left blank in the form, it stays; given anew, it is another.
    await updateStudent(office, { ...grown.input, id: grown.id, version: 1, remark: '改' });
    expect((await getStudent(office, { id: grown.id })).guardianPhoneMasked).toBe(masked);
    await updateStudent(office, { ...grown.input, id: grown.id, version: 2, guardianPhone: '13911112222' });
    expect((await getStudent(office, { id: grown.id })).guardianPhoneMasked).toBe('139****2222');
    expect((await revealStudent(office, { id: grown.id })).guardianPhone).toBe('13911112222');
  });

  it('is a minor until the day before the eighteenth birthday', async () => {
    const year = Number(office.today.slice(0, 4)) - 18;
    const birthday = `${year}${office.today.slice(4)}`;
    const today = await makeStudent(w, 'ENROLLED', { birthOn: toDbDate(birthday) });
    const tomorrow = await makeStudent(w, 'ENROLLED', { birthOn: toDbDate(addDays(birthday, 1)) });
    expect((await getStudent(office, { id: today.id })).minor).toBe(false);
    expect((await getStudent(office, { id: tomorrow.id })).minor).toBe(true);
    const minors = (await listStudents(office, { filter: { minor: '1' }, size: 100 })).rows.map((row) => row.id);
    expect(minors).toContain(tomorrow.id);
    expect(minors).not.toContain(today.id);
  });

  it('leaves its classes on the day on which it leaves the college', async () => {
    const place = await makePlace(w);
    const student = { id: place.studentId, version: 1 };
    await suspendStudent(office, { ...student, on: '2025-01-01', reason: '病休' });
    const early = withdrawStudent(office, { ...student, version: 2, on: '2024-01-01', reason: '转学' });
    await expect(early).rejects.toMatchObject({ fields: { on: { key: 'beforeEnrolment' } } });
    await withdrawStudent(office, { ...student, version: 2, on: '2025-03-01', reason: '转学' });
    const record = await getStudent(office, { id: place.studentId });
    expect(record).toMatchObject({ state: 'WITHDRAWN', leftOn: '2025-03-01', events: [] });
    expect(record.places).toMatchObject([{ leftOn: '2025-03-01', leftReason: '转学' }]);
    const gone = await makeStudent(w);
    await graduateStudent(office, { id: gone.id, version: 1, on: '2025-06-30' });
    const join = joinClass(office, { orderClassId: place.orderClassId, studentIds: [gone.id], joinedOn: '2025-07-02' });
    await expect(join).rejects.toMatchObject({ fields: { joinedOn: { key: 'notInSchoolThen' } } });
  });
});

describe('who sees whom', () => {
  it('a department its own, a teacher his own, a student itself, outsiders none', async () => {
    const here = await makeStudent(w);
    const { id: elsewhereProgramme } = await makeProgramme(w, { departmentId: null });
    const elsewhere = await makeStudent(w, 'ENROLLED', { programmeId: elsewhereProgramme });
    expect((await getStudent(w.as.DEPARTMENT, { id: here.id })).may).toMatchObject({ write: true, reveal: true });
    for (const [ctx, id] of [
      [w.as.DEPARTMENT, elsewhere.id],
      [w.as.TEACHER, here.id],
      [other.as.ADMIN, here.id],
    ] as const)
      await expect(getStudent(ctx, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getStudent(w.as.LIAISON, { id: here.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const orderClass = await makeOrderClass(w, 'RECRUITING', { headTeacherId: w.as.TEACHER.membershipId });
    await joinClass(office, { orderClassId: orderClass.id, studentIds: [here.id], joinedOn: '2024-10-01' });
    expect((await getStudent(w.as.TEACHER, { id: here.id })).may).toMatchObject({ write: false, reveal: true });
    const self = mintContext({ ...w.as.STUDENT, studentId: here.id });
    expect((await listStudents(self, { filter: {} })).rows.map((row) => row.id)).toEqual([here.id]);
    expect(await getStudent(self, { id: here.id })).toMatchObject({ may: { write: false, reveal: false }, places: [] });
    await expect(getStudent(self, { id: elsewhere.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('an enterprise the present members of its own classes, without numbers', async () => {
    const { id: orderClassId } = await makeOrderClass(w, 'RECRUITING');
    const [stays, goes] = [await makeStudent(w), await makeStudent(w)];
    const ids = [stays.id, goes.id];
    await joinClass(office, { orderClassId, studentIds: ids, joinedOn: '2024-10-01' });
    const all = await classRoster(office, { orderClassId });
    const place = all.places.find((each) => each.student?.id === goes.id);
    await leaveClass(office, { id: place?.id, version: 1, on: '2025-01-10', reason: '个人原因' });
    const seen = await classRoster(w.as.LIAISON, { orderClassId });
    expect(seen.places.map((each) => each.student?.id)).toEqual([stays.id]);
    expect(JSON.stringify(seen)).not.toMatch(/idCard|phone|\*\*/);
    expect(seen.may).toEqual({ write: false, students: false });
    const neighbour = await colleague(w.as.ADMIN, 'LIAISON', { partnerId: await makeAgreementPartner(w) });
    await expect(classRoster(neighbour, { orderClassId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await classRoster(office, { orderClassId })).places).toHaveLength(2);
    // The record page of the class stands for the liaison, too, although the database hides who left.
    expect(await getOrderClass(w.as.LIAISON, { id: orderClassId })).toMatchObject({ students: 1 });
  });
});

async function makeAgreementPartner(world: World): Promise<string> {
  const { newPartner } = await import('@/tests/factories/members');
  return newPartner(world.as.ADMIN, '隔壁企业有限公司');
}

describe('a roster', () => {
  it('takes pasted numbers, says which it does not know, and gives each student one place', async () => {
    const { id: orderClassId } = await makeOrderClass(w, 'RECRUITING');
    const [one, two] = [await makeStudent(w), await makeStudent(w)];
    const joinedOn = '2024-10-01';
    const wrong = joinClass(office, { orderClassId, numbers: `${one.studentNo}\nNICHTDA`, joinedOn });
    await expect(wrong).rejects.toMatchObject({ fields: { numbers: { key: 'noSuchStudents', params: { count: 1 } } } });
    const numbers = `${one.studentNo}, ${two.studentNo}`;
    expect(await joinClass(office, { orderClassId, numbers, joinedOn })).toEqual({ joined: 2, already: 0 });
    expect(await joinClass(office, { orderClassId, numbers, joinedOn })).toEqual({ joined: 0, already: 2 });
    const early = joinClass(office, { orderClassId, numbers, joinedOn: '2020-01-01' });
    await expect(early).rejects.toMatchObject({ fields: { joinedOn: { key: 'notInSchoolThen' } } });
  });

  it('ends a place once, at the version that was seen', async () => {
    const { id } = await makePlace(w);
    const before = leaveClass(office, { id, version: 1, on: '2024-09-30', reason: '早' });
    await expect(before).rejects.toMatchObject({ fields: { on: { key: 'beforeJoined' } } });
    await leaveClass(office, { id, version: 1, on: '2025-02-01', reason: '转专业' });
    const again = leaveClass(office, { id, version: 2, on: '2025-02-02', reason: '再' });
    await expect(again).rejects.toMatchObject({ code: 'RULE', key: 'placeLeft' });
  });

  it('holds one modern apprenticeship per student, also when two are given at once', async () => {
    for (let round = 0; round < 4; round++) {
      const { id: studentId } = await makeStudent(w);
      const classes = [];
      for (let n = 0; n < 2; n++) {
        const name = `学甲学徒${round}${n}班`;
        classes.push(await makeOrderClass(w, 'RECRUITING', { kind: 'APPRENTICESHIP', name }));
      }
      const both = await Promise.allSettled(
        classes.map(({ id: orderClassId }) =>
          joinClass(office, { orderClassId, studentIds: [studentId], joinedOn: '2024-10-01' }),
        ),
      );
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const [refused] = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
      expect(refused).toMatchObject({ code: 'DUPLICATE', key: 'oneApprenticeship' });
    }
  });

  it('starts an apprenticeship only when every apprentice has signed', async () => {
    const place = await makePlace(w, { kind: 'APPRENTICESHIP', name: '学甲学徒签班' });
    const { id: agreementId } = await makeAgreement(w, 'SIGNED');
    const start = { id: place.orderClassId, version: 1, on: office.today, agreementId };
    await expect(startOrderClass(office, start)).rejects.toMatchObject({ key: 'apprenticeAgreementNeeded' });
    await signApprentice(office, { id: place.id, version: 1, agreementNo: 'XT-1', signedOn: '2025-01-01' });
    await startOrderClass(office, start);
    const kind = updateOrderClass(office, {
      ...{ id: place.orderClassId, version: 2, kind: 'ORDER', name: '学甲学徒签班', gradeYear: 2024, plannedSeats: 30 },
    });
    await expect(kind).rejects.toMatchObject({ fields: { kind: { key: 'kindStays' } } });
    const plain = await makePlace(w);
    const sign = signApprentice(office, { id: plain.id, version: 1, agreementNo: 'XT-2', signedOn: '2025-01-01' });
    await expect(sign).rejects.toMatchObject({ key: 'noApprenticeship' });
  });

  it('counts one thing: figure, list, facets and export; each student once', async () => {
    const fresh = await newWorld('学丙');
    const admin = fresh.as.OFFICE;
    const [one, two] = [await makeStudent(fresh), await makeStudent(fresh)];
    const running = [await makeRunningClass(fresh)];
    await within(fresh, (tx) =>
      tx.orderClass.updateMany({ where: { id: running[0]?.id ?? '' }, data: { name: '学丙另一班' } }),
    );
    running.push(await makeRunningClass(fresh));
    for (const { id: orderClassId } of running)
      await joinClass(admin, { orderClassId, studentIds: [one.id, two.id], joinedOn: '2024-10-01' });
    const at = async (on: string) => (await figures(admin, { on })).find((figure) => figure.key === 'classes.students');
    expect((await at('2025-01-01'))?.value).toBe(2);
    expect((await at('2024-09-30'))?.value).toBe(0);
    const { filter } = studentList.parse(
      Object.fromEntries(new URL((await at('2025-01-01'))?.href ?? '', 'http://x').searchParams),
    );
    expect((await listStudents(admin, { filter })).total).toBe(2);
    expect((await studentFacets(admin, { filter })).total).toBe(2);
    const { rows, stream } = await exportList(admin, 'students').open(admin, { rostered: '1', on: '2025-01-01' });
    await stream.cancel();
    expect(rows).toBe(2);
    for (const { id } of running) await finishOrderClass(admin, { id, version: 1, on: '2025-07-01' });
    expect((await at('2025-07-01'))?.value).toBe(0);
    expect((await at('2025-06-30'))?.value).toBe(2);
  });
});

describe('the choice of a student', () => {
  it('finds those in school, and graduates too where these are meant, after those who are there', async () => {
    const own = await newWorld('选甲');
    const graduate = await makeStudent(own, 'GRADUATED');
    const present = await makeStudent(own);
    const ids = async (over: object = {}) =>
      (await findStudents(own.as.OFFICE, { q: '选甲', ...over })).map(({ code }) => code);
    expect(await ids()).toEqual([present.id]);
    expect(await ids({ former: true })).toEqual([present.id, graduate.id]);
    const byNumber = { q: graduate.studentNo, former: true };
    expect(await findStudents(own.as.OFFICE, byNumber)).toMatchObject([
      { code: graduate.id, number: graduate.studentNo },
    ]);
    expect(await findStudents(other.as.OFFICE, byNumber)).toEqual([]);
  });
});
