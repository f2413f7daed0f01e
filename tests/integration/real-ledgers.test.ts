import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { cellText } from '@/lib/excel/cell';
import { readRows, readWorkbook } from '@/lib/excel/read';
import { checkCreditCode } from '@/lib/identifiers/credit-code';
import { runImport } from '@/lib/jobs/imports';
import { judgeInternships } from '@/lib/jobs/internship-rules';
import type { Ctx } from '@/lib/kernel/context';
import { checkImport, commitImport, undoImport } from '@/lib/modules/imports/commands';
import { getImport, listImports } from '@/lib/modules/imports/queries';
import { listOrderClasses } from '@/lib/modules/order-classes/queries';
import { listPartners } from '@/lib/modules/partners/queries';
import { listPlacements } from '@/lib/modules/placements/queries';
import { previewNow } from '@/lib/processes/import-now';
import { importColumns } from '@/lib/processes/import-preview';
import { receiveImport } from '@/lib/processes/import-receive';
import { readKeptRows } from '@/lib/processes/import-rows';
import type { JudgedRow } from '@/lib/processes/import-target';
import { run as importFile } from '@/scripts/cli/import';
import { newCollege } from '@/tests/factories/college';
import {
  type Counts,
  expectedOf,
  firstRun,
  LEDGER_MODULES,
  LEDGERS,
  type LedgerModule,
  ledgerFile,
  ledgerPath,
  PLANTED,
  type PlantedFault,
  plantedIn,
  refusedRows,
  secondRun,
  type Told,
  toldOf,
} from '@/tests/factories/planted';
import { reshapedLedgers } from '@/tests/factories/reshaped';
import { inCollege, standing } from '@/tests/support/standing';

/** What a row says and what is refused of it, wherever it stands. */
const gist = ({ values, problems }: JudgedRow) => ({
  values,
  refused: problems.flatMap(({ key, code, severity }) => (severity === 'refused' ? [`${key} ${code}`] : [])).sort(),
});

/** The student number that stands in each row of the sheet of internships. */
async function numbersByRow(): Promise<Map<number, string>> {
  const numbers = new Map<number, string>();
  for await (const { row, cells } of readRows(await readWorkbook(await ledgerFile('placements'))))
    numbers.set(row, cellText(cells[0]));
  return numbers;
}

/** Each planted breaker of a rule that went in is named by it, and nobody else is. */
async function expectRules(ctx: Ctx): Promise<void> {
  const numbers = await numbersByRow();
  const refused = refusedRows('placements');
  const breakers = new Map<string, string[]>();
  for (const fault of plantedIn('placements'))
    if (fault.kind === 'rule' && !refused.has(fault.row))
      breakers.set(fault.rule, [...(breakers.get(fault.rule) ?? []), numbers.get(fault.row) ?? '']);
  expect([...breakers.keys()].sort()).toEqual(['IN-11', 'IN-29']);
  for (const [rule, expected] of breakers) {
    const { rows } = await listPlacements(ctx, { filter: { breaks: [rule] }, size: 100 });
    expect([rule, rows.map(({ studentNo }) => studentNo).sort()]).toEqual([rule, expected.sort()]);
  }
}

/** What was mended is kept as it should have been written. */
async function expectTidied(ctx: Ctx, { row, column }: PlantedFault, rows: JudgedRow[]): Promise<void> {
  const judged = rows.find((each) => each.row === row);
  const key = column === '电话' ? 'contactPhone' : 'creditCode';
  const cell = judged?.cells[judged.at[key] ?? -1] ?? null;
  const code = checkCreditCode(cellText(cell));
  const value = key === 'creditCode' ? (code.ok ? code.code : null) : String(cell);
  expect([row, judged?.result, judged?.tidied.includes(key), judged?.values[key]]).toEqual([row, 'NEW', true, value]);
  expect(typeof cell === 'number' || cell !== value).toBe(true);
  if (key === 'creditCode') expect((await listPartners(ctx, { filter: { q: value } })).total).toBe(1);
}

describe('planted faults', () => {
  it('all belong to a sheet that is imported here', () => {
    expect(LEDGER_MODULES.flatMap(plantedIn)).toHaveLength(PLANTED);
    expect(LEDGER_MODULES.map((module) => plantedIn(module).length)).toEqual([39, 0, 6, 36]);
  });
});

