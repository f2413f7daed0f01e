import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { AGREEMENT_COLUMN_SPECS, type AgreementSheetRow } from '@/lib/modules/agreements/excel';
import { type AgreementListState, agreementList } from '@/lib/modules/agreements/list';
import { whereAgreement } from '@/lib/modules/agreements/policy';
import { agreementOrder } from '@/lib/modules/agreements/queries';
import { readAgreementRows } from '@/lib/modules/agreements/rows';
import { exportableList } from './export-list';

/** The agreements' list as a sheet, as it stands today. */
export const agreementsExport = exportableList<AgreementSheetRow, AgreementListState>({
  module: 'agreements',
  permission: 'agreements.export',
  list: agreementList,
  specs: async () => AGREEMENT_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereAgreement(ctx, filter);
    const rows = await tx.agreement.findMany({ where, orderBy: agreementOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<AgreementSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readAgreementRows(tx, ctx, { where, orderBy: [] })).map((row) => [row.id, row]));
  const texts = await tx.agreement.findMany({
    where,
    select: { id: true, summary: true, remark: true, renewalOf: { select: { number: true, title: true } } },
  });
  const textOf = new Map(texts.map((text) => [text.id, text]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const text = textOf.get(id);
    const { number, title, kind, signedOn, validFrom, validTo, department, responsible, amount } = row;
    return [
      {
        ...{ number, title, kind, signedOn, validFrom, validTo, department, responsible, amount },
        partners: row.partners.map((partner) => partner.name),
        state: row.shown,
        renewalOf: text?.renewalOf?.number ?? text?.renewalOf?.title ?? null,
        summary: text?.summary ?? null,
        remark: text?.remark ?? null,
      },
    ];
  });
}
