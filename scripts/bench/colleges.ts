import { hash } from '@node-rs/argon2';
import { Client } from 'pg';
import { BTQY } from '@/prisma/seed/demo/college';
import { loadCollege } from '@/prisma/seed/demo/load';
import { withoutIndexes } from './indexes';

/** Code of the college whose pages are measured, alone and then among others. */
export const MEASURED = BTQY.code;
/** Students of the plan that is judged by itself. */
export const PLAN_STUDENTS = 500;

type Size = Readonly<{ students: number; classes: number }>;

/** Tables that grow with a college's people, and what must differ between a row and its copy `$1`. */
const GROWING: Readonly<Record<string, Record<string, string>>> = {
  school_classes: { name: `t.name || '-' || $1::text` },
  order_classes: { name: `t.name || '-' || $1::text` },
  order_class_steps: {},
  order_class_courses: {},
  students: {
    student_no: `t.student_no || '-' || $1::text`,
    id_card_index: `sha256(t.id_card_index || convert_to($1::text, 'UTF8'))`,
  },
  rosters: {},
  internship_plans: { name: `t.name || '-' || $1::text` },
  placements: {},
  placement_steps: {},
  placement_weeks: {},
  journals: {},
  agreement_amendments: {},
  tri_signatures: { content_hash: `sha256(t.content_hash)` },
  incidents: {},
  intern_calls: {},
  rule_overrides: {},
  employments: {},
};
const names = Object.keys(GROWING);

/** Another id, always the same for the same two: a UUID of version 8, which the application's inputs take. */
const OTHER_ID = `create function pg_temp.other_id(id uuid, salt text) returns uuid language sql immutable strict as
  $$ select overlay(overlay(md5(id::text || salt) placing '8' from 13) placing '8' from 17)::uuid $$`;

/** Runs fn on a superuser's connection that writes neither audit nor checks of keys: neither is part of what is measured. */
async function writing<T>(superUrl: string, fn: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: superUrl });
  await client.connect();
  try {
    await client.query(
      `set session_replication_role = replica; set maintenance_work_mem = '512MB'; set synchronous_commit = off; ${OTHER_ID}`,
    );
    return await fn(client);
  } finally {
    await client.end();
  }
}

async function columnsOf(client: Client, table: string): Promise<{ name: string; type: string }[]> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select column_name "name", udt_name "type" from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  return rows;
}

