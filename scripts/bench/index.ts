// npm run bench [-- --quick] [--only partners|colleges|imports] [--as-built] [--json FILE] : the production build under load, beside floors taken in the same run.
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { freePort } from '@/lib/db/embedded';
import { buildIfStale } from '@/scripts/setup/build';
import { addressOf } from '@/scripts/setup/server';
import { collegeLines } from './college-part';
import { importLines } from './imports';
import type { Told } from './part';
import { partnerLines } from './partner-part';
import { openPlace } from './place';
import { type Line, tableOf } from './report';

const HOST = '127.0.0.1';
const PARTS = ['partners', 'colleges', 'imports'] as const;
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    json: { type: 'string' },
    port: { type: 'string' },
    'as-built': { type: 'boolean', default: false },
  },
});
const size = values.quick
  ? { partners: 100_000, colleges: 10, seconds: 2, rounds: 1 }
  : { partners: 100_000, colleges: 50, seconds: 6, rounds: 3 };
const say = (text: string) => process.stderr.write(`${text}\n`);

/** One part on a database of its own, which goes with it. */
async function onPlace(app: string, add: Told['add'], fn: (told: Told) => Promise<void>): Promise<void> {
  const place = await openPlace(app);
  try {
    const { seconds, rounds } = size;
    await fn({ bench: { app, superUrl: place.superUrl, seconds, rounds }, add, say });
  } finally {
    await place.stop();
  }
}

async function main(): Promise<void> {
  const wanted = PARTS.filter((part) => !values.only || values.only === part);
  if (wanted.length === 0) throw new Error(`--only ${PARTS.join('|')}`);
  // A build that is there, for what changes nothing that is measured.
  if (!values['as-built']) buildIfStale(() => say('building'));
  const app = addressOf(HOST, await freePort(Number(values.port ?? 0)));
  const lines: Line[] = [];
  const add = (more: Line[]) => {
    lines.push(...more);
    say(tableOf(more));
  };
  const load = loadavg();
  if (wanted.includes('partners') || wanted.includes('imports'))
    await onPlace(app, add, async (told) => {
      await partnerLines(told, size.partners, wanted.includes('partners'));
      if (wanted.includes('imports')) add(await importLines(values.quick));
    });
  if (wanted.includes('colleges')) await onPlace(app, add, (told) => collegeLines(told, size.colleges));
  say(tableOf(lines));
  const text = JSON.stringify({ on: new Date().toISOString(), node: process.version, load, ...size, lines }, null, 2);
  if (values.json) writeFileSync(values.json, `${text}\n`);
  else process.stdout.write(`${text}\n`);
}

// Else a signal would leave the database running.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(1));

main().then(
  () => process.exit(0),
  (error: unknown) => {
    say(String((error as Error).stack));
    process.exit(1);
  },
);
