import 'server-only';
import { client } from './client';
import { readMigrations } from './migrate';

export type DatabaseHealth = Readonly<{
  /** PostgreSQL's major version. */
  version: number;
  /** Migrations of this version that are not applied. */
  pending: readonly string[];
  /** Settings with which a power cut may lose what was committed. */
  unsafe: readonly string[];
  /** What the application's role can and must not: superuser, bypassrls, owner. */
  rights: readonly string[];
  /** Tables of a college's data whose walls do not stand. */
  open: readonly string[];
  /** Extensions that are missing. */
  missing: readonly string[];
}>;

type Row = {
  version: number;
  applied: string[] | null;
  unsafe: string[] | null;
  superuser: boolean;
  bypass: boolean;
  owner: boolean;
  open: string[] | null;
  missing: string[] | null;
};

const EXTENSIONS = ['pg_trgm', 'btree_gin', 'btree_gist'];

/** How the database stands, as the application's role sees it, in one statement. Throws when it cannot be reached. */
export async function databaseHealth(): Promise<DatabaseHealth> {
  const [row] = await client().$queryRaw<Row[]>`
    select current_setting('server_version_num')::int / 10000 as version,
      (select array_agg(migration_name::text) from _prisma_migrations where finished_at is not null and rolled_back_at is null) as applied,
      (select array_agg(name) from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off') as unsafe,
      role.rolsuper as superuser, role.rolbypassrls as bypass,
      exists (select from pg_class c where c.relowner = role.oid and c.relnamespace = 'public'::regnamespace) as owner,
      (select array_agg(c.relname::text order by c.relname) from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'institution_id' and not a.attisdropped
        and not (c.relrowsecurity and c.relforcerowsecurity)) as open,
      (select array_agg(wanted) from unnest(${EXTENSIONS}::text[]) wanted where wanted not in (select extname from pg_extension)) as missing
    from pg_roles role where role.rolname = current_user`;
  if (!row) throw new Error('the database does not know its own role');
  const applied = new Set(row.applied);
  const rights = { superuser: row.superuser, bypassrls: row.bypass, owner: row.owner };
  return {
    version: row.version,
    pending: readMigrations()
      .map(({ name }) => name)
      .filter((name) => !applied.has(name)),
    unsafe: row.unsafe ?? [],
    rights: Object.entries(rights).flatMap(([name, has]) => (has ? [name] : [])),
    open: row.open ?? [],
    missing: row.missing ?? [],
  };
}
