import 'server-only';
import { type ConstructorOptions, type Job, type JobResult, PgBoss } from 'pg-boss';
import { env } from '@/lib/env';
import { logger } from '@/lib/logger';
import { JOB_NAMES, type JobName, type Payloads, QUEUES, SCHEMA, TIME_ZONE } from './queues';

// Next bundles instrumentation apart from pages, so what a process shares hangs on globalThis.
const kept = globalThis as { rongqiaoWorker?: Promise<PgBoss>; rongqiaoSender?: Promise<PgBoss> };

async function open(options: ConstructorOptions): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    schema: SCHEMA,
    migrate: false,
    createSchema: false,
    reindex: false,
    ...options,
  });
  boss.on('error', (error) => logger().error({ err: error }, 'queue'));
  return boss.start();
}

/** The process's connection for sending: the worker's where there is one. */
export function sender(): Promise<PgBoss> {
  if (kept.rongqiaoWorker) return kept.rongqiaoWorker;
  kept.rongqiaoSender ??= open({ max: 1, supervise: false, schedule: false, registerInstance: false }).catch(
    (error: unknown) => {
      kept.rongqiaoSender = undefined;
      throw error;
    },
  );
  return kept.rongqiaoSender;
}

/** One job after the other, each with its own end: one that fails does not fail those beside it. */
async function runAll<P extends object>(name: JobName, jobs: Job<P>[], run: (payload: P) => Promise<void>) {
  const results: JobResult[] = [];
  for (const { id, data } of jobs) {
    const started = performance.now();
    try {
      await run(data);
      results.push({ id, status: 'completed' });
      logger().info({ job: name, ms: Math.round(performance.now() - started) }, 'job');
    } catch (error) {
      results.push({ id, status: 'failed' });
      logger().error({ err: error, job: name }, 'job failed');
    }
  }
  return results;
}

async function work<N extends JobName>(boss: PgBoss, name: N, run: (payload: Payloads[N]) => Promise<void>) {
  const { cron, batch = 1 } = QUEUES[name];
  const seconds = cron ? 30 : 5;
  const pace = {
    pollingIntervalSeconds: seconds,
    notifyPollingIntervalSeconds: seconds,
    burstWhenBatchFull: batch > 1,
  };
  await boss.work<Payloads[N]>(name, { ...pace, batchSize: batch, perJobResults: true }, (jobs) =>
    runAll(name, jobs, run),
  );
  // A day on which no server ran is made up for by one run at the next start.
  if (cron) await boss.schedule(name, cron, {}, { tz: TIME_ZONE, missed: 'once' });
}

async function startWorker(): Promise<PgBoss> {
  const { RUNS } = await import('./registry');
  const boss = await open({ max: 4, useListenNotify: true });
  for (const name of JOB_NAMES) await work(boss, name, RUNS[name] as (payload: object) => Promise<void>);
  return boss;
}

/** Starts this process's workers and the clock of the scheduled jobs, unless DISABLE_JOBS is set. */
export async function startJobs(): Promise<void> {
  if (env().DISABLE_JOBS) return;
  kept.rongqiaoWorker ??= startWorker();
  await kept.rongqiaoWorker.catch((error: unknown) => {
    kept.rongqiaoWorker = undefined;
    throw error;
  });
}

/** Lets running jobs end, then closes the queue's connections of this process. */
export async function stopJobs(): Promise<void> {
  const open = [kept.rongqiaoWorker, kept.rongqiaoSender];
  kept.rongqiaoWorker = undefined;
  kept.rongqiaoSender = undefined;
  await Promise.all(open.map(async (boss) => (await boss)?.stop({ timeout: 10_000 })));
}
