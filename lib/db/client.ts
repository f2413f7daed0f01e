import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from '@/lib/db/generated/client';
import { env } from '@/lib/env';
import { closeLimitPool } from './limit-pool';
import { statementNames } from './statement-names';

/** The client inside a transaction: the only way in which modules meet the database. */
export type Tx = Prisma.TransactionClient;

// One client a process, also when the development server reloads modules.
const kept = globalThis as { rongqiaoPrisma?: PrismaClient };

/** The process's Prisma client, as the application's role. Only lib/db uses it. */
export function client(): PrismaClient {
  kept.rongqiaoPrisma ??= new PrismaClient({
    adapter: new PrismaPg(
      // What a connection keeps prepared goes with it.
      { connectionString: env().DATABASE_URL, max: env().DATABASE_POOL, maxLifetimeSeconds: 600 },
      { statementNameGenerator: statementNames() },
    ),
    transactionOptions: { timeout: 120_000, maxWait: 10_000 },
  });
  return kept.rongqiaoPrisma;
}

/** Closes the process's connections; the next use opens new ones. */
export async function closeClient(): Promise<void> {
  await closeLimitPool();
  await kept.rongqiaoPrisma?.$disconnect();
  kept.rongqiaoPrisma = undefined;
}
