import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import { cellName, cellText } from '@/lib/excel/cell';
import type { ColumnSpec } from '@/lib/excel/columns';
import { proposeMapping } from '@/lib/excel/map';
import { maskPhone } from '@/lib/identifiers/phone';
import { defineQuery } from '@/lib/kernel/operation';
import { pageOf } from '@/lib/kernel/page';
import { readImport } from '@/lib/modules/imports/queries';
import { importId, previewInput } from '@/lib/modules/imports/schema';
import type {
  ImportCellView,
  ImportColumns,
  ImportPreview,
  ImportProblemView,
  ImportRowView,
} from '@/lib/modules/imports/types';
import { openBatchFile, readBatch } from './import-batch';
import { samplesOf } from './import-read';
import { openRow, readKeptRows } from './import-rows';
import type { ImportTarget, JudgedRow, RowProblem } from './import-target';
import { importTarget } from './import-targets';

const HEADER_CHOICES = 12;
const SAMPLES = 3;
const SHOWN = 60;
/** Kinds in which a tidied value is worth a note. */
const NOTED: readonly ColumnSpec['kind'][] = ['code', 'phone'];

const shown = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** What the step of matching columns shows: the sheets' first rows, the proposal, and a few values below each header. */
export const importColumns = defineQuery({
  permission: 'partners.import',
  input: importId,
  run: async ({ tx, ctx, input }): Promise<ImportColumns> => {
    const batch = await readBatch(tx, ctx, input.id);
    const { specs } = importTarget(ctx, batch.module);
    const samples = await samplesOf(await openBatchFile(batch));
    const below =
      samples.find((sample) => sample.sheet === batch.sheet)?.rows.filter((row) => row.row > batch.headerRow) ?? [];
    const { columns } = batch.mapping;
    const headers = columns.reduce<string[]>((all, { index, header }) => Object.assign(all, { [index]: header }), []);
    const proposal = proposeMapping(
      Array.from(headers, (header) => header ?? ''),
      specs,
    );
    return {
      batch: await readImport(tx, ctx, batch.id),
      sheets: samples.map(({ sheet, rows }) => ({
        name: sheet,
        rows: rows
          .slice(0, HEADER_CHOICES)
          .map(({ row, cells }) => ({ row, cells: cells.map((cell) => shown(cellText(cell))) })),
      })),
      samples: Object.fromEntries(
        columns.map(({ index }) => [
          index,
          below
            .map((row) => shown(cellText(row.cells[index])))
            .filter(Boolean)
            .slice(0, SAMPLES),
        ]),
      ),
      targets: specs.map(({ key, required = false }) => ({ key, required })),
      ambiguous: proposal.ambiguous.flatMap(({ indexes }) => indexes),
      missing: specs
        .filter((spec) => spec.required && !columns.some(({ key }) => key === spec.key))
        .map(({ key }) => key),
    };
  },
});

/** One page of the judged rows, by what becomes of them. */
export const importPreview = defineQuery({
  permission: 'partners.import',
  input: previewInput,
  run: async ({ tx, ctx, input }): Promise<ImportPreview> => {
    const batch = await readBatch(tx, ctx, input.id);
    const target = importTarget(ctx, batch.module);
    const where: Prisma.ImportRowWhereInput = {
      ...{ institutionId: ctx.institutionId, batchId: batch.id },
      ...(input.result ? { result: input.result } : {}),
      ...(input.warnings ? { hasWarning: true } : {}),
      ...(input.attention ? { OR: [{ result: { not: 'UNCHANGED' } }, { hasWarning: true }] } : {}),
    };
    const page = await pageOf(tx, ctx, {
      ...{ name: `imports.rows.${batch.version}`, where, page: input.page, size: input.size },
      count: () => tx.importRow.count({ where }),
      ids: (window) => tx.importRow.findMany({ where, orderBy: { rowNo: 'asc' }, ...window, select: { id: true } }),
      find: (at) => {
        const wanted: Prisma.ImportRowFindManyArgs =
          'ids' in at ? { where: { institutionId: ctx.institutionId, id: { in: at.ids } } } : { where, ...at };
        return tx.importRow.findMany({ ...wanted, orderBy: { rowNo: 'asc' } });
      },
    });
    const there = (result: string) => result !== 'NEW' || batch.state === 'DONE';
    return {
      ...page,
      keys: target.previewKeys.map((key) => ({ key, numeric: specOf(target, key)?.kind === 'int' })),
      rows: page.rows.map((row) => rowView(openRow(row), target, there(row.result))),
    };
  },
});

