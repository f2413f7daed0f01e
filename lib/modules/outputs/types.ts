import type { Day } from '@/lib/kernel/day';
import type { HeldSessions } from '@/lib/modules/centres/types';
import type { Purpose } from '@/lib/modules/centres/words';

type Named = { id: string; name: string };

export type OutputRow = {
  id: string;
  version: number;
  purpose: Purpose;
  happenedOn: Day;
  title: string;
  quantity: number | null;
  unit: string | null;
  /** 万元 */
  income: number | null;
  /** For whom, or with whom. */
  partner: Named | null;
  centre: Named;
  mayWrite: boolean;
};

/** Of the outputs of a filter: what they earned in 万元. Quantities have units of their own and are not added up. */
export type OutputTotals = { income: number };

type Choice = { value: string; label: string; count: number };
export type OutputFacets = {
  total: number;
  purpose: { value: Purpose; count: number }[];
  years: Choice[];
  centres: Choice[];
};

/** What a centre did for one of its four functions in a year: sessions that were held, what came out, and what it earned in 万元. */
export type FunctionYear = HeldSessions & { purpose: Purpose; outputs: number; income: number };

/** A centre's year by its four functions, the years that there are, and its newest outputs. */
export type CentreFunctions = {
  year: number;
  years: number[];
  functions: FunctionYear[];
  outputs: OutputRow[];
  mayWrite: boolean;
};
