import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { regionBrief } from '@/lib/reference/regions';
import { intentionState } from './state';
import type { IntentionRow } from './types';

/** What of a student an intention shows. */
export const STUDENT_PARTS = {
  select: {
    ...{ id: true, name: true, studentNo: true },
    programme: { select: { id: true, name: true, departmentId: true } },
    schoolClass: { select: { name: true } },
  },
} as const;
export type StoredIntention = Prisma.IntentionGetPayload<{ include: { student: typeof STUDENT_PARTS } }>;
type Find = Pick<Prisma.IntentionFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;

/** An intention as a list shows it. */
export function intentionRow(
  ctx: Ctx,
  { id, student, wish, payFrom, ...each }: StoredIntention,
  day: Day = ctx.today,
): IntentionRow {
  return {
    ...{ id, wish, payFrom, student: { id: student.id, name: student.name }, studentNo: student.studentNo },
    programme: student.programme.name,
    schoolClass: student.schoolClass?.name ?? null,
    state: intentionState(each, day),
    places: each.placeCodes.map((code) => regionBrief(code, ctx.locale) ?? code),
    statedOn: fromDbDate(each.statedOn),
  };
}

/** Rows for the list and the export, as they stand on a day. */
export async function readIntentionRows(tx: Tx, ctx: Ctx, find: Find, day?: Day): Promise<IntentionRow[]> {
  const found = await tx.intention.findMany({ ...find, include: { student: STUDENT_PARTS } });
  return found.map((each) => intentionRow(ctx, each, day));
}
