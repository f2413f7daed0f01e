import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { eventsFrom } from '@/lib/kernel/transition';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { departmentNames } from '@/lib/modules/people/queries';
import { dayOf, isMinor, mayOnStudent, visibleStudents } from './policy';
import { studentId } from './schema';
import type { StudentForm, StudentRecord } from './types';
import type { Sex, StudentState } from './words';
import { studentWorkflow } from './workflow';

const PARTS = {
  programme: { select: { id: true, name: true, departmentId: true } },
  schoolClass: { select: { name: true } },
} as const satisfies Prisma.StudentInclude;
type Stored = Prisma.StudentGetPayload<{ include: typeof PARTS }>;

/** The student with what the form and the page need; null when the caller may not see it. */
export function findStudent(tx: Tx, ctx: Ctx, id: string): Promise<Stored | null> {
  return tx.student.findFirst({ where: { AND: [visibleStudents(ctx), { id }] }, include: PARTS });
}

function toForm(s: Stored): StudentForm {
  const { id, version, studentNo, name, programmeId, schoolClassId, gradeYear, guardianName, remark } = s;
  const { idCardMasked, phoneMasked, guardianPhoneMasked } = s;
  return {
    ...{ id, version, studentNo, name, programmeId, schoolClassId, gradeYear, guardianName, remark },
    ...{ idCardMasked, phoneMasked, guardianPhoneMasked },
    sex: s.sex as Sex | null,
    birthOn: dayOf(s.birthOn),
    enrolledOn: fromDbDate(s.enrolledOn),
  };
}

/** What the form edits, as it is now; null when it is not visible. */
export async function readStudentForm(tx: Tx, ctx: Ctx, id: string): Promise<StudentForm | null> {
  const found = await findStudent(tx, ctx, id);
  return found && toForm(found);
}

async function readPlaces(tx: Tx, ctx: Ctx, id: string): Promise<StudentRecord['places']> {
  const rows = await tx.roster.findMany({
    where: { institutionId: ctx.institutionId, studentId: id },
    orderBy: [{ joinedOn: 'desc' }, { id: 'asc' }],
    include: { orderClass: { select: { id: true, name: true, partner: { select: { name: true } } } } },
  });
  return rows.map(({ id: place, version, joinedOn, leftOn, leftReason, apprenticeAgreementNo, orderClass }) => ({
    ...{ id: place, version, leftReason, apprenticeAgreementNo },
    joinedOn: fromDbDate(joinedOn),
    leftOn: dayOf(leftOn),
    orderClass: { id: orderClass.id, name: orderClass.name },
    partner: orderClass.partner.name,
  }));
}

/** The pupil of a secondary school that the student was. */
async function readCameFrom(tx: Tx, ctx: Ctx, studentId: string): Promise<StudentRecord['cameFrom']> {
  const pupil = await tx.pathwayStudent.findFirst({
    where: { institutionId: ctx.institutionId, studentId },
    include: { pathwayClass: { select: { id: true, name: true, school: { select: { name: true } } } } },
  });
  if (!pupil) return null;
  const { id, name, school } = pupil.pathwayClass;
  const { pupilNo, transferredOn } = pupil;
  return { pathway: { id, name }, school: school.name, pupilNo, transferredOn: dayOf(transferredOn) };
}

/** The record page: the form's content with the names behind its ids, its classes, and what the caller may do. */
export const getStudent = defineQuery({
  permission: 'students.read',
  input: studentId,
  run: async ({ tx, ctx, input: { id } }): Promise<StudentRecord> => {
    const s = (await findStudent(tx, ctx, id)) ?? notFound();
    const { departmentId } = s.programme;
    const write = mayOnStudent(ctx, 'students.write', s);
    return {
      ...toForm(s),
      programme: { id: s.programme.id, name: s.programme.name },
      schoolClass: s.schoolClass?.name ?? null,
      department: departmentId ? ((await departmentNames(tx, ctx))[departmentId] ?? null) : null,
      state: s.state as StudentState,
      leftOn: dayOf(s.leftOn),
      leftReason: s.leftReason,
      minor: isMinor(s.birthOn, ctx.today),
      places: ctx.scope === 'student' ? [] : await readPlaces(tx, ctx, id),
      cameFrom: ctx.scope === 'staff' ? await readCameFrom(tx, ctx, id) : null,
      events: write ? eventsFrom(studentWorkflow, s.state as StudentState, ctx.role) : [],
      may: { write, reveal: mayOnStudent(ctx, 'students.reveal', s) },
    };
  },
});

/** What happened with a student and its places in classes, newest first. */
export const studentTimeline = defineQuery({
  permission: 'students.read',
  input: studentId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await findStudent(tx, ctx, id))) notFound();
    const places = await tx.roster.findMany({
      where: { institutionId: ctx.institutionId, studentId: id },
      select: { id: true },
    });
    const changes = await recordTimeline(tx, ctx, {
      tables: ['students', 'rosters'],
      ids: [id, ...places.map((place) => place.id)],
    });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
