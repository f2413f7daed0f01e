import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText } from '@/lib/kernel/crypto';
import { type PartnerSheetRow, partnerColumnSpecs } from '@/lib/modules/partners/excel';
import { type PartnerListState, partnerList } from '@/lib/modules/partners/list';
import { wherePartner } from '@/lib/modules/partners/policy';
import { departmentNames, personNames } from '@/lib/modules/people/queries';
import { industryName } from '@/lib/reference/industries';
import { regionName } from '@/lib/reference/regions';
import { exportableList } from './export-list';
import { readLookups } from './import-partners-lookups';
import { type PartnerNow, partnersById } from './import-partners-records';

const LOCALE = 'zh-CN';
const ORDER: Record<PartnerListState['sort'], (sort: 'asc' | 'desc') => Prisma.PartnerOrderByWithRelationInput> = {
  name: (sort) => ({ name: sort }),
  updated: (sort) => ({ updatedAt: sort }),
  headcount: (sort) => ({ headcount: { sort, nulls: 'last' } }),
  since: (sort) => ({ cooperatingSince: { sort, nulls: 'last' } }),
};

/** The partners' list as a sheet that can be imported again: reading it back changes nothing. */
export const partnersExport = exportableList<PartnerSheetRow, PartnerListState>({
  module: 'partners',
  permission: 'partners.export',
  list: partnerList,
  specs: async (tx, ctx) => partnerColumnSpecs((await readLookups(tx, ctx)).words),
  async ids(tx, ctx, { filter, sort, dir }) {
    const orderBy = [ORDER[sort](dir), { id: 'asc' as const }];
    const rows = await tx.partner.findMany({ where: wherePartner(ctx, filter), orderBy, select: { id: true } });
    return rows.map((row) => row.id);
  },
  async rows(tx, ctx, ids) {
    const toSheet = await sheetRows(tx, ctx);
    const found = new Map((await partnersById(tx, ctx, ids)).map((partner) => [partner.id, partner]));
    return ids.flatMap((id) => {
      const partner = found.get(id);
      return partner ? [toSheet(partner)] : [];
    });
  },
});

async function sheetRows(tx: Tx, ctx: Ctx): Promise<(partner: PartnerNow) => PartnerSheetRow> {
  const departments = await departmentNames(tx, ctx);
  const people = await personNames(tx, ctx);
  const inClear = grantOf(ctx.role, 'partners.reveal') === 'all';
  return ({ kind, state, profile, contacts }) => {
    const contact = contacts.find((each) => each.isLiaison) ?? contacts[0];
    const { industryCode, industryText, regionCode, regionText, departmentIds, ownerId, cooperatingSince, ...plain } =
      profile;
    return {
      ...plain,
      ...{ kind, state, since: cooperatingSince },
      industry: industryCode ? industryName(industryCode, LOCALE) : industryText,
      region: regionCode ? regionName(regionCode, LOCALE) : regionText,
      departments: departmentIds.flatMap((id) => departments[id] ?? []),
      owner: ownerId ? (people[ownerId] ?? null) : null,
      contactName: contact?.name ?? null,
      contactTitle: contact?.title ?? null,
      contactPhone: inClear && contact?.phoneEnc ? decryptText(contact.phoneEnc) : (contact?.phoneMasked ?? null),
      contactWechat: contact?.wechat ?? null,
      contactEmail: contact?.email ?? null,
    };
  };
}
