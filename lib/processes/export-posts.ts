import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { POST_COLUMN_SPECS, type PostSheetRow } from '@/lib/modules/posts/excel';
import { type PostListState, postList } from '@/lib/modules/posts/list';
import { wherePost } from '@/lib/modules/posts/policy';
import { postOrder, readPostRows } from '@/lib/modules/posts/queries';
import { exportableList } from './export-list';

/** The posts' list as a sheet, as it is filtered. */
export const postsExport = exportableList<PostSheetRow, PostListState>({
  module: 'posts',
  permission: 'posts.export',
  list: postList,
  specs: async () => POST_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = wherePost(tx, ctx, filter);
    const rows = await tx.internshipPost.findMany({ where, orderBy: postOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<PostSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readPostRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { id: _id, partner, ...sheet } = row;
    return [{ ...sheet, partner: partner.name }];
  });
}