describe('the office’s own workbooks, by the application', () => {
  let office: Ctx;
  let bare: Awaited<ReturnType<typeof standing>>;
  const batches: string[] = [];

  /** Uploads, takes the columns as proposed, checks and writes; what is large is done by the job, as behind the page. */
  async function imported(
    module: LedgerModule,
  ): Promise<{ id: string; counts: Counts; rows: JudgedRow[]; said: Told[] }> {
    const bytes = await ledgerFile(module);
    async function* body() {
      yield bytes;
    }
    const { id } = await receiveImport(office, { module, fileName: LEDGERS[module].file, body: body() });
    const { batch, missing, ambiguous } = await importColumns(office, { id });
    expect([missing, ambiguous]).toEqual([[], []]);
    const step = async (state: string) => {
      const now = await getImport(office, { id });
      if (now.state !== state) await runImport({ institutionId: office.institutionId, batchId: id });
      const done = await getImport(office, { id });
      expect([done.state, done.error]).toEqual([state, null]);
      return done;
    };
    const columns = batch.mapping.columns.map(({ index, key }) => ({ index, key }));
    await checkImport(office, { id, version: batch.version, columns, createMissing: true });
    const preview = await step('PREVIEW');
    const { new: news, changed } = preview.totals;
    if (news + changed > 0) {
      await commitImport(office, { id, version: preview.version });
      await step('DONE');
    }
    const { warnings: _, ...counts } = (await getImport(office, { id })).totals;
    const rows = await inCollege(office, (tx) => readKeptRows(tx, office, id));
    const headers = new Map(batch.mapping.columns.map(({ index, header }) => [index, header]));
    const said = rows.flatMap(({ row, problems }) =>
      problems.map(({ column, severity, code }) => ({ row, column: headers.get(column ?? -1) ?? '', severity, code })),
    );
    return { id, counts, rows, said };
  }

  beforeAll(async () => {
    office = await newCollege();
    bare = await standing(office);
  });

  it.each(LEDGER_MODULES)(
    '%s: every planted fault ends as it should, all else goes in, nothing the second time, and read alike however it is laid',
    async (module) => {
      const done = await imported(module);
      expect(toldOf(done.said)).toEqual(expectedOf(module));
      expect(done.counts).toEqual(firstRun(module));
      batches.unshift(done.id);
      for (const fault of plantedIn(module)) if (fault.kind === 'tidied') await expectTidied(office, fault, done.rows);
      const before = await standing(office);
      expect((await imported(module)).counts).toEqual(secondRun(module));
      expect(await standing(office)).toEqual(before);
      // As other colleges keep the same: read cell by cell as the office's own, which is all there by now.
      for (const bytes of await reshapedLedgers(module)) {
        const theirs = await previewNow(office, { module, fileName: 'x.xlsx', bytes, createMissing: true });
        expect(theirs.totals).toMatchObject(secondRun(module));
        expect(theirs.rows.map(gist)).toEqual(done.rows.map(gist));
      }
    },
  );

  it('are all there: partners, classes, students on them, internships', async () => {
    const { partners: _, contacts: _c, departments, ...rest } = await standing(office);
    expect(rest).toMatchObject({ classes: 114, places: 4_137, placements: 616 });
    expect(departments).toBeGreaterThan(bare.departments);
    expect((await listOrderClasses(office, { filter: {} })).total).toBe(114);
    const kinds = ['ORDER', 'CRAFTSMAN', 'NAMED', 'APPRENTICESHIP'];
    const totals = kinds.map(async (kind) => (await listOrderClasses(office, { filter: { kind: [kind] } })).total);
    expect(await Promise.all(totals)).toEqual([95, 12, 1, 6]);
  });

  it('name the planted breakers of a rule, and no others for that rule', async () => {
    await judgeInternships(office.institutionId, office.today);
    await expectRules(office);
  });

  it('are taken back by their imports, and nothing is left of them', async () => {
    for (const id of batches) await undoImport(office, { id, version: (await getImport(office, { id })).version });
    expect(await standing(office)).toEqual(bare);
  });

  it('are refused as a whole where the sheet is none of that kind', async () => {
    const bytes = await ledgerFile('placements');
    async function* body() {
      yield bytes;
    }
    const { id } = await receiveImport(office, { module: 'employment', fileName: '岗位实习信息表.xlsx', body: body() });
    const { batch, missing } = await importColumns(office, { id });
    expect(missing).toContain('graduatedOn');
    const columns = batch.mapping.columns.map(({ index, key }) => ({ index, key }));
    await expect(checkImport(office, { id, version: batch.version, columns })).rejects.toMatchObject({
      key: 'importColumnMissing',
    });
  });
});

describe('the office’s own workbooks, by the command line', () => {
  let office: Ctx;
  const run = promisify(execFile);

  const words = (module: LedgerModule) => [
    ...[module, '--file', ledgerPath(module), '--institution', office.institutionId],
    ...['--create-missing', '--json'],
  ];

  /** As a newcomer types it. */
  async function typed(module: LedgerModule): Promise<Counts & { problems: Told[] }> {
    const { stdout } = await run('npm', ['run', '--silent', 'cli', '--', 'import', ...words(module)], {
      maxBuffer: 64 * 1_048_576,
    });
    return JSON.parse(stdout) as Counts & { problems: Told[] };
  }

  /** The same without a process of its own, which takes as long to start as most of them to import. */
  async function typedAgain(module: LedgerModule): Promise<Counts & { problems: Told[] }> {
    const out: string[] = [];
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
    const code = await importFile(words(module));
    write.mockRestore();
    expect(code).toBe(0);
    return JSON.parse(out.join('')) as Counts & { problems: Told[] };
  }

  beforeAll(async () => {
    office = await newCollege();
  });

  it.each(LEDGER_MODULES)('%s: the same as by the application, and nothing the second time', async (module) => {
    const { problems, ...counts } = await typed(module);
    expect(toldOf(problems)).toEqual(expectedOf(module));
    expect(counts).toEqual(firstRun(module));
    const before = await standing(office);
    const { problems: again, ...second } = await typedAgain(module);
    expect(second).toEqual(secondRun(module));
    expect(toldOf(again)).toEqual(expectedOf(module));
    expect(await standing(office)).toEqual(before);
  });

  it('name the same breakers of rules, and stand as imports that can be taken back', async () => {
    await expectRules(office);
    const { rows } = await listImports(office, {});
    expect(rows.map(({ module, state }) => `${module} ${state}`)).toEqual(
      expect.arrayContaining(LEDGER_MODULES.map((module) => `${module} DONE`)),
    );
  });
});
