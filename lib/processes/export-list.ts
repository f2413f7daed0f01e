import 'server-only';
import { z } from 'zod';
import type { Permission } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { ColumnSpec } from '@/lib/excel/columns';
import { exportWorkbook } from '@/lib/excel/write';
import type { Ctx } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';
import { defineCommand, defineQuery } from '@/lib/kernel/operation';
import { exportLabels } from './sheet-labels';

const CHUNK = 500;

type SearchParams = Record<string, string | string[] | undefined>;
type ListOf<State> = { parse(params: SearchParams): State; href(over: State): string };

/** What a module gives so that its list can be exported. */
export type ExportDefinition<Row, State> = {
  /** Also the table that the audit's note names. */
  module: string;
  permission: Permission;
  list: ListOf<State>;
  /** The column map with the college's own words. */
  specs(tx: Tx, ctx: Ctx): Promise<readonly ColumnSpec<Row>[]>;
  /** All ids of the list in its order, by its own filter. */
  ids(tx: Tx, ctx: Ctx, state: State): Promise<string[]>;
  /** Rows of these ids, as the address asks for them (as of which day). */
  rows(tx: Tx, ctx: Ctx, ids: string[], state: State): Promise<Row[]>;
};

export type SheetExport = { rows: number; stream: ReadableStream<Uint8Array> };
/** A list that can be exported as its address filters it. */
export type ExportableList = {
  module: string;
  permission: Permission;
  open(ctx: Ctx, params: SearchParams): Promise<SheetExport>;
};

/** Makes a list exportable: the export is noted in the audit first, then its rows are read part by part while they are sent. */
export function exportableList<Row, State extends object>(of: ExportDefinition<Row, State>): ExportableList {
  const params = z.record(z.string(), z.union([z.string(), z.array(z.string())]).optional());
  const begin = defineCommand({
    name: `${of.module}.export`,
    permission: of.permission,
    input: z.strictObject({ params }),
    run: async ({ tx, ctx, input }) => {
      const state = of.list.parse(input.params);
      const ids = await of.ids(tx, ctx, state);
      const note = JSON.stringify({ rows: [null, ids.length], list: [null, of.list.href(state)] });
      await tx.$executeRaw`select app.audit_note(${of.module}, ${newId()}::uuid, null::uuid, ${note}::jsonb)`;
      return { ids, specs: await of.specs(tx, ctx) };
    },
  });
  const part = defineQuery({
    permission: of.permission,
    input: z.strictObject({ ids: z.array(z.uuid()).max(CHUNK), params }),
    run: ({ tx, ctx, input }) => of.rows(tx, ctx, input.ids, of.list.parse(input.params)),
  });
  async function* rowsOf(ctx: Ctx, ids: string[], asked: SearchParams): AsyncGenerator<Row> {
    for (let from = 0; from < ids.length; from += CHUNK)
      yield* await part(ctx, { ids: ids.slice(from, from + CHUNK), params: asked });
  }
  return {
    module: of.module,
    permission: of.permission,
    async open(ctx, asked) {
      const { ids, specs } = await begin(ctx, { params: asked });
      const rows = rowsOf(ctx, ids, asked);
      return { rows: ids.length, stream: exportWorkbook(rows, specs, exportLabels(ctx.locale, of.module)) };
    },
  };
}
