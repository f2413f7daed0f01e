import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import type { ImportFilter } from './list';

/** The one filter of import batches. */
export function whereImport(ctx: Ctx, filter: ImportFilter): Prisma.ImportBatchWhereInput {
  return {
    institutionId: ctx.institutionId,
    ...(filter.module?.length ? { module: { in: filter.module } } : {}),
    ...(filter.state?.length ? { state: { in: filter.state } } : {}),
  };
}
