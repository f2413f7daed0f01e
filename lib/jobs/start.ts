import 'server-only';
import { env } from '@/lib/env';
import { logger } from '@/lib/logger';
import { startJobs, stopJobs } from './boss';

/** Next ends the process once its requests are done; this lets running jobs end first. */
function endJobsBeforeExit(): void {
  const exit = process.exit.bind(process);
  let ending = false;
  process.exit = ((code?: number) => {
    if (ending) return exit(code);
    ending = true;
    stopJobs()
      .catch((error: unknown) => logger().error({ err: error }, 'stopping'))
      .finally(() => exit(code));
  }) as typeof process.exit;
}

/** Starts what a server process does beside answering requests: settings are checked, jobs are worked, and both end with it. */
export async function startWork(): Promise<void> {
  env();
  endJobsBeforeExit();
  // A queue that is not there yet must not keep the pages from coming up; /readyz tells of it.
  await startJobs().catch((error: unknown) => logger().error({ err: error }, 'queue'));
}
