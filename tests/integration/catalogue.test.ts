import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { connected } from '@/lib/db/bootstrap';
import { AUDIT_TABLES } from '@/lib/modules/audit/schema';
import { schemaStatements } from '@/tests/support/schema-diff';

const at = Number(process.env.VITEST_POOL_ID ?? 1) - 1;
const owner = () => inject('databases')[at]?.owner ?? '';
const select = async <Row extends object>(sql: string): Promise<Row[]> =>
  connected(owner(), async (client) => (await client.query<Row>(sql)).rows);
const tables = async (sql: string) => (await select<{ name: string }>(sql)).map((row) => row.name).sort();

/** Tables whose rows belong to no single college, with the reason. */
const GLOBAL = {
  industries: 'reference data of the state, read by all',
  regions: 'reference data of the state, read by all',
  users: 'a person may belong to several colleges',
  sessions: 'a session may not have chosen its college yet',
  institutions: 'the colleges themselves',
  account_links: 'an invitation to an account that has no college yet',
  rate_limits: 'limits of signing in, before anybody is known',
  _prisma_migrations: 'what has been migrated',
} as const;

/** Tables that no person edits, with the reason why they have no audit trigger. */
const UNAUDITED = {
  audit_entries: 'the audit itself',
  audit_heads: 'the audit itself',
  idempotency_keys: 'kept by the kernel beside what a command wrote, which is audited',
  import_rows: 'working copy of a file; what is written from it is audited',
  mails: 'outbox of the server',
  rate_limits: 'counts of attempts',
  notifications: "one's own list of what was told",
  saved_views: "one's own bookmarks",
} as const;

const TENANT = `select c.oid, c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'institution_id' and not a.attisdropped)`;
const first = (list: string) =>
  `(select attname from pg_attribute where attrelid = k.conrelid and attnum = k.${list}[1])`;
const without = (names: readonly string[], but: object) => names.filter((name) => !(name in but));

