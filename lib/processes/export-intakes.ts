import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { INTAKE_COLUMN_SPECS, type IntakeSheetRow } from '@/lib/modules/programmes/excel';
import { type IntakeListState, intakeList } from '@/lib/modules/programmes/list';
import { whereIntake } from '@/lib/modules/programmes/policy';
import { intakeOrder } from '@/lib/modules/programmes/queries';
import { readIntakeRows, shareOf } from '@/lib/modules/programmes/rows';
import { exportableList } from './export-list';

/** Enrolment per year as a sheet that can be imported again. */
export const intakesExport = exportableList<IntakeSheetRow, IntakeListState>({
  module: 'intakes',
  permission: 'programmes.export',
  list: intakeList,
  specs: async () => INTAKE_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereIntake(ctx, filter);
    const rows = await tx.programmeIntake.findMany({
      where,
      orderBy: intakeOrder({ sort, dir }),
      select: { id: true },
    });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<IntakeSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readIntakeRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { id: _id, programmeId: _programme, ...sheet } = row;
    const rate = row.planned !== null && row.enrolled !== null ? shareOf(row.enrolled, row.planned) : null;
    return [{ ...sheet, rate }];
  });
}
