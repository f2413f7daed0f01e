import 'server-only';
import { databaseHealth } from '@/lib/db/health';
import { logger } from '@/lib/logger';
import { missingQueues } from './health';

type Check = Readonly<{ ok: boolean; names?: readonly string[] }>;
export type Readiness = Readonly<{ ok: boolean; checks: Readonly<Record<string, Check>> }>;

const named = (names: readonly string[]): Check => (names.length === 0 ? { ok: true } : { ok: false, names });

async function attempted(what: string, check: () => Promise<Record<string, Check>>): Promise<Record<string, Check>> {
  try {
    return await check();
  } catch (error) {
    logger().error({ err: error, check: what }, 'not ready');
    return { [what]: { ok: false } };
  }
}

/** Whether this process can serve: database, migrations, safe settings, the walls and the queue. */
export async function readiness(): Promise<Readiness> {
  const database = await attempted('database', async () => {
    const { pending, unsafe, rights, open } = await databaseHealth();
    const checks = { migrations: named(pending), settings: named(unsafe), role: named(rights), walls: named(open) };
    return { database: { ok: true }, ...checks };
  });
  const queue = await attempted('queue', async () => ({ queue: named(await missingQueues()) }));
  const checks = { ...database, ...queue };
  return { ok: Object.values(checks).every((check) => check.ok), checks };
}
