// npm run bench [-- --quick] [--as-built] [--json FILE] : the production build under load, beside two floors taken in the same run.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { connected } from '@/lib/db/bootstrap';
import { closeClient } from '@/lib/db/client';
import { freePort } from '@/lib/db/embedded';
import { buildIfStale } from '@/scripts/setup/build';
import { addressOf, startServer } from '@/scripts/setup/server';
import { browserLines } from './browser-lines';
import { fillPlace, LARGE, SMALL } from './data';
import { importLines } from './imports';
import { type Bench, createLines, memoryLines, pageLines, writeLines } from './lines';
import { signInAs } from './people';
import { openPlace, type Place } from './place';
import { type Line, tableOf } from './report';
import { startFloor } from './run';
import { scenariosOf } from './scenarios';

const HOST = '127.0.0.1';
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    port: { type: 'string' },
    'as-built': { type: 'boolean', default: false },
  },
});
const size = values.quick ? { partners: 100_000, seconds: 2, rounds: 1 } : { partners: 100_000, seconds: 6, rounds: 3 };
const say = (text: string) => process.stderr.write(`${text}\n`);

async function prepared(place: Place, app: string): Promise<Bench> {
  const seconds = await fillPlace(place.superUrl, size.partners);
  say(`filled in ${seconds.toFixed(0)} s`);
  // A table for the bare insert: the columns, keys and indexes, no walls and no triggers.
  await connected(place.superUrl, (client) =>
    client.query(`create schema bench; create table bench.partners (like partners including all);
      grant usage on schema bench to rq_app; grant insert on bench.partners to rq_app`),
  );
  const people = { small: await signInAs(SMALL), large: await signInAs(LARGE) };
  const scenarios = { small: await scenariosOf(people.small.ctx), large: await scenariosOf(people.large.ctx) };
  await closeClient();
  return { ...{ app, superUrl: place.superUrl, people, scenarios }, seconds: size.seconds, rounds: size.rounds };
}

async function measured(bench: Bench): Promise<Line[]> {
  const { host, port } = { host: HOST, port: Number(new URL(bench.app).port) };
  const server = await startServer({ host, port, quiet: true });
  try {
    const lines: Line[] = [];
    const add = (more: Line[]) => {
      lines.push(...more);
      say(tableOf(more));
    };
    for (const key of ['small', 'large'] as const) {
      const floor = await startFloor(await freePort(), bench.scenarios[key], bench.people[key]);
      try {
        add(await pageLines(bench, key, floor.url));
        if (key === 'large') {
          add(await browserLines(bench, floor.url));
          add(await writeLines(bench, floor.url));
          add(await createLines(bench, floor.url));
        }
      } finally {
        await floor.stop();
      }
    }
    return [...lines, ...memoryLines(server.pid)];
  } finally {
    await server.stop();
  }
}

async function main(): Promise<void> {
  // A build that is there, for what changes nothing that is measured.
  if (!values['as-built']) buildIfStale(() => say('building'));
  const app = addressOf(HOST, await freePort(Number(values.port ?? 0)));
  const place = await openPlace(app);
  try {
    const bench = await prepared(place, app);
    const lines = [...(await measured(bench)), ...(await importLines(values.quick))];
    say(tableOf(lines));
    const text = JSON.stringify({ on: new Date().toISOString(), node: process.version, ...size, lines }, null, 2);
    if (values.json) writeFileSync(values.json, `${text}\n`);
    else process.stdout.write(`${text}\n`);
  } finally {
    await place.stop();
  }
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
