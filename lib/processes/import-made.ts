import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { PARTNER_IN_USE } from './import-partners-undo';

const none = { none: {} };
/** Nothing refers to a programme but its own periods. */
export const PROGRAMME_UNUSED = {
  ...{ intakes: none, adjustments: none, schoolClasses: none, students: none, orderClasses: none, platforms: none },
  ...{ platformCourses: none, pathwayClasses: none, attachments: none, internshipPosts: none, internshipPlans: none },
  vacancies: none,
} satisfies Record<Exclude<keyof Prisma.ProgrammeCountOutputTypeSelect, 'periods'>, typeof none>;

/** What an import made because its rows named it (administrative classes, programmes, partners) goes with the rows, unless somebody has worked on it since or something else uses it. */
export async function removeMade(tx: Tx, ctx: Ctx, batchId: string): Promise<void> {
  const made = { institutionId: ctx.institutionId, importBatchId: batchId, version: 1 };
  await tx.schoolClass.deleteMany({ where: { ...made, students: none, internshipPlans: none } });
  await tx.programme.deleteMany({ where: { ...made, ...PROGRAMME_UNUSED } });
  await tx.partner.deleteMany({ where: { ...made, NOT: { OR: PARTNER_IN_USE } } });
}
