import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { TASK_COLUMN_SPECS, type TaskSheetRow } from '@/lib/modules/tasks/excel';
import { type TaskListState, taskList } from '@/lib/modules/tasks/list';
import { whereTask } from '@/lib/modules/tasks/policy';
import { taskOrder } from '@/lib/modules/tasks/queries';
import { readTaskRows } from '@/lib/modules/tasks/rows';
import { exportableList } from './export-list';

/** The yearly tasks as a sheet, as they stand today. */
export const tasksExport = exportableList<TaskSheetRow, TaskListState>({
  module: 'tasks',
  permission: 'governance.export',
  list: taskList,
  specs: async () => TASK_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereTask(ctx, filter);
    const orderBy = taskOrder({ sort, dir });
    return (await tx.platformTask.findMany({ where, orderBy, select: { id: true } })).map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<TaskSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readTaskRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { title, year, state, owner, dueOn, doneOn, droppedOn, result, platform } = row;
    return [{ title, year, state, owner, dueOn, doneOn, droppedOn, result, platform: platform.name }];
  });
}
