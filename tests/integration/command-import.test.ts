import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';
import { listEmployments } from '@/lib/modules/employment/queries';
import { listImports } from '@/lib/modules/imports/queries';
import { listOrderClasses } from '@/lib/modules/order-classes/queries';
import { listPartners } from '@/lib/modules/partners/queries';
import { listPlacements } from '@/lib/modules/placements/queries';
import { listStudents } from '@/lib/modules/students/queries';
import { run as importFile } from '@/scripts/cli/import';
import { classLedger, classRow, rosterRow } from '@/tests/factories/class-ledger';
import { newCollege } from '@/tests/factories/college';
import { employmentLedger, employmentRow } from '@/tests/factories/employment-ledger';
import { placementLedger, placementRow } from '@/tests/factories/placement-ledger';

type Report = {
  rows: number;
  new: number;
  changed: number;
  unchanged: number;
  refused: number;
  problems: { row: number; column: string; severity: string; code: string; message: string }[];
};
const counts = ({ problems: _, ...rest }: Report) => rest;
const none = { rows: 0, new: 0, changed: 0, unchanged: 0, refused: 0 };
/** Refused cells as somebody at the command line reads them: row, column by its heading, and what is wrong. */
const refusals = ({ problems }: Report) =>
  problems.flatMap(({ row, column, severity, code }) => (severity === 'refused' ? [[row, column, code]] : []));

let office: Ctx;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rq-cli-import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  office = await newCollege();
});
afterEach(() => vi.restoreAllMocks());

/** Runs the command and gives its exit code and what it wrote. */
async function ran(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0);
  const code = await importFile(args);
  vi.restoreAllMocks();
  return { code, out: out.join(''), err: err.join('') };
}

/** Imports the workbook into the college as JSON, with more options. */
async function imported(module: string, bytes: Uint8Array, ...more: string[]) {
  const file = path.join(folder, `${newId()}.xlsx`);
  await writeFile(file, bytes);
  const { code, out } = await ran(module, '--file', file, '--institution', office.institutionId, '--json', ...more);
  return { code, report: JSON.parse(out) as Report };
}

const classes = [1, 2].map((n) => classRow(n));
const roster = [1, 2, 3].map((n) => rosterRow(n, (n % 2) + 1));

/** For each module: rows that are right, one that is wrong at a cell, and how many there are of it in the college. */
const MODULES = {
  'order-classes': {
    good: () => classLedger(classes, []),
    bad: () => classLedger([classRow(1), classRow(2), classRow(3, { 类型: '速成班' })], []),
    expected: { rows: 2, refused: [[5, '类型', 'unknown-choice']] },
    total: async () => (await listOrderClasses(office, { filter: {} })).total,
    missing: 'unknown-partner',
  },
  placements: {
    good: () => placementLedger([1, 2].map((n) => placementRow(n))),
    bad: () => placementLedger([placementRow(1), placementRow(2), placementRow(3, { 实习岗位: null })]),
    expected: { rows: 2, refused: [[4, '实习岗位', 'required']] },
    total: async () => (await listPlacements(office, { filter: {} })).total,
    missing: 'unknown-student',
  },
  employment: {
    good: () => employmentLedger([1, 2].map((n) => employmentRow(n))),
    bad: () =>
      employmentLedger([
        employmentRow(1),
        employmentRow(2),
        employmentRow(3, { 毕业去向类别代码: '99', 毕业去向: null }),
      ]),
    expected: { rows: 2, refused: [[5, '毕业去向类别代码', expect.any(String)]] },
    total: async () => (await listEmployments(office, { filter: {} })).total,
    missing: 'unknown-student',
  },
};

describe.each(Object.entries(MODULES))('import %s', (module, { good, bad, expected, total, missing }) => {
  it('makes what is missing only when it is told to, and changes nothing the second time', async () => {
    const without = await imported(module, await good());
    expect(without.code).toBe(0);
    expect(counts(without.report)).toEqual({ ...none, rows: expected.rows, refused: expected.rows });
    expect(refusals(without.report).map(([, , code]) => code)).toContain(missing);
    expect([await total(), (await listPartners(office, { filter: {} })).total]).toEqual([0, 0]);
    const made = await imported(module, await good(), '--create-missing');
    expect(made.code).toBe(0);
    expect(counts(made.report)).toEqual({ ...none, rows: expected.rows, new: expected.rows });
    expect(refusals(made.report)).toEqual([]);
    expect(await total()).toBe(expected.rows);
    const again = await imported(module, await good(), '--create-missing');
    expect(counts(again.report)).toEqual({ ...none, rows: expected.rows, unchanged: expected.rows });
    expect(await total()).toBe(expected.rows);
  });

  it('names a refused row by its cell and takes the others; a preview says the same and writes nothing', async () => {
    const after = { ...none, rows: expected.rows + 1, new: expected.rows, refused: 1 };
    const seen = await imported(module, await bad(), '--create-missing', '--preview');
    expect([seen.code, counts(seen.report), refusals(seen.report)]).toEqual([0, after, expected.refused]);
    expect([await total(), (await listImports(office, {})).total]).toEqual([0, 0]);
    const done = await imported(module, await bad(), '--create-missing');
    expect([done.code, counts(done.report), refusals(done.report)]).toEqual([0, after, expected.refused]);
    expect(await total()).toBe(expected.rows);
    // In words, too: the message names the cell as a sheet does, D4.
    const [refused] = done.report.problems.filter(({ severity }) => severity === 'refused');
    expect(refused?.message).toMatch(new RegExp(`[A-Z]+${refused?.row}`));
  });
});

