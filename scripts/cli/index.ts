// npm run cli -- <command> : the office's tasks without a browser. Exit code 0: done; 1: called wrongly or failed; 2: refused.
import { existsSync } from 'node:fs';
import { closeClient } from '@/lib/db/client';
import { stopJobs } from '@/lib/jobs/boss';
import { openDatabase } from '@/scripts/setup/database';
import { cliWords } from '@/scripts/setup/words';

type Run = (args: string[]) => Promise<number>;

const COMMANDS: Record<string, () => Promise<{ run: Run }>> = {
  import: () => import('./import'),
  export: () => import('./export'),
  figures: () => import('./figures'),
  'user add': () => import('./user-add'),
  'audit verify': () => import('./audit-verify'),
  doctor: () => import('./doctor'),
};

/** The command that the words begin with, and what is left of them. */
function commandOf(words: string[]): { load: () => Promise<{ run: Run }>; rest: string[] } | null {
  for (const length of [2, 1]) {
    const load = COMMANDS[words.slice(0, length).join(' ')];
    if (load) return { load, rest: words.slice(length) };
  }
  return null;
}

async function main(): Promise<number> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  process.env.LOG_LEVEL ||= 'error';
  const found = commandOf(process.argv.slice(2));
  if (!found) {
    process.stderr.write(`${cliWords()('cli.usage', { commands: Object.keys(COMMANDS).join(' | ') })}\n`);
    return 1;
  }
  const database = await openDatabase();
  try {
    const { run } = await found.load();
    return await run(found.rest);
  } finally {
    await stopJobs();
    await closeClient();
    await database.stop();
  }
}

/** What was written to a pipe is still on its way: leaving at once would cut a long answer off. */
const told = (stream: NodeJS.WriteStream) => new Promise<void>((resolve) => stream.write('', () => resolve()));

async function leave(code: number): Promise<never> {
  await Promise.all([told(process.stdout), told(process.stderr)]);
  process.exit(code);
}

main().then(leave, (error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  return leave(1);
});
