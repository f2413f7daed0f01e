import type { Day } from '@/lib/kernel/day';
import type { EvidenceKind, IndicatorKind, IndicatorState } from './words';

type Named = { id: string; name: string };

/** A node of the first or second level. */
export type Branch = Named & { version: number; code: string };

/** An indicator on a list, in the tree and on its page. */
export type IndicatorRow = Branch & {
  year: number;
  platform: Named;
  first: Branch;
  second: Branch;
  kind: IndicatorKind;
  observation: string | null;
  /** Full score or weight; what has none is met or not. */
  maxScore: number | null;
  selfScore: number | null;
  met: boolean | null;
  assessedOn: Day | null;
  state: IndicatorState;
  evidence: string | null;
  /** Records and files that are evidence. */
  evidences: number;
  ownerId: string | null;
  owner: string | null;
  /** Whether the reader may change it, or assess it. */
  mayWrite: boolean;
  mayAssess: boolean;
};

/** What indicators are together: how many are assessed, how many not met, and of what full score they give themselves how much. */
export type Sums = { indicators: number; assessed: number; unmet: number; full: number; self: number };

export type TreeBranch = Branch & { sums: Sums };
export type SecondBranch = TreeBranch & { indicators: IndicatorRow[] };
export type FirstBranch = TreeBranch & { seconds: SecondBranch[] };

/** A platform's tree of one year. */
export type IndicatorTree = {
  platform: Named;
  year: number;
  /** Years that have a tree, newest first. */
  years: number[];
  sums: Sums;
  /** Whether one that excludes is not met. */
  excluded: boolean;
  branches: FirstBranch[];
  mayWrite: boolean;
};

/** A record that is evidence, with the address of its page. */
export type EvidenceView = Named & { kind: EvidenceKind; href: string };
/** An indicator on the page of a record that is its evidence. */
export type ProvenIndicator = Named & { code: string; year: number; platform: string };
export type IndicatorRecord = IndicatorRow & { records: EvidenceView[] };

type Choice = { value: string; label: string; count: number };
export type IndicatorFacets = {
  total: number;
  mine: number;
  state: { value: IndicatorState; count: number }[];
  kinds: { value: IndicatorKind; count: number }[];
  years: Choice[];
  platforms: Choice[];
  owners: Choice[];
};
