import 'server-only';

type Queue = Readonly<{
  /** When it starts by itself, on the college's clock. */
  cron?: string;
  /** Tries after the first one; the wait doubles from one to the next. */
  retries: number;
  firstWaitSeconds: number;
  /** How long one try may take, with those taken beside it. */
  timeoutSeconds: number;
  /** How many a worker takes at once, to do one after the other; 1 when not given. */
  batch?: number;
}>;

/** What every job is sent with: ids only. A job that starts by itself is sent with nothing and goes through all institutions. */
export type Payloads = {
  'mail.deliver': { institutionId: string; mailId: string };
  'mail.sweep': Record<string, never>;
  'files.purge': Record<string, never>;
  'idempotency.expire': Record<string, never>;
  'access.expire': Record<string, never>;
  'agreements.remind': Record<string, never>;
  'follow-ups.remind': Record<string, never>;
  'governance.remind': Record<string, never>;
  'placements.judge': Record<string, never>;
  'choices.tell': Record<string, never>;
  'inspections.remind': Record<string, never>;
  'incidents.remind': Record<string, never>;
  'links.weekly': Record<string, never>;
  'vacancies.remind': Record<string, never>;
  /** `run` tells two steps of one import apart: the second is sent before the first has quite ended. */
  'imports.run': { institutionId: string; batchId: string; run: string };
};
export type JobName = keyof Payloads;

/** The queues, as data: lib/jobs/schema.ts makes them, lib/jobs/boss.ts works them, lib/jobs/registry.ts says what they run. */
export const QUEUES: Readonly<Record<JobName, Queue>> = {
  'mail.deliver': { retries: 5, firstWaitSeconds: 30, timeoutSeconds: 900, batch: 10 },
  'mail.sweep': { cron: '5 * * * *', retries: 2, firstWaitSeconds: 60, timeoutSeconds: 300 },
  'files.purge': { cron: '30 3 * * *', retries: 2, firstWaitSeconds: 60, timeoutSeconds: 1800 },
  'idempotency.expire': { cron: '15 3 * * *', retries: 2, firstWaitSeconds: 60, timeoutSeconds: 600 },
  'access.expire': { cron: '20 3 * * *', retries: 2, firstWaitSeconds: 60, timeoutSeconds: 600 },
  'agreements.remind': { cron: '0 8 * * *', retries: 5, firstWaitSeconds: 60, timeoutSeconds: 900 },
  'follow-ups.remind': { cron: '0 8 * * *', retries: 5, firstWaitSeconds: 60, timeoutSeconds: 900 },
  'governance.remind': { cron: '0 8 * * *', retries: 5, firstWaitSeconds: 60, timeoutSeconds: 900 },
  'placements.judge': { cron: '45 3 * * *', retries: 2, firstWaitSeconds: 60, timeoutSeconds: 3600 },
  'choices.tell': { cron: '0 7 * * *', retries: 5, firstWaitSeconds: 60, timeoutSeconds: 900 },
  'inspections.remind': { cron: '0 8 * * *', retries: 5, firstWaitSeconds: 60, timeoutSeconds: 900 },
  'incidents.remind': { cron: '0 8 * * *', retries: 5, firstWaitSeconds: 60, timeoutSeconds: 900 },
  'links.weekly': { cron: '30 7 * * *', retries: 5, firstWaitSeconds: 60, timeoutSeconds: 1800 },
  'vacancies.remind': { cron: '0 8 * * *', retries: 5, firstWaitSeconds: 60, timeoutSeconds: 900 },
  'imports.run': { retries: 2, firstWaitSeconds: 5, timeoutSeconds: 600 },
};

export const JOB_NAMES = Object.keys(QUEUES) as JobName[];
export const SCHEMA = 'pgboss';
export const TIME_ZONE = 'Asia/Shanghai';
/** Where a job goes whose tries are used up; `doctor` counts them. */
export const DEAD_LETTERS = 'dead-letters';
