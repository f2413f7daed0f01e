import 'server-only';
import { sender } from './boss';
import { asSystem, institutionIds } from './context';
import { SCHEMA } from './queues';

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
