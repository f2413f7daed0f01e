import 'server-only';
import { fromPrisma } from 'pg-boss';
import type { Tx } from '@/lib/db/client';
import { sender } from './boss';
import type { JobName, Payloads } from './queues';

/**
 * Sends a job inside the caller's transaction: rolled back, nothing is sent. The same job with the same ids is not queued again while it waits or runs.
 */
export async function sendJob<N extends JobName>(tx: Tx, name: N, payload: Payloads[N]): Promise<void> {
  const boss = await sender();
  await boss.send(name, payload, { db: fromPrisma(tx), singletonKey: Object.values(payload).join('/') });
}
