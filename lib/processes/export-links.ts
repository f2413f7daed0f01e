import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { LINK_COLUMN_SPECS, type LinkSheetRow } from '@/lib/modules/links/excel';
import { type LinkListState, linkList } from '@/lib/modules/links/list';
import { whereLink } from '@/lib/modules/links/policy';
import { linkOrder } from '@/lib/modules/links/queries';
import { readLinkRows } from '@/lib/modules/links/rows';
import { exportableList } from './export-list';

/** The one-tap links as a sheet, without their addresses. */
export const linksExport = exportableList<LinkSheetRow, LinkListState>({
  module: 'links',
  permission: 'links.export',
  list: linkList,
  specs: async () => LINK_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereLink(ctx, filter);
    const orderBy = linkOrder({ sort, dir });
    return (await tx.linkTask.findMany({ where, orderBy, select: { id: true } })).map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<LinkSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readLinkRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { recipient, kind, state, about, madeOn, expiresOn, usedOn, partner, mailFailure } = row;
    const said = { recipient, kind, state, about, madeOn, expiresOn, usedOn };
    return [{ ...said, partner: partner.name, mailFailure: mailFailure?.why ?? null }];
  });
}
