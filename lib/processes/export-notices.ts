import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { NOTICE_COLUMN_SPECS, type NoticeSheetRow } from '@/lib/modules/notices/excel';
import { type NoticeListState, noticeList } from '@/lib/modules/notices/list';
import { whereNotice } from '@/lib/modules/notices/policy';
import { noticeOrder } from '@/lib/modules/notices/queries';
import { readNoticeRows } from '@/lib/modules/notices/rows';
import { exportableList } from './export-list';

/** The notices' list as a sheet, as it is filtered. */
export const noticesExport = exportableList<NoticeSheetRow, NoticeListState>({
  module: 'notices',
  permission: 'notices.export',
  list: noticeList,
  specs: async () => NOTICE_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereNotice(ctx, filter);
    const rows = await tx.industryNotice.findMany({ where, orderBy: noticeOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<NoticeSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readNoticeRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { id: _id, ...sheet } = row;
    return [sheet];
  });
}
