import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { placeHeldOn } from '@/lib/modules/order-classes/policy';
import { isMinor } from './policy';
import type { StudentRow } from './types';
import type { StudentState } from './words';

type Find = {
  where: Prisma.StudentWhereInput;
  orderBy?: Prisma.StudentOrderByWithRelationInput[];
  skip?: number;
  take?: number;
};

/** Rows for the list and the export: one read, with the class of each on the day. */
export async function readStudentRows(tx: Tx, ctx: Ctx, find: Find, day: Day = ctx.today): Promise<StudentRow[]> {
  const found = await tx.student.findMany({
    ...find,
    select: {
      ...{ id: true, studentNo: true, name: true, gradeYear: true, state: true, birthOn: true, enrolledOn: true },
      ...{ idCardMasked: true, phoneMasked: true },
      programme: { select: { name: true } },
      schoolClass: { select: { name: true } },
      rosters: {
        where: placeHeldOn(day),
        orderBy: { joinedOn: 'desc' },
        take: 1,
        select: { orderClass: { select: { id: true, name: true } } },
      },
    },
  });
  return found.map(({ programme, schoolClass, rosters, birthOn, idCardMasked, phoneMasked, ...row }) => ({
    ...row,
    state: row.state as StudentState,
    programme: programme.name,
    schoolClass: schoolClass?.name ?? null,
    minor: isMinor(birthOn, ctx.today),
    idCard: idCardMasked,
    phone: phoneMasked,
    enrolledOn: fromDbDate(row.enrolledOn),
    orderClass: rosters[0]?.orderClass ?? null,
  }));
}
