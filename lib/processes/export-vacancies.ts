import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { VACANCY_COLUMN_SPECS, type VacancySheetRow } from '@/lib/modules/vacancies/excel';
import { type VacancyListState, vacancyList } from '@/lib/modules/vacancies/list';
import { whereVacancy } from '@/lib/modules/vacancies/policy';
import { vacancyOrder } from '@/lib/modules/vacancies/queries';
import { readVacancyRows } from '@/lib/modules/vacancies/rows';
import { exportableList } from './export-list';

/** The vacancies' list as a sheet, as it is filtered. */
export const vacanciesExport = exportableList<VacancySheetRow, VacancyListState>({
  module: 'vacancies',
  permission: 'vacancies.export',
  list: vacancyList,
  specs: async () => VACANCY_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereVacancy(ctx, filter);
    const rows = await tx.vacancy.findMany({ where, orderBy: vacancyOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[], { filter }: VacancyListState): Promise<VacancySheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const found = await readVacancyRows(tx, ctx, { where }, filter.on);
  const rows = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { id: _id, public: _public, partner, programmes, ...sheet } = row;
    return [{ ...sheet, partner: partner.name, programmes: programmes.join('、') }];
  });
}
