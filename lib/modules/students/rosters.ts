import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand, defineQuery } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { mayEdit, visibleOrderClasses } from '@/lib/modules/order-classes/policy';
import { demandOrderClassFor } from '@/lib/modules/order-classes/record';
import { dayOf, isMinor, visibleStudents } from './policy';
import { apprenticeInput, joinInput, leaveInput, ofClassInput } from './schema';
import type { ClassPlace, ClassRoster } from './types';

/** Who stands behind the places: the college's people see all of them, a partner those who are there now (the database keeps the rest from it). */
async function studentsOf(tx: Tx, ctx: Ctx, ids: string[]) {
  const found = await tx.student.findMany({
    where: { institutionId: ctx.institutionId, id: { in: ids } },
    select: { id: true, studentNo: true, name: true, birthOn: true, programme: { select: { name: true } } },
  });
  return new Map(found.map((student) => [student.id, student]));
}

/** The places of a class, those who are there first. */
export const classRoster = defineQuery({
  permission: 'order-classes.read',
  input: ofClassInput,
  run: async ({ tx, ctx, input: { orderClassId } }): Promise<ClassRoster> => {
    const orderClass = await tx.orderClass.findFirst({
      where: { AND: [visibleOrderClasses(ctx), { id: orderClassId }] },
      select: { departmentId: true, partnerId: true, state: true },
    });
    if (!orderClass) notFound();
    const rows = await tx.roster.findMany({
      where: { institutionId: ctx.institutionId, orderClassId, ...(ctx.scope === 'partner' && { leftOn: null }) },
      orderBy: [{ leftOn: { sort: 'desc', nulls: 'first' } }, { joinedOn: 'asc' }, { id: 'asc' }],
    });
    const students = await studentsOf(
      tx,
      ctx,
      rows.map((row) => row.studentId),
    );
    const places = rows.map((row): ClassPlace => {
      const student = students.get(row.studentId);
      const { id, version, leftReason, apprenticeAgreementNo } = row;
      return {
        ...{ id, version, leftReason, apprenticeAgreementNo },
        joinedOn: fromDbDate(row.joinedOn),
        leftOn: dayOf(row.leftOn),
        student: student
          ? {
              ...{ id: student.id, studentNo: student.studentNo, name: student.name },
              programme: student.programme.name,
              minor: isMinor(student.birthOn, ctx.today),
            }
          : null,
      };
    });
    const write = ctx.scope === 'staff' && mayEdit(ctx, orderClass);
    const students_ = ctx.scope === 'staff' && grantOf(ctx.role, 'students.read') !== null;
    return {
      places,
      present: places.filter((place) => place.leftOn === null).length,
      may: { write, students: students_ },
    };
  },
});

/** Ids of the students that the numbers name. Throws INVALID at `numbers` with those that name nobody. */
async function idsOf(tx: Tx, ctx: Ctx, numbers: string[]): Promise<string[]> {
  const where = { AND: [visibleStudents(ctx), { studentNo: { in: numbers } }] };
  const found = await tx.student.findMany({ where, select: { id: true, studentNo: true } });
  const missing = numbers.filter((number) => !found.some((student) => student.studentNo === number));
  if (missing.length > 0)
    failField('numbers', 'noSuchStudents', { numbers: missing.slice(0, 5).join('、'), count: missing.length });
  return found.map((student) => student.id);
}

