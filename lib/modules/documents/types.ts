import type { Paper, Severity } from '@/lib/modules/placements/words';
import type { LooseReason, Placeholder } from './words';

/** One placement that breaks a rule, or for which somebody has allowed that it does not hold. */
export type HealthLine = { id: string; student: string; studentNo: string; partner: string; job: string };

/** 体检表: rules that are broken, each with the placements that break it, and what was allowed. */
export type HealthSheet = {
  name: string;
  /** Placements that stand, and how many of them break a rule. */
  all: number;
  ill: number;
  rules: {
    rule: string;
    article: string | null;
    severity: Severity;
    verified: boolean;
    lines: HealthLine[];
  }[];
  overrides: (HealthLine & { rule: string; reason: string; approver: string; day: string })[];
};

/** A version of the agreement's template. */
export type TemplateRow = {
  id: string;
  number: number;
  name: string;
  inForce: boolean;
  at: string;
  by: string;
  /** Names in braces that nothing is known for: they are left empty. */
  unknown: string[];
  /** What an agreement must name and this one does not. */
  missing: Placeholder[];
};

/** A form of a scan that was filed to its placement; `fits` says that the record still is as it was printed, `again` that it was filed before. */
export type FiledForm = {
  placementId: string;
  paper: Paper;
  code: string;
  /** Pages of the scan, from 1. */
  pages: number[];
  student: string;
  studentNo: string;
  fits: boolean;
  again: boolean;
};
/** A form whose code was read and that could not be filed: `problem` is a message of the namespace `errors`. */
export type LooseForm = { pages: number[]; problem: { key: string; params: Record<string, string | number> } };

/** What became of a scan of many printed forms. */
export type ScanReport = {
  pages: number;
  filed: FiledForm[];
  refused: LooseForm[];
  loose: { page: number; reason: LooseReason }[];
};
