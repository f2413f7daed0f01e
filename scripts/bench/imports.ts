import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeWorkbook } from '@/lib/excel/test-files';
import { makeCreditCode } from '@/lib/identifiers/credit-code';
import { SMALL } from './data';
import type { Line } from './report';
import { memoryOf } from './run';

const HEADS = ['企业名称', '统一社会信用代码', '企业规模', '员工人数', '备注'];

const cellsOf = (texts: readonly string[], row: number) =>
  texts.map((text, at) => `<c r="${String.fromCharCode(65 + at)}${row}" t="str"><v>${text}</v></c>`).join('');

/** A ledger of so many new partners. */
function ledger(rows: number): Buffer {
  const lines = Array.from({ length: rows }, (_, at) =>
    cellsOf(
      [
        `内蒙古导入${rows}之${at}科技有限公司`,
        makeCreditCode('91', '150204', rows * 1_000 + at),
        '小型',
        String(10 + (at % 200)),
        '测算',
      ],
      at + 2,
    ),
  );
  const sheet = [cellsOf(HEADS, 1), ...lines].map((cells, at) => `<row r="${at + 1}">${cells}</row>`).join('');
  return makeWorkbook(`<sheetData>${sheet}</sheetData>`);
}

const MB = 1024 * 1024;
const HOSTILE: [name: string, make: () => Buffer][] = [
  ['zip bomb', () => makeWorkbook(Buffer.alloc(200 * MB, '<row/>'))],
  ['200,000 rows', () => ledger(200_000)],
  ['no workbook', () => Buffer.alloc(2 * MB, 'no workbook ')],
  // An encrypted workbook is a compound file, which begins like this.
  ['encrypted', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1 * MB)])],
];

/** Seconds and the highest memory of the command line's import in a process of its own. */
async function importOf(file: string): Promise<{ seconds: number; peak: number; code: number; said: string }> {
  const args = ['--conditions=react-server', '--import', 'tsx', 'scripts/cli/index.ts', 'import', 'partners'];
  const started = performance.now();
  const child = spawn(process.execPath, [...args, '--file', file, '--institution', SMALL, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (part) => {
    said = (said + String(part)).slice(0, 400);
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, memoryOf(child.pid ?? 0)?.peak || 0);
  }, 50);
  const [code] = await once(child, 'exit');
  clearInterval(watch);
  return { seconds: (performance.now() - started) / 1000, peak, code: Number(code), said };
}

/** Ledgers of two sizes, and workbooks that mean ill: time and memory, start of the process included. */
export async function importLines(quick: boolean): Promise<Line[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rq-bench-'));
  const sizes = quick ? [2_000] : [2_000, 20_000];
  const files: [string, () => Buffer, boolean][] = [
    ...sizes.map((n): [string, () => Buffer, boolean] => [`import of ${n} rows`, () => ledger(n), false]),
    ...HOSTILE.map(([name, make]): [string, () => Buffer, boolean] => [`hostile: ${name}`, make, true]),
  ];
  const lines: Line[] = [];
  for (const [what, make, hostile] of files) {
    const file = path.join(folder, 'ledger.xlsx');
    writeFileSync(file, make());
    const { seconds, peak, code, said } = await importOf(file);
    const note =
      hostile || code !== 0
        ? `exit ${code}: ${/"code":"([^"]*)"/.exec(said)?.[1] ?? said.slice(0, 80)}`
        : said.slice(0, 70).trim();
    lines.push({ college: 'small', what, value: seconds, unit: 's', note, ...(hostile && { aim: { atMost: 10 } }) });
    lines.push({
      college: 'small',
      what: `${what}, memory`,
      value: peak,
      unit: 'MiB',
      ...(hostile && { aim: { atMost: 300 } }),
    });
  }
  rmSync(folder, { recursive: true });
  return lines;
}
