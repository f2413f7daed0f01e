import 'server-only';
import { PgBoss } from 'pg-boss';
import { DEAD_LETTERS, JOB_NAMES, QUEUES, SCHEMA } from './queues';

// The application's role works jobs but owns nothing of the queue.
const GRANTS = `
  grant usage on schema ${SCHEMA} to rq_app;
  grant select, insert, update, delete on all tables in schema ${SCHEMA} to rq_app;
  grant usage on all sequences in schema ${SCHEMA} to rq_app;
  grant execute on all functions in schema ${SCHEMA} to rq_app`;

function settingsOf(name: keyof typeof QUEUES) {
  const { retries, firstWaitSeconds, timeoutSeconds, cron } = QUEUES[name];
  return {
    retryLimit: retries,
    retryDelay: firstWaitSeconds,
    retryBackoff: true,
    expireInSeconds: timeoutSeconds,
    deadLetter: DEAD_LETTERS,
    // Only a queue that somebody waits for wakes its worker at once.
    notify: cron === undefined,
  };
}

/** Makes or upgrades the queue's schema as the database's owner, its queues and the application's rights. Safe to repeat; runs after the migrations. */
export async function ensureJobSchema(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: SCHEMA,
    max: 1,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  let problem: Error | undefined;
  boss.on('error', (error) => {
    problem = error;
  });
  try {
    await boss.start();
    await boss.createQueue(DEAD_LETTERS, { retentionSeconds: 90 * 86_400 });
    for (const name of JOB_NAMES) {
      await boss.createQueue(name, { ...settingsOf(name), policy: 'exclusive' });
      await boss.updateQueue(name, settingsOf(name));
    }
    await boss.getDb().executeSql(GRANTS);
  } finally {
    await boss.stop({ graceful: false });
  }
  if (problem) throw problem;
}
