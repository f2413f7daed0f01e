import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText } from '@/lib/kernel/crypto';
import { type Day, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { AppError, type FieldProblem, failField } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { demandPathway } from '@/lib/modules/pathways/commands';
import { demandStudentFor } from '@/lib/modules/pathways/pupils';
import { transferPupilsInput } from '@/lib/modules/pathways/schema';
import { mayEnter, WAITING } from '@/lib/modules/pathways/transfer';
import type { TransferOutcome, TransferResult } from '@/lib/modules/pathways/types';
import type { Becomes } from '@/lib/modules/pathways/words';
import { createStudentInput } from '@/lib/modules/students/schema';
import { demandStudent, studentColumns } from '@/lib/modules/students/writes';

type Pupil = Prisma.PathwayStudentGetPayload<object>;
type Asked = { id: string; version: number; become: Becomes; studentId: string | null; studentNo: string | null };
type Transfer = { on: Day; programmeId: string | null; mayCreate: boolean };

/**
 * Transfers the chosen pupils of a class on one day, each with the student that it becomes. What is wrong with one pupil keeps that pupil where it is and
 * is told; the others go.
 */
export const transferPupils = defineCommand({
  name: 'pathways.transfer-pupils',
  permission: 'pathways.transfer',
  input: transferPupilsInput,
  run: async ({ tx, ctx, input: { pathwayClassId, on, pupils } }): Promise<TransferOutcome> => {
    const { programme } = await demandPathway(tx, ctx, pathwayClassId, 'pathways.transfer');
    if (on > ctx.today) failField('on', 'inTheFuture');
    const mayCreate = programme !== null && mayEnter(ctx, programme.departmentId);
    const of = { on, programmeId: programme?.id ?? null, mayCreate };
    const at = { institutionId: ctx.institutionId, pathwayClassId };
    const ids = pupils.map(({ id }) => id);
    // Whoever transfers one of them at the same time waits, and finds it changed.
    await tx.$queryRaw`select id from pathway_students where institution_id = ${ctx.institutionId}::uuid and id = any(${ids}::uuid[]) order by id for update`;
    const stored = await tx.pathwayStudent.findMany({ where: { ...at, id: { in: ids } } });
    const results: TransferResult[] = [];
    for (const asked of pupils) {
      const pupil = stored.find(({ id }) => id === asked.id);
      if (pupil && !results.some(({ id }) => id === pupil.id))
        results.push(await transferOne(tx, ctx, pupil, asked, of));
    }
    const stay = await tx.pathwayStudent.findMany({
      where: { ...at, ...WAITING },
      orderBy: [{ pupilNo: 'asc' }, { id: 'asc' }],
      select: { id: true, pupilNo: true, name: true },
    });
    return { results, stay };
  },
});

/** Why the pupil itself cannot go, whoever it becomes. */
function hindrance(pupil: Pupil, asked: Asked, { on }: Transfer): FieldProblem | null {
  if (pupil.transferredOn || pupil.graduatedOn || pupil.leftOn) return { key: 'notFromThisState' };
  if (pupil.version !== asked.version) return { key: 'changedByOther' };
  return on < fromDbDate(pupil.enrolledOn) ? { key: 'stateBeforeLast' } : null;
}

async function transferOne(tx: Tx, ctx: Ctx, pupil: Pupil, asked: Asked, of: Transfer): Promise<TransferResult> {
  const { id, name, version } = pupil;
  const stays = (problem: FieldProblem): TransferResult => ({ id, name, student: null, problem });
  const hindered = hindrance(pupil, asked, of);
  if (hindered) return stays(hindered);
  let student: string | null;
  try {
    student = await becomes(tx, ctx, pupil, asked, of);
  } catch (error) {
    // All of these are looked up before anything is written for the pupil.
    const [problem] = error instanceof AppError ? Object.values(error.fields ?? {}) : [];
    if (!problem) throw error;
    return stays(problem);
  }
  const at = { institutionId: ctx.institutionId, id, version };
  const data = { transferredOn: toDbDate(of.on), studentId: student, version: { increment: 1 } };
  await tx.pathwayStudent.updateMany({ where: at, data });
  const shown = student
    ? await tx.student.findFirst({
        where: { institutionId: ctx.institutionId, id: student },
        select: { id: true, name: true, studentNo: true },
      })
    : null;
  return { id, name, student: shown, problem: null };
}

/** The id of the student that the pupil becomes, who is entered where he is new; null where he is named later. Throws INVALID. */
async function becomes(tx: Tx, ctx: Ctx, pupil: Pupil, asked: Asked, of: Transfer): Promise<string | null> {
  if (asked.become === 'LATER') return null;
  if (asked.become === 'KNOWN') {
    if (!asked.studentId) failField('studentId', 'required');
    await demandStudentFor(tx, ctx, asked.studentId, pupil.id);
    return asked.studentId;
  }
  if (!of.programmeId) failField('become', 'programmeMissing');
  if (!of.mayCreate) failField('become', 'ownDepartmentOnly');
  if (!asked.studentNo) failField('studentNo', 'required');
  const profile = createStudentInput.parse({
    ...{ studentNo: asked.studentNo, name: pupil.name, sex: pupil.sex, programmeId: of.programmeId },
    ...{ gradeYear: Number(of.on.slice(0, 4)), enrolledOn: of.on, birthOn: pupil.birthOn && fromDbDate(pupil.birthOn) },
    idCard: pupil.idCardEnc && decryptText(pupil.idCardEnc),
    phone: pupil.phoneEnc && decryptText(pupil.phoneEnc),
  });
  await demandStudent(tx, ctx, profile);
  const id = newId();
  await tx.student.create({ data: { institutionId: ctx.institutionId, id, ...studentColumns(profile) } });
  return id;
}
