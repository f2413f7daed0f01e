import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkbook } from './test-files';

const MB = 1024 * 1024;
const READER = `
  import { existsSync, readFileSync } from 'node:fs';
  import { readRows, readWorkbook } from '@/lib/excel/read.ts';
  // Linux counts the parent's memory at the fork into maxRSS; the high-water mark of /proc does not.
  const status = '/proc/self/status';
  const peak = () => existsSync(status)
    ? Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync(status, 'utf8'))[1]) / 1024
    : process.resourceUsage().maxRSS / 1024;
  let rows = 0, code = 'ok';
  try {
    for await (const row of readRows(await readWorkbook(process.argv[1]))) rows += row.cells.length > 0 ? 1 : 0;
  } catch (error) { code = error.code ?? String(error); }
  // Of the processor, not of the clock: other work on the machine must not count.
  const { user, system } = process.cpuUsage();
  const seconds = (user + system) / 1e6;
  console.log(JSON.stringify({ code, rows, seconds, megabytes: peak() }));
`;

type Report = { code: string; rows: number; seconds: number; megabytes: number };
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rq-hostile-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Reads a file in a process of its own and tells what it took. */
async function readApart(file: Buffer): Promise<Report> {
  const path = join(folder, 'file.xlsx');
  await writeFile(path, file);
  const flags = ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '-e', READER, path];
  const { stdout } = await promisify(execFile)(process.execPath, flags);
  return JSON.parse(stdout);
}

const filled = (size: number, text: string) => Buffer.alloc(size, text);

describe('a hostile file is refused with little memory', () => {
  it.each([
    ['declared bomb', () => makeWorkbook(filled(100 * MB, '<row/>')), 'zip-bomb'],
    ['bomb that hides its size', () => makeWorkbook(filled(100 * MB, ' '), undefined, 1000), 'zip-bomb'],
    ['millions of shared texts', () => makeWorkbook('<sheetData/>', filled(19 * MB, '<si/>')), 'too-large'],
    ['one endless tag', () => makeWorkbook(filled(19 * MB, '<row r="')), 'damaged'],
    ['one endless row', () => makeWorkbook(Buffer.concat([Buffer.from('<row>'), filled(19 * MB, '<c/>')])), 'damaged'],
    [
      'one endless text',
      () => makeWorkbook(Buffer.concat([Buffer.from('<row><c><v>'), filled(19 * MB, '<!---->1')])),
      'damaged',
    ],
  ])(
    '%s',
    async (_name, make, code) => {
      const report = await readApart(make());
      expect(report).toMatchObject({ code });
      expect(report.megabytes).toBeLessThan(300);
      expect(report.seconds).toBeLessThan(10);
    },
    60_000,
  );

  it('stops at the first row too many', async () => {
    const cells = (row: number) =>
      [...'ABCDEFGHIJ'].map((column) => `<c r="${column}${row}" t="str"><v>弘元${row}</v></c>`);
    const rows = Array.from({ length: 150_000 }, (_, at) => `<row r="${at + 1}">${cells(at + 1).join('')}</row>`);
    const report = await readApart(makeWorkbook(`<sheetData>${rows.join('')}</sheetData>`));
    expect(report).toMatchObject({ code: 'too-many-rows', rows: 100_000 });
    expect(report.megabytes).toBeLessThan(300);
    expect(report.seconds).toBeLessThan(10);
  }, 60_000);
});
