import { parseArgs } from 'node:util';
import { AppError, fail } from '@/lib/kernel/errors';
import { figures } from '@/lib/modules/dashboard/queries';
import { errorText } from '@/lib/processes/sheet-labels';
import { actingContext } from './acting';

const OPTIONS = {
  institution: { type: 'string' },
  on: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;
const USAGE = 'figures --institution CODE [--on YYYY-MM-DD] [--json]\n';

/** Prints the figures of a college as of a day. Exit code 0: done; 1: called wrongly; 2: refused. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (!values.institution) {
    process.stderr.write(USAGE);
    return 1;
  }
  try {
    const ctx = (await actingContext(values.institution)) ?? fail('NOT_FOUND', 'notFound');
    const found = await figures(ctx, { on: values.on });
    const lines = found.map(({ key, value }) => `${key}\t${value}\n`).join('');
    const byKey = Object.fromEntries(found.map(({ key, value }) => [key, value]));
    process.stdout.write(values.json ? `${JSON.stringify(byKey)}\n` : lines);
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(`${errorText('zh-CN', error.key, error.params)}\n`);
    return 2;
  }
}
