import type { Tx } from '@/lib/db/client';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';

/** One step beside the application, in the walls of the caller's college. */
export const inCollege = <T>(ctx: Ctx, fn: (tx: Tx) => Promise<T>) => inTransaction(settingsOf(ctx, 'test'), fn);

/** How many records of each kind the college has that imports make. */
export const standing = (ctx: Ctx) =>
  inCollege(ctx, async (tx) => {
    const where = { institutionId: ctx.institutionId };
    return {
      partners: await tx.partner.count({ where }),
      contacts: await tx.contact.count({ where }),
      classes: await tx.orderClass.count({ where }),
      places: await tx.roster.count({ where }),
      students: await tx.student.count({ where }),
      schoolClasses: await tx.schoolClass.count({ where }),
      programmes: await tx.programme.count({ where }),
      placements: await tx.placement.count({ where }),
      departments: await tx.department.count({ where }),
      words: await tx.dictionaryEntry.count({ where }),
    };
  });
