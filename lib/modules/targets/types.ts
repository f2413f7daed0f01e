import type { Targeted } from './words';

/** A target as its table shows it and its form edits it. */
export type TargetRow = {
  id: string;
  version: number;
  figure: Targeted;
  /** The year of graduation from which it holds, until a later one says otherwise. */
  year: number;
  percent: number;
  source: string;
};
