import type { Day } from '@/lib/kernel/day';
import type { DueState } from '@/lib/modules/governance/words';

export type TaskRow = {
  id: string;
  version: number;
  title: string;
  year: number;
  platform: { id: string; name: string };
  ownerId: string | null;
  owner: string | null;
  dueOn: Day | null;
  doneOn: Day | null;
  droppedOn: Day | null;
  /** What came of it, or why it was dropped. */
  result: string | null;
  state: DueState;
  /** Whether the reader may change or drop it, or say that it is done. */
  mayWrite: boolean;
  mayDo: boolean;
};

type Choice = { value: string; label: string; count: number };
export type TaskFacets = {
  total: number;
  mine: number;
  state: { value: DueState; count: number }[];
  years: Choice[];
  platforms: Choice[];
  owners: Choice[];
};
