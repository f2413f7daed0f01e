import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { PLATFORM_COLUMN_SPECS, type PlatformSheetRow } from '@/lib/modules/platforms/excel';
import { type PlatformListState, platformList } from '@/lib/modules/platforms/list';
import { wherePlatform } from '@/lib/modules/platforms/policy';
import { platformOrder } from '@/lib/modules/platforms/queries';
import { readPlatformRows } from '@/lib/modules/platforms/rows';
import { exportableList } from './export-list';

/** The platforms' list as a sheet, as it stands today. */
export const platformsExport = exportableList<PlatformSheetRow, PlatformListState>({
  module: 'platforms',
  permission: 'platforms.export',
  list: platformList,
  specs: async () => PLATFORM_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = wherePlatform(ctx, filter);
    const rows = await tx.platform.findMany({ where, orderBy: platformOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

/** Who belongs to the platforms with a part that says more than that, and the programmes that they serve. */
async function readMore(tx: Tx, ctx: Ctx, ids: string[]) {
  const of = { institutionId: ctx.institutionId, platformId: { in: ids } };
  const named = { select: { name: true } } as const;
  const first = await tx.platformPartner.findMany({
    where: { ...of, leftOn: null, part: { in: ['LEAD', 'INITIATOR'] } },
    orderBy: { id: 'asc' },
    select: { platformId: true, part: true, partner: named },
  });
  const programmes = await tx.platformProgramme.findMany({
    where: of,
    orderBy: { programme: { name: 'asc' } },
    select: { platformId: true, programme: named },
  });
  return (id: string) => {
    const having = (part: string) =>
      first.flatMap((each) => (each.platformId === id && each.part === part ? [each.partner.name] : []));
    const served = programmes.flatMap((each) => (each.platformId === id ? [each.programme.name] : []));
    return { leads: having('LEAD'), initiators: having('INITIATOR'), programmes: served };
  };
}

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<PlatformSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readPlatformRows(tx, ctx, { where, orderBy: [] })).map((row) => [row.id, row]));
  const more = await readMore(tx, ctx, ids);
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { id: _id, partners, ...plain } = row;
    return [{ ...plain, partners: partners.map((partner) => partner.name), ...more(id) }];
  });
}
