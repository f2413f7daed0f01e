import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { env } from '@/lib/env';
import { AppError, fail } from '@/lib/kernel/errors';
import type { ImportOutcome } from '@/lib/processes/import-now';
import { importNow, previewNow } from '@/lib/processes/import-now';
import { problemView } from '@/lib/processes/import-preview';
import { errorText, problemText } from '@/lib/processes/sheet-labels';
import { actingContext } from './acting';

const OPTIONS = {
  file: { type: 'string' },
  institution: { type: 'string' },
  preview: { type: 'boolean', default: false },
  'create-missing': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;
const USAGE = 'import <module> --file F --institution CODE [--preview] [--create-missing] [--json]\n';
const NO_PROBLEM = { rows: 0, new: 0, changed: 0, unchanged: 0, refused: 0 };

type Problem = { row: number; column: string; severity: string; code: string; message: string };
type Report = typeof NO_PROBLEM & { problems: Problem[] };

/** Imports a workbook, or says what importing it would do. Exit code 0: done; 1: called wrongly; 2: refused as a whole. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [module] = positionals;
  if (!module || !values.file || !values.institution) {
    process.stderr.write(USAGE);
    return 1;
  }
  try {
    const ctx = (await actingContext(values.institution)) ?? fail('NOT_FOUND', 'notFound');
    const file = {
      module,
      fileName: path.basename(values.file),
      bytes: await bytesOf(values.file),
      createMissing: values['create-missing'],
    };
    const outcome = values.preview ? await previewNow(ctx, file) : await importNow(ctx, file);
    show(reportOf(outcome), values.json);
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const message = errorText('zh-CN', error.key, error.params);
    show(
      { ...NO_PROBLEM, problems: [{ row: 0, column: '', severity: 'refused', code: error.key, message }] },
      values.json,
    );
    return 2;
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const max = env().UPLOAD_MAX_MB;
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) fail('NOT_FOUND', 'noSuchFile', { params: { file } });
  if (found.size > max * 1_048_576) fail('TOO_LARGE', 'fileTooLarge', { params: { max } });
  return readFile(file);
}

function reportOf({ totals, rows, headers }: ImportOutcome): Report {
  const { warnings: _, ...counts } = totals;
  const problems = rows.flatMap(({ row, problems: found }) =>
    found.map((problem) => ({
      row,
      column: problem.column === null ? '' : (headers[problem.column] ?? ''),
      severity: problem.severity,
      code: problem.code,
      message: problemText('zh-CN', problemView(problem, row), row),
    })),
  );
  return { ...counts, problems };
}

function show(report: Report, json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const { problems, ...counts } = report;
  process.stdout.write(
    `${Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join('  ')}\n`,
  );
  for (const { row, severity, message } of problems) process.stdout.write(`${row}\t${severity}\t${message}\n`);
}
