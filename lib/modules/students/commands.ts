import 'server-only';
import type { Permission } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText } from '@/lib/kernel/crypto';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { transition } from '@/lib/kernel/transition';
import { updateVersioned } from '@/lib/kernel/version';
import { isMinor, mayOnStudent } from './policy';
import { findStudent, readStudentForm } from './record';
import { createStudentInput, revealInput, studentEventInput, updateStudentInput } from './schema';
import type { Revealed } from './types';
import type { StudentState } from './words';
import { type StudentEvent, studentWorkflow } from './workflow';
import { demandStudent, studentColumns } from './writes';

/** The student, if the caller may use the permission on it. Throws NOT_FOUND or FORBIDDEN. */
async function demandStudentFor(tx: Tx, ctx: Ctx, id: string, permission: Permission) {
  const student = (await findStudent(tx, ctx, id)) ?? notFound();
  if (!mayOnStudent(ctx, permission, student)) fail('FORBIDDEN', 'forbidden');
  return student;
}

const writeVersioned = async (tx: Tx, ctx: Ctx, { id, version }: { id: string; version: number }, data: object) => {
  const at = { institutionId: ctx.institutionId, id, version };
  await updateVersioned(tx.student, at, { ...data, updatedAt: new Date() }, () => readStudentForm(tx, ctx, id));
  return { id };
};

export const createStudent = defineCommand({
  name: 'students.create',
  permission: 'students.write',
  input: createStudentInput,
  run: async ({ tx, ctx, input }) => {
    await demandStudent(tx, ctx, input);
    const id = newId();
    await tx.student.create({ data: { institutionId: ctx.institutionId, id, ...studentColumns(input) } });
    return { id };
  },
});

export const updateStudent = defineCommand({
  name: 'students.update',
  permission: 'students.write',
  input: updateStudentInput,
  run: async ({ tx, ctx, input: { id, version, ...profile } }) => {
    await demandStudentFor(tx, ctx, id, 'students.write');
    await demandStudent(tx, ctx, profile, id);
    return writeVersioned(tx, ctx, { id, version }, studentColumns(profile));
  },
});

/** Suspends, resumes, withdraws or graduates. Who leaves also leaves the classes, on the same day. */
function eventCommand(event: StudentEvent) {
  return defineCommand({
    name: `students.${event}`,
    permission: studentWorkflow[event].permission,
    input: studentEventInput,
    run: async ({ tx, ctx, input: { on, reason, ...at } }) => {
      const student = await demandStudentFor(tx, ctx, at.id, studentWorkflow[event].permission);
      const state = transition(studentWorkflow, {
        event,
        state: student.state as StudentState,
        role: ctx.role,
        reason,
      });
      if (on > ctx.today) failField('on', 'inTheFuture');
      if (on < fromDbDate(student.enrolledOn)) failField('on', 'beforeEnrolment');
      const leaves = state === 'WITHDRAWN' || state === 'GRADUATED';
      const left = leaves ? { leftOn: toDbDate(on), leftReason: reason } : {};
      const saved = await writeVersioned(tx, ctx, at, { state, ...left });
      const open = { institutionId: ctx.institutionId, studentId: at.id, leftOn: null };
      if (leaves)
        for (const place of await tx.roster.findMany({ where: open, select: { id: true, joinedOn: true } })) {
          const last = new Date(Math.max(toDbDate(on).getTime(), place.joinedOn.getTime()));
          await tx.roster.updateMany({
            where: { ...open, id: place.id },
            data: { leftOn: last, leftReason: reason, version: { increment: 1 } },
          });
        }
      return saved;
    },
  });
}

export const suspendStudent = eventCommand('suspend');
export const resumeStudent = eventCommand('resume');
export const withdrawStudent = eventCommand('withdraw');
export const graduateStudent = eventCommand('graduate');

/** Identity number and phones in clear; the audit keeps who asked, and of a minor why. Throws INVALID when a minor's reason is missing. */
export const revealStudent = defineCommand({
  name: 'students.reveal',
  permission: 'students.reveal',
  input: revealInput,
  run: async ({ tx, ctx, input: { id, reason } }): Promise<Revealed> => {
    const student = await demandStudentFor(tx, ctx, id, 'students.reveal');
    if (isMinor(student.birthOn, ctx.today) && !reason) failField('reason', 'minorsReason');
    const seen = JSON.stringify({
      id_card_masked: [null, '•'],
      phone_masked: [null, '•'],
      ...(student.guardianPhoneEnc && { guardian_phone_masked: [null, '•'] }),
      ...(reason && { reason: [null, reason] }),
    });
    await tx.$executeRaw`select app.audit_note('students', ${student.id}::uuid, null, ${seen}::jsonb)`;
    const clear = (bytes: Uint8Array | null) => (bytes ? decryptText(bytes) : null);
    return {
      idCard: clear(student.idCardEnc),
      phone: clear(student.phoneEnc),
      guardianPhone: clear(student.guardianPhoneEnc),
    };
  },
});
