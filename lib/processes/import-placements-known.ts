import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';

const CHUNK = 2_000;
const include = { partner: { select: { name: true } } } as const satisfies Prisma.PlacementInclude;
type Placement = Omit<Prisma.PlacementGetPayload<{ include: typeof include }>, 'searchTokens'>;

/** What the words of a ledger of internships are looked up in: students, their placements, programmes. */
export async function readPlacementsKnown(tx: Tx, ctx: Ctx, numbers: string[]) {
  const at = { institutionId: ctx.institutionId };
  const students = new Map<string, { id: string; name: string }>();
  const placements = new Map<string, Placement[]>();
  for (let from = 0; from < numbers.length; from += CHUNK) {
    const found = await tx.student.findMany({
      where: { ...at, studentNo: { in: numbers.slice(from, from + CHUNK) } },
      select: { id: true, name: true, studentNo: true },
    });
    for (const { studentNo, ...student } of found) students.set(studentNo, student);
    const there = await tx.placement.findMany({
      where: { ...at, studentId: { in: found.map(({ id }) => id) }, state: { notIn: ['DRAFT', 'CANCELLED'] } },
      omit: { searchTokens: true },
      include,
    });
    for (const each of there) placements.set(each.studentId, [...(placements.get(each.studentId) ?? []), each]);
  }
  const programmes = await tx.programme.findMany({ where: at, select: { id: true, name: true } });
  return { students, placements, programmes: new Map(programmes.map(({ id, name }) => [name, id])) };
}
