import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { visibleStudents } from '@/lib/modules/students/policy';
import { mayOnPathway, visiblePathways } from './policy';
import { pupilTotals } from './rows';
import { pathwayId } from './schema';
import { codesFit, pupilStateOn } from './state';
import type { PathwayForm, PathwayRecord, Pupil } from './types';
import type { Mode } from './words';

const PARTS = {
  school: { select: { name: true } },
  enterprise: { select: { name: true } },
  programme: { select: { id: true, name: true, code: true, departmentId: true } },
  platform: { select: { id: true, name: true } },
  agreement: { select: { id: true, number: true, title: true } },
} as const satisfies Prisma.PathwayClassInclude;
type Stored = Prisma.PathwayClassGetPayload<{ include: typeof PARTS }>;

/** The class with what form and page need; null when the caller may not see it. */
export function findPathway(tx: Tx, ctx: Ctx, id: string): Promise<Stored | null> {
  return tx.pathwayClass.findFirst({ where: { AND: [visiblePathways(ctx), { id }] }, include: PARTS });
}

/** What the form edits. */
export function toForm(c: Stored): PathwayForm {
  const { id, version, name, schoolId, enterpriseId, programmeId, platformId, agreementId } = c;
  const { gradeYear, plannedSeats } = c;
  const { schoolProgrammeCode, schoolProgrammeName, planVersion, remark } = c;
  return {
    ...{ id, version, name, schoolId, enterpriseId, programmeId, platformId, agreementId },
    ...{ gradeYear, plannedSeats },
    ...{ schoolProgrammeCode, schoolProgrammeName, planVersion, remark },
    mode: c.mode as Mode,
    schoolName: c.school.name,
    enterpriseName: c.enterprise?.name ?? null,
    agreedOn: fromDbDate(c.agreedOn),
    endedOn: fromDbDate(c.endedOn),
  };
}

/** What the form edits, as it is now; null when it is not visible. */
export async function readPathwayForm(tx: Tx, ctx: Ctx, id: string): Promise<PathwayForm | null> {
  const found = await findPathway(tx, ctx, id);
  return found && toForm(found);
}

async function readPupils(tx: Tx, ctx: Ctx, pathwayClassId: string): Promise<Pupil[]> {
  const rows = await tx.pathwayStudent.findMany({
    where: { institutionId: ctx.institutionId, pathwayClassId },
    orderBy: [{ pupilNo: 'asc' }, { id: 'asc' }],
  });
  const ids = rows.flatMap(({ studentId }) => studentId ?? []);
  const students = await tx.student.findMany({
    where: { AND: [visibleStudents(ctx), { id: { in: ids } }] },
    select: { id: true, name: true, studentNo: true },
  });
  const byId = new Map(students.map((student) => [student.id, student]));
  return rows.map(({ id, version, pupilNo, name, leftReason, studentId, ...dates }) => {
    const days = {
      transferredOn: fromDbDate(dates.transferredOn),
      graduatedOn: fromDbDate(dates.graduatedOn),
      leftOn: fromDbDate(dates.leftOn),
    };
    const state = pupilStateOn(days, ctx.today);
    const student = (studentId && byId.get(studentId)) || null;
    return {
      id,
      version,
      pupilNo,
      name,
      leftReason,
      state,
      student,
      enrolledOn: fromDbDate(dates.enrolledOn),
      ...days,
    };
  });
}

/** The record page: the form's content with the names behind its ids, its pupils, and what the caller may do. */
export const getPathway = defineQuery({
  permission: 'pathways.read',
  input: pathwayId,
  run: async ({ tx, ctx, input: { id } }): Promise<PathwayRecord> => {
    const c = (await findPathway(tx, ctx, id)) ?? notFound();
    const { programme } = c;
    return {
      ...toForm(c),
      ...(await pupilTotals(tx, ctx, { id }, ctx.today)),
      programme: programme && { id: programme.id, name: programme.name, code: programme.code },
      platform: c.platform,
      agreement: c.agreement && { id: c.agreement.id, label: c.agreement.number ?? c.agreement.title },
      codesFit: codesFit(c.schoolProgrammeCode, programme?.code ?? null),
      pupils: await readPupils(tx, ctx, id),
      may: {
        write: mayOnPathway(ctx, 'pathways.write', c),
        pupils: mayOnPathway(ctx, 'pathways.pupils', c),
        transfer: mayOnPathway(ctx, 'pathways.transfer', c),
      },
    };
  },
});

/** What happened with a class and its pupils, newest first. */
export const pathwayTimeline = defineQuery({
  permission: 'pathways.read',
  input: pathwayId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await findPathway(tx, ctx, id))) notFound();
    const changes = await recordTimeline(tx, ctx, { tables: ['pathway_classes'], ids: [id] });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
