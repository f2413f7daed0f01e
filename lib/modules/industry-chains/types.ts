import type { Day } from '@/lib/kernel/day';
import type { ChainFigure } from './words';

/** A number with the list that it was counted from. */
export type ChainNumber = { value: number; href: string };
export type ChainNumbers = Record<ChainFigure, ChainNumber>;

/** A chain as a list row shows it; each number with the list behind it. */
export type ChainRow = {
  id: string;
  code: string;
  name: string;
  retiredOn: Day | null;
  numbers: ChainNumbers;
};

/** A chain as a row of the exported sheet. */
export type ChainSheetRow = {
  code: string;
  labelZh: string;
  labelEn: string;
  aliases: string[];
  introduction: string | null;
  retired: boolean;
} & Record<ChainFigure, number>;

/** Everything that the form edits, as it is now. */
export type ChainForm = {
  id: string;
  version: number;
  code: string;
  labelZh: string;
  labelEn: string;
  aliases: string[];
  introduction: string | null;
};

/** The record page's own part. */
export type ChainRecord = ChainForm & {
  /** In the reader's language. */
  name: string;
  retiredOn: Day | null;
  numbers: ChainNumbers;
  /** Notices about it. */
  notices: { id: string; title: string; issuedOn: Day }[];
  may: { write: boolean };
};