describe('keys', () => {
  it('every table is of a college or stands on the list of those that are not', async () => {
    const tenant = await tables(TENANT);
    const all = await tables(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    );
    expect(tenant.length).toBeGreaterThan(60);
    expect(
      without(
        all.filter((name) => !tenant.includes(name)),
        GLOBAL,
      ),
    ).toEqual([]);
  });

  it('begin with the college: primary, unique, and references among tenants', async () => {
    const keys = await select<{ name: string; type: string; own: string; target: string | null }>(
      `select t.name || '.' || k.conname as name, k.contype as type, ${first('conkey')} as own,
         (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1]) as target
       from (${TENANT}) t join pg_constraint k on k.conrelid = t.oid
       where k.contype in ('p', 'u') or (k.contype = 'f' and k.confrelid in (select oid from (${TENANT}) o
         where o.name not in ('users', 'sessions', 'account_links')))`,
    );
    const ours = keys.filter(({ name }) => !/^(sessions|account_links)\./.test(name));
    expect(ours.length).toBeGreaterThan(150);
    const loose = ours.filter(({ type, own, target }) => own !== 'institution_id' || (type === 'f' && target !== own));
    expect(loose.map(({ name }) => name)).toEqual([]);
  });

  it('every unique index begins with the college', async () => {
    const loose = await tables(
      `select t.name || '.' || i.indexrelid::regclass as name from (${TENANT}) t join pg_index i on i.indrelid = t.oid
       where i.indisunique and t.name not in ('sessions', 'account_links')
         and (select attname from pg_attribute where attrelid = t.oid and attnum = i.indkey[0]) is distinct from 'institution_id'`,
    );
    expect(loose).toEqual([]);
  });

  it('every relation of the schema says what a deletion does', () => {
    const folder = path.resolve('prisma/schema');
    const lines = readdirSync(folder).flatMap((file) => readFileSync(path.join(folder, file), 'utf8').split('\n'));
    const relations = lines.filter((line) => /@relation\(.*fields:/.test(line));
    expect(relations.length).toBeGreaterThan(100);
    expect(relations.filter((line) => !/onDelete: (Restrict|Cascade)/.test(line))).toEqual([]);
  });

  it('nothing is deleted or emptied along with another row, unless its reference says so', async () => {
    const loud = await tables(
      `select k.conrelid::regclass || '.' || k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
       where c.relnamespace = 'public'::regnamespace and k.contype = 'f' and k.confdeltype not in ('r', 'c')`,
    );
    expect(loud).toEqual([]);
  });
});

describe('walls', () => {
  it('row-level security is on and forced for all but reference data and counters, with a tenant policy', async () => {
    const open = await tables(
      `select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and not (relrowsecurity and relforcerowsecurity
           and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant' and p.polpermissive))`,
    );
    expect(
      open.filter((name) => !['industries', 'regions', 'rate_limits', '_prisma_migrations'].includes(name)),
    ).toEqual([]);
  });

  it('no tenant policy lets through more than the college and signing in', async () => {
    const policies = await select<{ name: string; said: string }>(
      `select c.relname as name, pg_get_expr(p.polqual, p.polrelid) as said from pg_policy p join pg_class c on c.oid = p.polrelid
       where p.polpermissive and p.polname <> 'owner'`,
    );
    expect(policies.length).toBeGreaterThan(60);
    const wide = policies.filter(({ said }) => !/app\.(institution|user_id)\(\)/.test(said));
    expect(wide.map(({ name }) => name)).toEqual([]);
  });

  it('outsiders are narrowed on every table by a restrictive policy', async () => {
    const open = await tables(
      `select t.name from (${TENANT}) t where not exists (select 1 from pg_policy p where p.polrelid = t.oid and not p.polpermissive)`,
    );
    // Their tenant policy itself asks for the person or for staff.
    expect(
      open.filter((name) => !['sessions', 'account_links', 'audit_entries', 'audit_heads'].includes(name)),
    ).toEqual([]);
  });

  it('the application owns nothing and passes no wall', async () => {
    const [role] = await select<{ super: boolean; bypass: boolean; member: boolean; owns: number; creates: boolean }>(
      `select rolsuper as super, rolbypassrls as bypass, pg_has_role('rq_app', 'rq_owner', 'member') as member,
         (select count(*)::int from pg_class where relowner = r.oid) as owns,
         has_schema_privilege('rq_app', 'public', 'create') or has_schema_privilege('rq_app', 'app', 'create') as creates
       from pg_roles r where rolname = 'rq_app'`,
    );
    expect(role).toEqual({ super: false, bypass: false, member: false, owns: 0, creates: false });
  });

  it('a function that runs as the owner has a fixed search path', async () => {
    const loose = await tables(
      `select proname as name from pg_proc where pronamespace = 'app'::regnamespace and prosecdef
         and not exists (select 1 from unnest(coalesce(proconfig, '{}')) s where s like 'search_path=%')`,
    );
    expect(loose).toEqual([]);
  });
});

describe('audit', () => {
  it('is on every table that people edit', async () => {
    const silent = await tables(
      `select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and relname not in ('industries', 'regions', '_prisma_migrations')
         and not exists (select 1 from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'audit' and g.tgenabled = 'O')`,
    );
    expect(without(silent, UNAUDITED)).toEqual([]);
    const audited = await tables(
      `select distinct tgrelid::regclass::text as name from pg_trigger where tgname = 'audit'`,
    );
    expect(audited.filter((name) => name in UNAUDITED)).toEqual([]);
    expect(AUDIT_TABLES.filter((name) => !audited.includes(name))).toEqual([]);
  });

  it('tells no encrypted value, hash or index of a person', async () => {
    const columns = await select<{ name: string; column: string; trigger: string }>(
      `select c.relname as name, a.attname as column, pg_get_triggerdef(g.oid) as trigger from pg_attribute a
         join pg_class c on c.oid = a.attrelid join pg_trigger g on g.tgrelid = c.oid and g.tgname = 'audit'
       where a.attnum > 0 and not a.attisdropped and a.atttypid in ('bytea'::regtype, 'bytea[]'::regtype)`,
    );
    // What a file holds is told by its hash, and concerns nobody.
    const secret = columns.filter(({ column }) => !['sha256', 'file_hash'].includes(column));
    expect(secret.length).toBeGreaterThan(10);
    const told = secret.filter(({ column, trigger }) => !trigger.match(/[\w]+/g)?.includes(column));
    expect(told.map(({ name, column }) => `${name}.${column}`)).toEqual([]);
  });

  it('cannot be written, changed or erased by the application', async () => {
    const may = await tables(
      `select t || ' ' || p as name from unnest(array['audit_entries', 'audit_heads']) t, unnest(array['insert', 'update', 'delete', 'truncate']) p
       where has_table_privilege('rq_app', t, p)`,
    );
    expect(may).toEqual([]);
    const [row] = await select<{ may: boolean }>(
      `select bool_or(has_function_privilege('rq_app', oid, 'execute')) as may from pg_proc where proname = 'audit_write'`,
    );
    expect(row?.may).toBe(false);
  });
});

describe('the Prisma schema', () => {
  it('and the migrated database agree', async () => {
    const statements = await schemaStatements(owner());
    const creates = statements.filter((each) => each.startsWith('CREATE TABLE'));
    expect(creates.length).toBeGreaterThan(60);
    const { wanted, found } = await compareInScratch(statements);
    expect(found.length).toBeGreaterThan(800);
    expect(found.filter((line) => !wanted.includes(line))).toEqual([]);
    expect(wanted.filter((line) => !found.includes(line))).toEqual([]);
  });
});

// Columns of every table and what every reference does, read in the migrated database and in a schema made from the Prisma schema alone.
const SHAPE = (schema: string) => `
  select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid
   where c.relnamespace = '${schema}'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relname <> '_prisma_migrations'
  union all
  select c.relname || ' → ' || t.relname || ' (' || (select string_agg(a.attname, ',' order by n.ord)
      from unnest(k.conkey) with ordinality n(num, ord) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.num) || ') ' || k.confdeltype::text
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
   where c.relnamespace = '${schema}'::regnamespace and k.contype = 'f' and t.relname not in ('industries', 'regions')
  union all
  select c.relname || ' key (' || (select string_agg(a.attname, ',' order by n.ord)
      from unnest(k.conkey) with ordinality n(num, ord) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.num) || ')'
    from pg_constraint k join pg_class c on c.oid = k.conrelid
   where c.relnamespace = '${schema}'::regnamespace and k.contype = 'p' and c.relname <> '_prisma_migrations'`;

async function compareInScratch(statements: string[]): Promise<{ wanted: string[]; found: string[] }> {
  return connected(owner(), async (client) => {
    const read = async (schema: string) =>
      (await client.query<{ name: string }>(SHAPE(schema))).rows.map((row) => row.name).sort();
    const found = await read('public');
    await client.query('begin');
    await client.query('create schema scratch; set local search_path = scratch, public');
    for (const statement of statements.filter(
      (each) => !/^CREATE (SCHEMA|EXTENSION)|USING GIN/i.test(each) && each !== '',
    ))
      await client.query(statement);
    const wanted = await read('scratch');
    await client.query('rollback');
    return { wanted, found };
  });
}
