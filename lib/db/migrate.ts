import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Client } from 'pg';
import { APP, connected } from './bootstrap';

/** The lock that Prisma's own migrator takes, so that neither runs beside the other. */
const LOCK = 72_707_369;
// As Prisma makes it: `prisma migrate deploy` agrees with what stands here.
const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

type Migration = { name: string; sql: string; checksum: string };

/** The migrations of a folder in their order. */
export function readMigrations(folder = path.resolve('prisma/migrations')): Migration[] {
  // The build would else take the whole project along; next.config.ts names these files.
  return readdirSync(/* turbopackIgnore: true */ folder)
    .filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

async function appliedOf(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    'select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  const startedAt = new Date();
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name, startedAt],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name}: ${(error as Error).message}`, { cause: error });
  }
}

/** Applies, as the owner, what is not applied yet, each in a transaction. Refuses when a migration was changed after it was applied. Gives the names applied. */
export async function migrate(ownerUrl: string, migrations = readMigrations()): Promise<string[]> {
  return connected(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(TABLE);
    const applied = await appliedOf(client);
    const changed = migrations.filter(({ name, checksum }) => (applied.get(name) ?? checksum) !== checksum);
    if (changed.length > 0) throw new Error(`changed after it was applied: ${changed.map((m) => m.name).join(', ')}`);
    const pending = migrations.filter(({ name }) => !applied.has(name));
    for (const migration of pending) await apply(client, migration);
    // The application reads how far the database is, and no more.
    await client.query(`revoke all on _prisma_migrations from ${APP}`);
    await client.query(`grant select on _prisma_migrations to ${APP}`);
    return pending.map(({ name }) => name);
  });
}

/** The names of `expected` that the database behind the address does not have; any role may ask. */
export async function pendingMigrations(
  url: string,
  expected = readMigrations().map((m) => m.name),
): Promise<string[]> {
  return connected(url, async (client) => {
    const { rows } = await client.query<{ found: boolean }>(
      `select to_regclass('_prisma_migrations') is not null found`,
    );
    const applied = rows[0]?.found ? await appliedOf(client) : new Map<string, string>();
    return expected.filter((name) => !applied.has(name));
  });
}
