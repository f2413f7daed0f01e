import 'server-only';
import { sender } from './boss';
import { asSystem, institutionIds } from './context';
import { JOB_NAMES, SCHEMA } from './queues';

export type JobHealth = {
  /** Jobs by queue: waiting, running, and given up within the last days. What waits in `dead-letters` waits for a person. */
  queues: { name: string; waiting: number; active: number; dead: number }[];
  /** Mails that no try could deliver. */
  failedMails: number;
};

// Counted from the jobs themselves: the queue's own figures are up to a minute old.
const COUNTS = `
  select q.name,
         count(*) filter (where j.state < 'active')::int waiting,
         count(*) filter (where j.state = 'active')::int active,
         count(*) filter (where j.state = 'failed')::int dead
    from ${SCHEMA}.queue q left join ${SCHEMA}.job j on j.name = q.name
   group by q.name order by q.name`;

/** How the queue stands, for `doctor` and /readyz. Throws when the queue cannot be reached. */
export async function jobHealth(): Promise<JobHealth> {
  const { rows } = await (await sender()).getDb().executeSql(COUNTS);
  let failedMails = 0;
  for (const institutionId of await institutionIds()) {
    failedMails += await asSystem(institutionId, 'doctor', ({ tx }) =>
      tx.mail.count({ where: { institutionId, state: 'FAILED' } }),
    );
  }
  return { queues: rows as JobHealth['queues'], failedMails };
}

/** The queues that the code sends to and the database does not have. Throws when the queue cannot be reached. */
export async function missingQueues(): Promise<string[]> {
  const { rows } = await (await sender()).getDb().executeSql(`select name from ${SCHEMA}.queue`);
  const there = new Set((rows as { name: string }[]).map(({ name }) => name));
  return JOB_NAMES.filter((name) => !there.has(name));
}
