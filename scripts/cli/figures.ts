import { parseArgs } from 'node:util';
import { fail } from '@/lib/kernel/errors';
import { figures } from '@/lib/modules/dashboard/queries';
import { actingContext } from './acting';
import { refused } from './refusal';

const OPTIONS = {
  institution: { type: 'string' },
  on: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;
const USAGE = 'figures --institution CODE [--on YYYY-MM-DD] [--json]\n';

/** Prints the college's figures as of a day, by the keys of its own report. Exit code 0: done; 1: called wrongly; 2: refused. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (!values.institution) {
    process.stderr.write(USAGE);
    return 1;
  }
  try {
    const ctx = (await actingContext(values.institution)) ?? fail('NOT_FOUND', 'notFound');
    const found = await figures(ctx, values.on ? { on: values.on } : {});
    const byKey = Object.fromEntries(found.map(({ key, value }) => [key, value]));
    const lines = Object.entries(byKey).map(([key, value]) => `${key}\t${value}`);
    process.stdout.write(`${values.json ? JSON.stringify(byKey) : lines.join('\n')}\n`);
    return 0;
  } catch (error) {
    return refused(error);
  }
}
