import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { compareKey } from '@/lib/identifiers/dirty-text';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { defineQuery } from '@/lib/kernel/operation';
import { visibleStudents } from '@/lib/modules/students/policy';
import { demandPathway } from './commands';
import { pathwayId } from './schema';
import type { Alike, TransferProposal } from './types';
import { LIKENESSES, type Likeness } from './words';

/** Still at the secondary school. */
export const WAITING = { transferredOn: null, graduatedOn: null, leftOn: null } as const;
/** Namesakes beyond these are found by searching, once the pupil is transferred. */
const OFFERED = 10;

type Pupil = Prisma.PathwayStudentGetPayload<object>;
const STUDENT = {
  ...{ id: true, name: true, studentNo: true, birthOn: true, idCardIndex: true },
  programme: { select: { name: true } },
} as const satisfies Prisma.StudentSelect;
type Student = Prisma.StudentGetPayload<{ select: typeof STUDENT }>;

const hex = (bytes: Uint8Array | null) => (bytes ? Buffer.from(bytes).toString('hex') : null);

/** By what the student is taken for the pupil; undefined: by nothing. An identity number that differs is somebody else's, whatever the name. */
function likeness(pupil: Pupil, student: Student): Likeness | undefined {
  const [card, other] = [hex(pupil.idCardIndex), hex(student.idCardIndex)];
  if (card !== null && card === other) return 'ID_CARD';
  if (card !== null && other !== null) return undefined;
  if (compareKey(pupil.name) !== compareKey(student.name)) return undefined;
  if (!pupil.birthOn || !student.birthOn) return 'NAME';
  return pupil.birthOn.getTime() === student.birthOn.getTime() ? 'BIRTH' : undefined;
}

/** Students whom the caller sees, whom no pupil became, and who have a name or an identity number of these pupils. */
function readAlike(tx: Tx, ctx: Ctx, pupils: Pupil[]): Promise<Student[]> {
  const cards = pupils.flatMap(({ idCardIndex }) => (idCardIndex ? [idCardIndex] : []));
  const names = pupils.map(({ name }) => name);
  return tx.student.findMany({
    where: {
      AND: [
        visibleStudents(ctx),
        { pathwayStudents: { none: {} } },
        { OR: [{ name: { in: names } }, ...(cards.length > 0 ? [{ idCardIndex: { in: cards } }] : [])] },
      ],
    },
    orderBy: [{ enrolledOn: 'desc' }, { studentNo: 'asc' }],
    select: STUDENT,
  });
}

function proposalOf(pupil: Pupil, students: Student[]): TransferProposal {
  const alike = students
    .flatMap((student): Alike[] => {
      const by = likeness(pupil, student);
      const { id, name, studentNo, programme } = student;
      return by ? [{ id, name, studentNo, programme: programme.name, by }] : [];
    })
    .sort((a, b) => LIKENESSES.indexOf(a.by) - LIKENESSES.indexOf(b.by));
  const [first, second] = alike;
  // A name alone is nobody's, and of two who are as like as each other none is certain. Nor is one with the number and another name.
  const certain =
    first && first.by !== 'NAME' && first.by !== second?.by && compareKey(first.name) === compareKey(pupil.name);
  const { id, version, pupilNo, name, idCardMasked, birthOn } = pupil;
  return {
    ...{ id, version, pupilNo, name, idCard: idCardMasked, alike: alike.slice(0, OFFERED) },
    ...{ birthOn: birthOn && fromDbDate(birthOn), chosen: certain ? first.id : null },
  };
}

/** The pupils of a class who are still at the secondary school, each with the students of the college whom it may become. */
export const transferProposals = defineQuery({
  permission: 'pathways.transfer',
  input: pathwayId,
  run: async ({ tx, ctx, input: { id } }) => {
    const { name, gradeYear, programme } = await demandPathway(tx, ctx, id, 'pathways.transfer');
    const pupils = await tx.pathwayStudent.findMany({
      where: { institutionId: ctx.institutionId, pathwayClassId: id, ...WAITING },
      orderBy: [{ pupilNo: 'asc' }, { id: 'asc' }],
    });
    const students = pupils.length > 0 ? await readAlike(tx, ctx, pupils) : [];
    return {
      ...{ id, name, gradeYear },
      programme: programme && { id: programme.id, name: programme.name },
      /** New students need a programme of the college, and the right to enter students of it. */
      mayCreate: programme !== null && mayEnter(ctx, programme.departmentId),
      pupils: pupils.map((pupil) => proposalOf(pupil, students)),
      today: ctx.today,
    };
  },
});

/** Whether the caller may enter students of a programme. */
export function mayEnter(ctx: Ctx, departmentId: string | null): boolean {
  const grant = grantOf(ctx.role, 'students.write');
  return grant === 'all' || (grant === 'department' && departmentId !== null && departmentId === ctx.departmentId);
}
