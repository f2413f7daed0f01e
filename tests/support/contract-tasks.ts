import { addTask, completeTask } from '@/lib/modules/tasks/commands';
import type { Fixture } from './contract';
import { makeConsortium } from './contract-governance';
import type * as make from './world';

type World = make.World;

const task = (w: World) => ({ title: w.mark, year: 2025, ownerId: w.as.TEACHER.membershipId, dueOn: '2025-06-30' });
export async function makeTask(w: World, over: object = {}, of?: string) {
  const platformId = of ?? (await makeConsortium(w)).id;
  const { id } = await addTask(w.as.ADMIN, { platformId, ...task(w), ...over });
  return { id, version: 1, platformId };
}
const at = ({ id, version }: { id: string; version: number }) => ({ id, version });
async function completed(w: World) {
  const made = await makeTask(w);
  await completeTask(w.as.ADMIN, { ...at(made), on: '2025-06-01', result: w.mark });
  return { id: made.id, version: 2 };
}

/** Inputs for the operations of yearly tasks. */
export const TASK_FIXTURES: Record<string, Fixture> = {
  'tasks.addTask': { input: async (w) => ({ platformId: (await makeConsortium(w)).id, ...task(w) }) },
  'tasks.completeTask': { input: async (w) => ({ ...at(await makeTask(w)), on: '2025-06-01', result: w.mark }) },
  'tasks.dropTask': { input: async (w) => ({ ...at(await makeTask(w)), on: '2025-06-01', reason: w.mark }) },
  'tasks.listTasks': { input: () => ({ filter: {}, page: 1 }) },
  'tasks.reopenTask': { input: completed },
  'tasks.taskFacets': { input: () => ({ filter: {} }) },
  'tasks.tasksOf': { input: async (w) => ({ platformId: (await makeTask(w)).platformId }) },
  'tasks.updateTask': { input: async (w) => ({ ...at(await makeTask(w)), ...task(w), year: 2026 }) },
};
