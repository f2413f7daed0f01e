import 'server-only';
import { Pool } from 'pg';
import { env } from '@/lib/env';
import { logger } from '@/lib/logger';

const kept = globalThis as { rongqiaoLimits?: Pool };

/** Connections for rate limits alone: a count is taken while a transaction waits for it, and must stay when that fails. */
export function limitPool(): Pool {
  if (!kept.rongqiaoLimits) {
    kept.rongqiaoLimits = new Pool({ connectionString: env().DATABASE_URL, max: 2, allowExitOnIdle: true });
    kept.rongqiaoLimits.on('error', (error) => logger().error({ err: error }, 'rate limits'));
  }
  return kept.rongqiaoLimits;
}

/** Closes these connections; the next use opens new ones. */
export async function closeLimitPool(): Promise<void> {
  await kept.rongqiaoLimits?.end();
  kept.rongqiaoLimits = undefined;
}
