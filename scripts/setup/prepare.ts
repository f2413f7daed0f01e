import { migrate } from '@/lib/db/migrate';
import { ensureJobSchema } from '@/lib/jobs/schema';
import { loadReference } from '@/prisma/seed';

/** Brings a database up to this version, as its owner: migrations, the queue's tables, reference data. Safe to repeat. Gives the migrations applied. */
export async function prepare(ownerUrl: string): Promise<string[]> {
  const applied = await migrate(ownerUrl);
  await ensureJobSchema(ownerUrl);
  await loadReference(ownerUrl);
  return applied;
}
