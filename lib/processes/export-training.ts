import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { TRAINING_COLUMN_SPECS, type TrainingSheetRow } from '@/lib/modules/centres/excel';
import { type TrainingListState, trainingList } from '@/lib/modules/centres/list';
import { whereTraining } from '@/lib/modules/centres/policy';
import { trainingOrder } from '@/lib/modules/centres/queries';
import { readTrainingRows } from '@/lib/modules/centres/rows';
import { exportableList } from './export-list';

/** The training programmes' list as a sheet, as it stands today. */
export const trainingExport = exportableList<TrainingSheetRow, TrainingListState>({
  module: 'training',
  permission: 'platforms.export',
  list: trainingList,
  specs: async () => TRAINING_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereTraining(ctx, filter);
    const orderBy = trainingOrder({ sort, dir });
    return (await tx.trainingProgramme.findMany({ where, orderBy, select: { id: true } })).map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<TrainingSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readTrainingRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { id: _id, version: _version, mayWrite: _may, centre, ...sheet } = row;
    return [{ ...sheet, centre: centre.name }];
  });
}