describe('import rosters', () => {
  it('takes places of classes that are there, makes students when it is told to, and names refused cells', async () => {
    const bytes = await classLedger(classes, roster);
    const early = await imported('rosters', bytes, '--create-missing');
    expect(counts(early.report)).toEqual({ ...none, rows: 3, refused: 3 });
    expect(refusals(early.report)).toEqual([2, 3, 4].map((row) => [row, '班级名称', 'unknown-class']));
    await imported('order-classes', bytes, '--create-missing');
    const done = await imported('rosters', bytes, '--create-missing');
    expect([done.code, counts(done.report)]).toEqual([0, { ...none, rows: 3, new: 3 }]);
    expect((await listStudents(office, { filter: {} })).total).toBe(3);
    expect(counts((await imported('rosters', bytes)).report)).toEqual({ ...none, rows: 3, unchanged: 3 });
    const faulty = [...roster, rosterRow(4, 1, { 姓名: null }), rosterRow(5, 99), rosterRow(6, 2)];
    const last = await imported('rosters', await classLedger(classes, faulty), '--create-missing');
    expect(counts(last.report)).toEqual({ rows: 6, new: 1, changed: 0, unchanged: 3, refused: 2 });
    expect(refusals(last.report)).toEqual([
      [5, '姓名', 'required'],
      [6, '班级名称', 'unknown-class'],
    ]);
    // No identity number is told on the screen of whoever runs it.
    expect(JSON.stringify(last.report)).not.toMatch(/\d{17}[\dX]/);
  });
});

describe('import', () => {
  it('called wrongly says how it is called', async () => {
    const at = ['--institution', office.institutionId];
    for (const args of [
      [],
      ['order-classes'],
      ['order-classes', ...at],
      [...at, '--file', 'x.xlsx'],
      ['rosters', '--file', 'x.xlsx'],
    ]) {
      const { code, out, err } = await ran(...args);
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain('--create-missing');
    }
    // The command line's entry says it and leaves with 1.
    await expect(ran('order-classes', '--nothing')).rejects.toThrow('--nothing');
  });

  it('is refused as a whole where file, module or college is not there, or the file is no sheet', async () => {
    const there = path.join(folder, `${newId()}.xlsx`);
    await writeFile(there, await classLedger(classes, []));
    const text = path.join(folder, `${newId()}.xlsx`);
    await writeFile(text, 'no workbook');
    const college = office.institutionId;
    const nowhere = path.join(folder, 'nowhere.xlsx');
    const missing = await ran('order-classes', '--file', nowhere, '--institution', college);
    expect([missing.code, missing.out.includes(nowhere)]).toEqual([2, true]);
    for (const [module, file, institution] of [
      ['order-classes', nowhere, college],
      ['order-classes', folder, college],
      ['order-classes', there, 'nowhere'],
      ['no-module', there, college],
      ['order-classes', text, college],
    ] as const) {
      const args = [module, '--file', file, '--institution', institution, '--create-missing'];
      const { code, out } = await ran(...args, '--json');
      const report = JSON.parse(out) as Report;
      expect([module, code, counts(report)]).toEqual([module, 2, none]);
      expect(report.problems).toMatchObject([{ row: 0, column: '', severity: 'refused', message: expect.any(String) }]);
      // A message, not its key.
      expect(report.problems[0]?.message).toMatch(/[一-龥]/);
      const plain = await ran(...args);
      expect([plain.code, plain.out.includes(report.problems[0]?.message ?? '-')]).toEqual([2, true]);
    }
    expect((await listOrderClasses(office, { filter: {} })).total).toBe(0);
  });

  it('writes for people, too: counts in one line, then a line for each problem', async () => {
    const file = path.join(folder, `${newId()}.xlsx`);
    await writeFile(file, await classLedger([classRow(1), classRow(2, { 组班日期: null })], []));
    const args = ['order-classes', '--file', file, '--institution', office.institutionId, '--create-missing'];
    const { code, out } = await ran(...args);
    const lines = out.trimEnd().split('\n');
    expect([code, lines[0]]).toEqual([0, 'rows 2  new 1  changed 0  unchanged 0  refused 1']);
    expect(lines.filter((line) => line.startsWith('4\trefused\t'))).toHaveLength(1);
  });
});