/** Gives students a place in the class. Of an apprenticeship a student has one at a time (art. 30), and no class has more places than planned seats: the database holds both. */
export const joinClass = defineCommand({
  name: 'students.join-class',
  permission: 'order-classes.write',
  input: joinInput,
  run: async ({ tx, ctx, input: { orderClassId, studentIds, numbers, joinedOn } }) => {
    const orderClass = await demandOrderClassFor(tx, ctx, orderClassId);
    if (joinedOn > ctx.today) failField('joinedOn', 'inTheFuture');
    const named = [...new Set(numbers?.split(/[\s,，、;；]+/).filter(Boolean))];
    const ids = [...new Set([...studentIds, ...(await idsOf(tx, ctx, named))])];
    if (ids.length === 0) failField(numbers === null ? 'studentIds' : 'numbers', 'required');
    const at = { institutionId: ctx.institutionId };
    const students = await tx.student.findMany({
      where: { AND: [visibleStudents(ctx), { id: { in: ids } }] },
      select: { id: true, name: true, leftOn: true, enrolledOn: true },
    });
    if (students.length < ids.length) failField('studentIds', 'unknownChoice');
    const gone = students.find((student) => student.leftOn || fromDbDate(student.enrolledOn) > joinedOn);
    if (gone) failField('joinedOn', 'notInSchoolThen', { name: gone.name });
    const there = await tx.roster.findMany({
      where: { ...at, orderClassId, studentId: { in: ids }, leftOn: null },
      select: { studentId: true },
    });
    const taken = new Set(there.map((place) => place.studentId));
    const rows = ids
      .filter((id) => !taken.has(id))
      .map((studentId) => ({
        ...{
          ...at,
          id: newId(),
          orderClassId,
          partnerId: orderClass.partnerId,
          studentId,
          joinedOn: toDbDate(joinedOn),
        },
      }));
    const present = await tx.roster.count({ where: { ...at, orderClassId, leftOn: null } });
    const free = Math.max(0, orderClass.plannedSeats - present);
    if (rows.length > free) failField(numbers === null ? 'studentIds' : 'numbers', 'noSeats', { free });
    if (rows.length > 0) await tx.roster.createMany({ data: rows });
    return { joined: rows.length, already: taken.size };
  },
});

async function demandPlace(tx: Tx, ctx: Ctx, id: string) {
  const place = (await tx.roster.findFirst({ where: { institutionId: ctx.institutionId, id } })) ?? notFound();
  const orderClass = await demandOrderClassFor(tx, ctx, place.orderClassId);
  return { place, orderClass };
}

const write = (tx: Tx, ctx: Ctx, { id, version }: { id: string; version: number }, data: object) => {
  const at = { institutionId: ctx.institutionId, id };
  return updateVersioned(tx.roster, { ...at, version }, data, () =>
    tx.roster.findFirst({
      where: at,
      select: { id: true, version: true, leftReason: true, apprenticeAgreementNo: true },
    }),
  );
};

/** Ends a place; `on` is the first day on which it no longer holds. */
export const leaveClass = defineCommand({
  name: 'students.leave-class',
  permission: 'order-classes.write',
  input: leaveInput,
  run: async ({ tx, ctx, input: { on, reason, ...at } }) => {
    const { place } = await demandPlace(tx, ctx, at.id);
    if (place.leftOn) fail('RULE', 'placeLeft');
    if (on > ctx.today) failField('on', 'inTheFuture');
    if (on < fromDbDate(place.joinedOn)) failField('on', 'beforeJoined');
    await write(tx, ctx, at, { leftOn: toDbDate(on), leftReason: reason });
    return { id: at.id };
  },
});

/** Notes the apprentice's own agreement, without which an apprenticeship class does not start. */
export const signApprentice = defineCommand({
  name: 'students.sign-apprentice',
  permission: 'order-classes.write',
  input: apprenticeInput,
  run: async ({ tx, ctx, input: { agreementNo, signedOn, ...at } }) => {
    const { place, orderClass } = await demandPlace(tx, ctx, at.id);
    if (orderClass.kind !== 'APPRENTICESHIP') fail('RULE', 'noApprenticeship');
    if (place.leftOn) fail('RULE', 'placeLeft');
    if (signedOn > ctx.today) failField('signedOn', 'inTheFuture');
    await write(tx, ctx, at, { apprenticeAgreementNo: agreementNo, apprenticeSignedOn: toDbDate(signedOn) });
    return { id: at.id };
  },
});
