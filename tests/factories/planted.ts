import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ImportModule } from '@/lib/modules/imports/words';
import planted from '@/tests/fixtures/ledgers/planted.json';

type FileName = keyof typeof planted;
/** What an import has to say of a planted fault. */
type Outcome =
  | { kind: 'refused' | 'warning'; code: string }
  /** Goes in, and the value is kept in another spelling. */
  | { kind: 'tidied' }
  /** Goes in, and the rule names it. */
  | { kind: 'rule'; rule: string };
/** A fault at its cell, by the words above its column. */
export type PlantedFault = Outcome & { row: number; column: string };

/** The workbooks by what they are imported as, in the order in which one needs the other. */
export const LEDGERS = {
  partners: { file: '合作企业台账.xlsx', sheet: '', rows: 652 },
  'order-classes': { file: '订单班备案表.xlsx', sheet: '班级', rows: 114 },
  rosters: { file: '订单班备案表.xlsx', sheet: '名册', rows: 4_143 },
  placements: { file: '岗位实习信息表.xlsx', sheet: '', rows: 630 },
} as const satisfies Partial<Record<ImportModule, { file: FileName; sheet: string; rows: number }>>;
export type LedgerModule = keyof typeof LEDGERS;
export const LEDGER_MODULES = Object.keys(LEDGERS) as LedgerModule[];

const refused = (code: string): Outcome => ({ kind: 'refused', code });
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  '企业信用代码 wrong check digit: refused': refused('code-check'),
  '企业信用代码 no code: refused, or accepted with a reason': refused('no-code'),
  '企业信用代码 same code as five rows above: duplicate within the file': refused('duplicate-row'),
  '企业信用代码 lower case and blanks: accepted after tidying': { kind: 'tidied' },
  '企业信用代码 full-width digits: accepted after tidying': { kind: 'tidied' },
  '企业名称 no name: refused': refused('required'),
  '电话 a number, not text: accepted': { kind: 'tidied' },
  '职工人数 words around the number: refused by cell, or read with a warning': {
    kind: 'warning',
    code: 'number-doubt',
  },
  '身份证 wrong check digit: refused': refused('id-check'),
  '实习开始时间 a year of six digits: refused': refused('date-year'),
  '实习结束时间 ends before it starts: refused': refused('ends-before-start'),
};

function outcomeOf(column: string, what: string): Outcome {
  const rule = /^rule (IN-\d+) broken: imported, named by the rules$/.exec(what)?.[1];
  if (rule) return { kind: 'rule', rule };
  const outcome = OUTCOMES[`${column} ${what}`];
  if (!outcome) throw new Error(`no outcome is known for: ${column} ${what}`);
  return outcome;
}

/** All faults that are planted in the sheet of a module, in the order of its rows. */
export function plantedIn(module: LedgerModule): PlantedFault[] {
  const { file, sheet } = LEDGERS[module];
  return planted[file].flatMap(({ row, column, what }) => {
    const [, place = '', number] = /^(?:(\S+) )?(\d+)$/.exec(String(row)) ?? [];
    return place === sheet ? [{ row: Number(number), column, ...outcomeOf(column, what) }] : [];
  });
}

/** How many faults are planted in all files together. */
export const PLANTED = Object.values(planted).flat().length;

/** Where a workbook lies. */
export const ledgerPath = (module: LedgerModule): string =>
  path.resolve('tests/fixtures/ledgers', LEDGERS[module].file);

/** A workbook as it was handed over. */
export const ledgerFile = async (module: LedgerModule): Promise<Uint8Array> =>
  new Uint8Array(await readFile(ledgerPath(module)));

/** What an import counts. */
export type Counts = Record<'rows' | 'new' | 'changed' | 'unchanged' | 'refused', number>;
/** What is told of a cell. */
export type Told = { row: number; column: string; severity: string; code: string };
/** What was made because rows named it; told, but no fault. */
const MADE = 'will-create';

const told = ({ row, column, severity, code }: Told) => `${row} ${column} ${severity} ${code}`;
/** Rows that are not taken, whatever else is wrong with them. */
export const refusedRows = (module: LedgerModule) =>
  new Set(plantedIn(module).flatMap(({ kind, row }) => (kind === 'refused' ? [row] : [])));

/** What is to be told of a sheet, cell by cell. */
export const expectedOf = (module: LedgerModule) =>
  plantedIn(module)
    .flatMap((fault) =>
      fault.kind === 'refused' || fault.kind === 'warning' ? [told({ ...fault, severity: fault.kind })] : [],
    )
    .sort();

/** What was told of it: of planted kinds all, of others the refusals. Two students of the file have one identity number, which is no planted fault. */
export const toldOf = (all: Told[]) =>
  all
    .filter(({ severity, code }) => severity === 'refused' || !['id-card-taken', 'other-name', MADE].includes(code))
    .map(told)
    .sort();

/** What the first import of a sheet has to count. */
export const firstRun = (module: LedgerModule): Counts => {
  const [{ rows }, refused] = [LEDGERS[module], refusedRows(module).size];
  return { rows, new: rows - refused, changed: 0, unchanged: 0, refused };
};
/** What the same sheet has to count at once again. */
export const secondRun = (module: LedgerModule): Counts => {
  const { rows, new: unchanged, refused } = firstRun(module);
  return { rows, new: 0, changed: 0, unchanged, refused };
};
