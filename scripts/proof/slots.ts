// npm run proof:slots [-- --small] : students rush for slots over HTTP, with aborts and kills of the server; exactly as many are placed as there are slots.
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { connected } from '@/lib/db/bootstrap';
import { closeClient } from '@/lib/db/client';
import { freePort } from '@/lib/db/embedded';
import { openPlace } from '@/scripts/bench/place';
import { buildIfStale } from '@/scripts/setup/build';
import { addressOf } from '@/scripts/setup/server';
import { makeRush, type Rush } from './college';
import { attemptsOf, runRush, type Told } from './rush';

const { values } = parseArgs({ options: { small: { type: 'boolean', default: false } } });
const size = values.small
  ? { students: 120, slots: 20, each: 4, killAt: [12, 90] }
  : { students: 2_000, slots: 100, each: 5, killAt: [30, 100, 170, 400, 2_000, 4_000, 7_000] };
const say = (text: string) => process.stderr.write(`${text}\n`);

type Post = { slots: number; taken: number; placed: string };
type Placement = { id: string; student_id: string };

/** What stands in the database, asked beside the application. */
async function found(superUrl: string, { institutionId, planId }: Rush) {
  return connected(superUrl, async (client) => {
    const posts = await client.query<Post>(
      `select o.slots, o.taken, (select count(*) from placements p where p.institution_id = o.institution_id and p.post_id = o.id and p.state <> 'CANCELLED') placed
         from internship_posts o where o.institution_id = $1`,
      [institutionId],
    );
    const placements = await client.query<Placement>(
      `select id, student_id from placements where institution_id = $1 and plan_id = $2 and state <> 'CANCELLED'`,
      [institutionId, planId],
    );
    return { posts: posts.rows, placements: placements.rows };
  });
}

/** Exactly as many as there are slots, each student once, and whoever was told of a place has it. */
function judge({ placements: told }: Told, { posts, placements }: Awaited<ReturnType<typeof found>>): void {
  assert.equal(placements.length, size.slots, 'placements');
  assert.equal(new Set(placements.map((each) => each.student_id)).size, size.slots, 'students with a placement');
  for (const { slots, taken, placed } of posts) {
    assert.equal(taken, slots, 'slots taken of a post');
    assert.equal(Number(placed), slots, 'placements on a post');
  }
  const known = new Set(placements.map(({ id }) => id));
  for (const [student, ids] of told) {
    assert.equal(ids.size, 1, `places that student ${student} was told of`);
    for (const id of ids) assert.ok(known.has(id), `student ${student} was told of a place that is not there`);
  }
}

async function main(): Promise<void> {
  buildIfStale(() => say('building'));
  const port = await freePort();
  const place = await openPlace(addressOf('127.0.0.1', port));
  try {
    const rush = await makeRush(size.students, size.slots);
    await closeClient();
    const attempts = attemptsOf(rush, size.each);
    say(`${attempts.length} attempts by ${size.students} students for ${size.slots} slots`);
    const told = await runRush(rush, attempts, size.killAt, port);
    const there = await found(place.superUrl, rush);
    const at = (share: number) => Math.round(told.taken[Math.floor(told.taken.length * share)] ?? 0);
    const { answers, kills, seconds } = told;
    const placed = there.placements.length;
    const report = { attempts: attempts.length, students: size.students, slots: size.slots, kills, answers, placed };
    const speed = { seconds: Math.round(seconds), perSecond: Math.round(attempts.length / seconds) };
    process.stdout.write(`${JSON.stringify({ ...report, ...speed, p50: at(0.5), p95: at(0.95) })}\n`);
    judge(told, there);
    assert.equal(kills, size.killAt.length, 'kills');
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
