import { connected } from '@/lib/db/bootstrap';
import { closeClient } from '@/lib/db/client';
import { collegeScenarios } from './college-scenarios';
import { addColleges, fillCollege, MEASURED } from './colleges';
import { memoryLines, pageLines, type Subject, writeLines } from './lines';
import { linkLines } from './link-lines';
import { besideFloor, serving, type Told } from './part';
import { signInAs } from './people';
import { nightLines, planLines } from './rule-lines';

// Times the colleges of a full run: 1,000,000 students and as many placements, 20,000 classes.
const OF_ONE = { students: 20_000, classes: 400 };
const COUNTED = ['students', 'order_classes', 'rosters', 'placements'];

async function settled({ bench, say }: Told, what: string, started: number): Promise<void> {
  const counts = await connected(bench.superUrl, async (client) => {
    await client.query('vacuum analyze');
    const sql = COUNTED.map((table) => `(select count(*)::int from ${table}) ${table}`).join(', ');
    return (await client.query<Record<string, number>>(`select ${sql}`)).rows[0];
  });
  say(`${what}: ${JSON.stringify(counts)}, filled in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

async function measured({ bench, add }: Told, subject: Subject): Promise<void> {
  await serving(bench.app, ({ pid }) =>
    besideFloor(subject, async (floor) => {
      add(await pageLines(bench, subject, floor));
      add(await writeLines(bench, subject, floor));
      if (!subject.than) add(await linkLines(subject));
      add(memoryLines(pid));
    }),
  );
}

/** One college's screens and rules, with its own data alone and then among so many. */
export async function collegeLines(told: Told, colleges: number): Promise<void> {
  const { bench, add } = told;
  const started = performance.now();
  const institutionId = await fillCollege(bench.superUrl, OF_ONE);
  await settled(told, 'alone', started);
  add(await nightLines(bench.superUrl, 'alone', 'nightly run, the first'));
  add(await planLines('alone', institutionId, 3));
  const person = await signInAs(MEASURED);
  const alone: Subject = { college: 'alone', person, scenarios: await collegeScenarios(person.ctx) };
  await closeClient();
  await measured(told, alone);
  await addColleges(bench.superUrl, institutionId, colleges - 1);
  await settled(told, `among ${colleges}`, started);
  const among = { ...alone, college: `among ${colleges}`, than: 'alone' };
  await measured(told, among);
  add(await planLines(among.college, institutionId, 3));
  add(await nightLines(bench.superUrl, among.college, 'nightly run'));
  await closeClient();
}
