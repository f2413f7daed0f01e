import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { RememberedMap } from '@/lib/excel/map';
import type { Ctx } from '@/lib/kernel/context';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { personNames } from '@/lib/modules/people/queries';
import { importList } from './list';
import { whereImport } from './policy';
import { importId, importMapping } from './schema';
import type { ImportBatchRecord, ImportBatchRow } from './types';
import { EMPTY_TOTALS, IMPORT_MODULES, type ImportModule, type ImportState } from './words';

type Row = Prisma.ImportBatchGetPayload<object>;

function batchRow(row: Row, people: Record<string, string>): ImportBatchRow {
  const { id, version, fileName, error, progress } = row;
  return {
    ...{ id, version, fileName, error, progress },
    module: row.module as ImportModule,
    state: row.state as ImportState,
    totals: { ...EMPTY_TOTALS, ...(row.totals as object) },
    by: people[row.membershipId] ?? '',
    createdAt: row.createdAt.toISOString(),
    committedAt: row.committedAt?.toISOString() ?? null,
    undoneAt: row.undoneAt?.toISOString() ?? null,
  };
}

/** The batches, newest first. */
export const listImports = defineQuery({
  permission: 'imports.read',
  input: importList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<ImportBatchRow>> => {
    const where = whereImport(ctx, input.filter);
    const orderBy = [{ createdAt: input.dir }, { id: 'asc' as const }];
    const people = await personNames(tx, ctx);
    return pageOf(tx, ctx, {
      ...{ name: 'imports', where, page: input.page, size: input.size },
      count: () => tx.importBatch.count({ where }),
      ids: (window) => tx.importBatch.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: async (at) => {
        const wanted: Prisma.ImportBatchFindManyArgs =
          'ids' in at ? { where: { institutionId: ctx.institutionId, id: { in: at.ids } } } : { where, ...at };
        return (await tx.importBatch.findMany({ ...wanted, orderBy })).map((row) => batchRow(row, people));
      },
    });
  },
});

/** A batch with its map of columns. Throws NOT_FOUND. */
export async function readImport(tx: Tx, ctx: Ctx, id: string): Promise<ImportBatchRecord> {
  const row = (await tx.importBatch.findFirst({ where: { institutionId: ctx.institutionId, id } })) ?? notFound();
  return {
    ...batchRow(row, await personNames(tx, ctx)),
    sheet: row.sheet ?? '',
    headerRow: row.headerRow ?? 0,
    mapping: importMapping.parse(row.mapping),
  };
}

export const getImport = defineQuery({
  permission: 'imports.read',
  input: importId,
  run: ({ tx, ctx, input }) => readImport(tx, ctx, input.id),
});

/** The column maps that the college has kept, by the signature of the headers. */
export const rememberedMaps = defineQuery({
  permission: 'imports.read',
  input: z.strictObject({ module: z.enum(IMPORT_MODULES) }),
  run: async ({ tx, ctx, input }): Promise<Record<string, RememberedMap>> => {
    const rows = await tx.importMap.findMany({ where: { institutionId: ctx.institutionId, module: input.module } });
    return Object.fromEntries(rows.map((row) => [row.signature, row.mapping as RememberedMap]));
  },
});
