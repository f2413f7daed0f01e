import { connected } from '@/lib/db/bootstrap';
import { asSystem } from '@/lib/jobs/context';
import { judgeInternships } from '@/lib/jobs/internship-rules';
import { judgePlacements } from '@/lib/modules/placements/judge';
import { PLAN_STUDENTS } from './colleges';
import { median } from './load';
import type { Line } from './report';

const LIVE = `state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'STARTED')`;

const secondsOf = async (fn: () => Promise<unknown>) => {
  const started = performance.now();
  await fn();
  return (performance.now() - started) / 1000;
};

/** The rules of one plan, all of it, as before a start: every placement is judged. */
export async function planLines(college: string, institutionId: string, times: number): Promise<Line[]> {
  const taken: number[] = [];
  let judged = 0;
  for (let at = 0; at < times; at++)
    taken.push(
      await secondsOf(() =>
        asSystem(institutionId, 'bench', async ({ tx, ctx }) => {
          judged = await judgePlacements(tx, ctx, { plan: { name: '测算' } });
        }),
      ),
    );
  if (judged < PLAN_STUDENTS) throw new Error(`${judged} judged`);
  const what = `rules of a plan of ${judged}`;
  return [{ college, what, value: median(taken), unit: 's', aim: { atMost: 2 } }];
}

/** The nightly run over colleges, one after the other: placements judged a second. */
export async function nightLines(superUrl: string, college: string, what: string): Promise<Line[]> {
  const live = await connected(superUrl, async (client) => {
    const sql = `select institution_id id, count(*)::int n from placements where ${LIVE} group by 1 order by 1`;
    return (await client.query<{ id: string; n: number }>(sql)).rows;
  });
  const seconds = await secondsOf(async () => {
    for (const { id } of live) await judgeInternships(id);
  });
  const judged = live.reduce((sum, { n }) => sum + n, 0);
  const note = `${judged} in ${seconds.toFixed(1)} s`;
  return [{ college, what, value: judged / seconds, unit: 'a second', aim: { atLeast: 5_000 }, note }];
}
