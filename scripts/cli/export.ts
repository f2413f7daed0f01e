import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { parseArgs } from 'node:util';
import { AppError, fail } from '@/lib/kernel/errors';
import { exportList } from '@/lib/processes/exports';
import { errorText } from '@/lib/processes/sheet-labels';
import { actingContext } from './acting';

const OPTIONS = {
  file: { type: 'string' },
  institution: { type: 'string' },
  filter: { type: 'string', default: '' },
  json: { type: 'boolean', default: false },
} as const;
const USAGE = "export <module> --institution CODE [--filter 'q=…&state=…'] --file F [--json]\n";

/** Writes a list, filtered as its address would be, into a workbook. Exit code 0: done; 1: called wrongly; 2: refused. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [module] = positionals;
  if (!module || !values.file || !values.institution) {
    process.stderr.write(USAGE);
    return 1;
  }
  try {
    const ctx = (await actingContext(values.institution)) ?? fail('NOT_FOUND', 'notFound');
    const { rows, stream } = await exportList(ctx, module).open(
      ctx,
      Object.fromEntries(new URLSearchParams(values.filter)),
    );
    await write(stream as ReadableStream<Uint8Array>, values.file);
    process.stdout.write(values.json ? `${JSON.stringify({ rows, file: values.file })}\n` : `rows ${rows}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(`${errorText('zh-CN', error.key, error.params)}\n`);
    return 2;
  }
}

async function write(stream: ReadableStream<Uint8Array>, file: string): Promise<void> {
  try {
    await pipeline(Readable.fromWeb(stream), createWriteStream(file));
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}