/** The refused rows of a batch as they stood, each with what is wrong, and the headers above them. */
export const refusedRows = defineQuery({
  permission: 'partners.import',
  input: importId,
  run: async ({ tx, ctx, input }) => {
    const batch = await readBatch(tx, ctx, input.id);
    const headers: string[] = [];
    for (const { index, header } of batch.mapping.columns) headers[index] = header;
    const rows = await readKeptRows(tx, ctx, batch.id, ['REFUSED']);
    return {
      fileName: batch.fileName,
      module: batch.module,
      headers: Array.from(headers, (header) => header ?? ''),
      rows: rows.map(({ row, cells, problems }) => ({
        row,
        cells,
        problems: problems.filter(({ severity }) => severity === 'refused').map((problem) => problemView(problem, row)),
      })),
    };
  },
});

/** A problem with the name of its cell, for a message under import-problems. */
export function problemView({ column, severity, code, params }: RowProblem, row: number): ImportProblemView {
  return { cell: column === null ? null : cellName(column, row), severity, code, params };
}

function rowView(row: JudgedRow, target: ImportTarget, there: boolean): ImportRowView {
  const kindOf = new Map(target.specs.map((spec) => [spec.key, spec.kind]));
  const tidied = row.tidied.filter(
    (key) => NOTED.includes(kindOf.get(key) ?? 'text') && row.problems.every((problem) => problem.key !== key),
  );
  const notes = tidied.map((key) =>
    problemView({ column: row.at[key] ?? null, key, severity: 'warning', code: 'tidied', params: {} }, row.row),
  );
  return {
    row: row.row,
    result: row.result,
    recordId: there ? row.recordId : null,
    cells: Object.fromEntries(target.previewKeys.map((key) => [key, cellView(row, key, target, tidied)])),
    problems: [
      ...row.problems.map((problem) => problemView(problem, row.row)),
      ...notes.map((note) => ({ ...note, severity: 'note' as const })),
    ],
    changes: row.changes,
  };
}

function cellView(row: JudgedRow, key: string, target: ImportTarget, tidied: string[]): ImportCellView {
  const written = cellText(row.cells[row.at[key] ?? -1]);
  const value = row.values[key];
  const plain = Array.isArray(value)
    ? value.join('、')
    : value === undefined || value === null
      ? written
      : readable(target, key, value, written);
  const text = shown(target.masked.includes(key) ? maskPhone(plain) : plain);
  const problem = row.problems.find((each) => each.key === key);
  if (problem)
    return {
      text,
      mark: problem.severity,
      ...(problem.severity === 'warning' && written !== plain ? { written: shown(written) } : {}),
    };
  const change = row.result === 'CHANGED' ? row.changes.find((each) => each.key === key) : undefined;
  if (change) return { text: change.after, before: change.before, mark: 'changed' };
  return tidied.includes(key) ? { text, mark: 'tidied' } : { text };
}

/** A choice is shown as it was written, everything else as it was read. */
function readable(target: ImportTarget, key: string, value: string | number | boolean, written: string): string {
  const kind = specOf(target, key)?.kind;
  return kind === 'enum' || kind === 'bool' ? written : String(value);
}

const specOf = (target: ImportTarget, key: string) => target.specs.find((spec) => spec.key === key);