/** Columns that lead to a table that grows. */
async function followingOf(client: Client, table: string): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select a.attname "name" from pg_constraint c
       cross join lateral unnest(c.conkey, c.confkey) as k (own, other)
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.own
       join pg_attribute o on o.attrelid = c.confrelid and o.attnum = k.other
      where c.contype = 'f' and c.conrelid = $1::regclass and o.attname = 'id' and c.confrelid = any ($2::regclass[])`,
    [table, names],
  );
  return new Set(['id', ...rows.map(({ name }) => name)]);
}

async function copyWithin(client: Client, table: string, institutionId: string, n: number): Promise<void> {
  const columns = await columnsOf(client, table);
  const following = await followingOf(client, table);
  const values = columns.map(({ name }) => {
    const differs = GROWING[table]?.[name];
    return differs ?? (following.has(name) ? `pg_temp.other_id(t.${name}, $1::text)` : `t.${name}`);
  });
  const list = columns.map(({ name }) => name).join(', ');
  await client.query(
    `insert into ${table} (${list}) select ${values.join(', ')} from bench_first_${table} t where t.institution_id = $2 and $1::text is not null`,
    [String(n), institutionId],
  );
}

/** Whoever has no internship gets one, after the pattern of one that has begun; so many of them stand in one plan. */
async function placeEverybody(client: Client, institutionId: string): Promise<void> {
  const columns = (await columnsOf(client, 'placements')).map(({ name }) => name);
  const own: Record<string, string> = {
    id: 'gen_random_uuid()',
    student_id: 's.id',
    search_tokens: 's.search_tokens',
    // A move is followed once.
    moved_from_id: 'null::uuid',
    plan_id: `case when s.n <= ${PLAN_STUDENTS} then l.id end`,
  };
  const values = columns.map((name) => own[name] ?? `t.${name}`);
  await client.query(
    `insert into internship_plans select (jsonb_populate_record(p, jsonb_build_object('id', pg_temp.other_id(p.id, 'bench'), 'name', '测算'))).*
       from internship_plans p where p.institution_id = $1 and p.state = 'APPROVED' order by p.id limit 1`,
    [institutionId],
  );
  await client.query(
    `with pattern as (select row_number() over (order by id) - 1 n, count(*) over () many, p.* from placements p
        where institution_id = $1 and state = 'STARTED' and kind = 'POST'),
      missing as (select row_number() over (order by id) n, s.* from students s where institution_id = $1
        and not exists (select from placements x where x.institution_id = s.institution_id and x.student_id = s.id))
     insert into placements (${columns.join(', ')}) select ${values.join(', ')} from missing s
       join pattern t on t.n = s.n % t.many, (select id from internship_plans where institution_id = $1 and name = '测算') l`,
    [institutionId],
  );
}

/** Loads the demo's college and lets it grow until it has so many students and classes, everybody with an internship. Gives its id. */
export async function fillCollege(superUrl: string, wanted: Size): Promise<string> {
  // Nobody signs in with it.
  await loadCollege(BTQY, await hash(superUrl));
  return writing(superUrl, async (client) => {
    const { rows } = await client.query<{ id: string; students: number; classes: number }>(
      `select i.id, (select count(*)::int from students s where s.institution_id = i.id) students,
              (select count(*)::int from order_classes c where c.institution_id = i.id) classes from institutions i where code = $1`,
      [MEASURED],
    );
    const [had] = rows;
    if (!had) throw new Error(`no college ${MEASURED}`);
    const times = Math.ceil(Math.max(wanted.students / had.students, wanted.classes / had.classes));
    for (const table of names) {
      await client.query(`create temp table bench_first_${table} as select * from ${table} where institution_id = $1`, [
        had.id,
      ]);
      for (let n = 2; n <= times; n++) await copyWithin(client, table, had.id, n);
    }
    await placeEverybody(client, had.id);
    return had.id;
  });
}

/** Tables whose rows belong to a college, by their keys. */
async function tenantTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname "name" from pg_index i join pg_class c on c.oid = i.indrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisprimary and c.relnamespace = 'public'::regnamespace and a.attname = 'institution_id' order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** Copies the college with all that it has so many times; every id of a copy is another, derived from the first one's. */
export async function addColleges(superUrl: string, institutionId: string, more: number): Promise<void> {
  await writing(superUrl, async (client) => {
    await client.query(
      `create temp table bench_colleges as select pg_temp.other_id($1, n::text) id, n from generate_series(1, $2::int) n`,
      [institutionId, more],
    );
    await client.query(
      `insert into institutions select (jsonb_populate_record(i, jsonb_build_object('id', b.id, 'code', i.code || b.n, 'name', i.name || b.n))).*
         from institutions i, bench_colleges b where i.id = $1`,
      [institutionId],
    );
    await client.query(
      `insert into users (id, name, email) select pg_temp.other_id(u.id, b.id::text), u.name, b.n || '-' || u.email from users u, bench_colleges b`,
    );
    for (const table of await tenantTables(client)) await copyTable(client, table, institutionId);
  });
}

async function copyTable(client: Client, table: string, institutionId: string): Promise<void> {
  const columns = await columnsOf(client, table);
  const values = columns.map(({ name, type }) => {
    if (name === 'institution_id') return 'b.id';
    if (type === 'uuid') return `pg_temp.other_id(t.${name}, b.id::text)`;
    if (type === '_uuid') return `(select array_agg(pg_temp.other_id(x, b.id::text)) from unnest(t.${name}) x)`;
    return name === 'token_hash' ? `sha256(t.${name} || uuid_send(b.id))` : `t.${name}`;
  });
  const list = columns.map(({ name }) => name).join(', ');
  await withoutIndexes(client, table, () =>
    client.query(
      `insert into ${table} (${list}) select ${values.join(', ')} from bench_colleges b, ${table} t where t.institution_id = $1`,
      [institutionId],
    ),
  );
}
