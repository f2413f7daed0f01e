import 'server-only';
import { Client } from 'pg';

export const OWNER = 'rq_owner';
/** The application's role; the migrations grant to it by this name. */
export const APP = 'rq_app';

export type Passwords = Readonly<{ owner: string; app: string }>;

/** Runs fn with one connection of its own. */
export async function connected<T>(url: string, fn: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}

async function makeRole(client: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (!rowCount) await client.query(`create role ${role}`);
  const limits = 'login nosuperuser nobypassrls nocreatedb nocreaterole noreplication';
  await client.query(`alter role ${role} ${limits} password ${client.escapeLiteral(password)}`);
}

// Trigrams find likely duplicates, the two index kinds serve exclusion constraints and search within an institution.
const FITTINGS = `
  create extension if not exists pg_trgm;
  create extension if not exists btree_gin;
  create extension if not exists btree_gist;
  -- Else row-level security keeps the search from its index: the function tells nothing of the rows it is shown.
  alter function pg_catalog.arraycontains(anyarray, anyarray) leakproof;
  alter schema public owner to ${OWNER}`;

/** Makes, as superuser, both roles, the database and what only a superuser may put into it. Safe to repeat. `urlOf` gives the superuser's address of a database. */
export async function bootstrap(
  urlOf: (database: string) => string,
  database: string,
  passwords: Passwords,
): Promise<void> {
  await connected(urlOf('postgres'), async (client) => {
    await makeRole(client, OWNER, passwords.owner);
    await makeRole(client, APP, passwords.app);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(database)} owner ${OWNER}`);
  });
  await connected(urlOf(database), (client) => client.query(FITTINGS));
}

/** The address with another user and, when given, another database. */
export function withUser(url: string, user: string, password: string, database?: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  if (database) changed.pathname = `/${database}`;
  return changed.href;
}
