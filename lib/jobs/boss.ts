import 'server-only';
import { type ConstructorOptions, PgBoss } from 'pg-boss';
import { env } from '@/lib/env';
import { logger } from '@/lib/logger';
import { JOB_NAMES, type JobName, type Payloads, QUEUES, SCHEMA, TIME_ZONE } from './queues';

// Next bundles instrumentation apart from pages, so what a process shares hangs on globalThis.
const kept = globalThis as { rongqiaoWorker?: Promise<PgBoss>; rongqiaoSender?: Promise<PgBoss> };

async function open(options: ConstructorOptions): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: env().DATABASE_URL, schema: SCHEMA, migrate: false, createSchema: false, reindex: false, ...options });
  boss.on('error', (error) => logger().error({ err: error }, 'queue'));
  return boss.start();
}

/** The process's connection for sending: the worker's where there is one. */
export function sender(): Promise<PgBoss> {
  if (kept.rongqiaoWorker) return kept.rongqiaoWorker;
  kept.rongqiaoSender ??= open({ max: 1, supervise: false, schedule: false, registerInstance: false }).catch((error: unknown) => {
    kept.rongqiaoSender = undefined;
    throw error;
  });
  return kept.rongqiaoSender;
}

async function work<N extends JobName>(boss: PgBoss, name: N, run: (payload: Payloads[N]) => Promise<void>): Promise<void> {
  const { cron } = QUEUES[name];
  await boss.work<Payloads[N]>(name, { pollingIntervalSeconds: cron ? 30 : 5 }, async (jobs) => {
    for (const job of jobs) {
      const started = performance.now();
      await run(job.data);
      logger().info({ job: name, ms: Math.round(performance.now() - started) }, 'job');
    }
  });
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
