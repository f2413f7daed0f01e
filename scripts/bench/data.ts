import { hash } from '@node-rs/argon2';
import { Client } from 'pg';
import { today } from '@/lib/kernel/day';
import { CANARY } from '@/prisma/seed/demo/canary';
import { BTQY, type College } from '@/prisma/seed/demo/college';
import { loadCollege } from '@/prisma/seed/demo/load';
import { makePartners } from '@/prisma/seed/demo/partners';
import { makeRandom } from '@/prisma/seed/demo/random';
import type { Member, World } from '@/prisma/seed/demo/world';
import { withoutIndexes } from './indexes';

/** Codes of the two colleges: one of the demo's size, and a large one. */
export const SMALL = BTQY.code;
export const LARGE = CANARY.code;
const CHUNK = 2_000;
/** Of a hundred partners so many have an agreement in force. */
const WITH_AGREEMENT = 55;

// The large one takes the other demo college's place and accounts, not its words.
const large: College = { ...BTQY, code: LARGE, domain: CANARY.domain, seed: 7_001 };

/** Loads two colleges of the demo's size, then enterprises into one of them until it has `partners`. Gives seconds taken. */
export async function fillPlace(superUrl: string, partners: number): Promise<number> {
  const started = performance.now();
  // Nobody signs in with it.
  const passwordHash = await hash(String(started));
  for (const college of [BTQY, large]) await loadCollege(college, passwordHash);
  const client = new Client({ connectionString: superUrl });
  await client.connect();
  try {
    // The audit of these rows is no part of what is measured.
    await client.query(`set session_replication_role = replica`);
    const world = await worldOf(client, LARGE);
    await withoutIndexes(client, 'partners', () => addPartners(client, world, partners), 'search');
    await addAgreements(client, LARGE);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
  return (performance.now() - started) / 1000;
}

async function worldOf(client: Client, code: string): Promise<World> {
  const rowsOf = async <T>(sql: string, values: unknown[]) => (await client.query(sql, values)).rows as T[];
  const [place] = await rowsOf<{ id: string }>('select id from institutions where code = $1', [code]);
  const institutionId = place?.id ?? '';
  const departments = await rowsOf<World['departments'][number]>(
    'select id, code, name from departments where institution_id = $1 order by position',
    [institutionId],
  );
  const staff = await rowsOf<Member>(
    `select m.id, user_id "userId", name, role, department_id "departmentId" from memberships m join users u on u.id = user_id
      where institution_id = $1 and role in ('OFFICE', 'DEPARTMENT', 'TEACHER') order by m.id`,
    [institutionId],
  );
  return {
    ...{ institutionId, departments, staff, members: staff, chainIds: new Map(), today: today() },
    ...{ college: large, random: makeRandom(7_002) },
  };
}

async function addPartners(client: Client, world: World, wanted: number): Promise<void> {
  const { rows: had } = await client.query('select count(*)::int n from partners where institution_id = $1', [
    world.institutionId,
  ]);
  const missing = Math.max(0, wanted - Number(had[0]?.n ?? 0));
  const share = (part: number) => Math.round(missing * part);
  const [PROSPECT, SUSPENDED, ENDED] = [share(0.08), share(0.01), share(0.05)];
  const enterprises = { PROSPECT, SUSPENDED, ENDED, ACTIVE: missing - PROSPECT - SUSPENDED - ENDED };
  const others = { SECONDARY_SCHOOL: 0, PARK: 0, ASSOCIATION: 0, GOVERNMENT: 0, UNIVERSITY: 0, RESEARCH: 0 };
  const { rows } = makePartners({ ...world, college: { ...world.college, enterprises, others, named: [] } });
  // Codes are numbered from nought in each run: these must not be those of the partners that are there.
  await copy(
    client,
    'partners',
    rows.partner.map((row) => ({ ...row, creditCode: null, noCodeReason: '待补' })),
  );
  await copy(client, 'partner_state_periods', rows.partnerStatePeriod);
  await copy(client, 'partner_departments', rows.partnerDepartment);
  await copy(client, 'contacts', rows.contact);
}

const column = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const cell = (value: unknown) => (value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value);

/** Writes rows as the models name their fields, many to a statement. */
async function copy(client: Client, table: string, rows: readonly object[]): Promise<void> {
  const keys = [...new Set(rows.slice(0, CHUNK).flatMap((row) => Object.keys(row)))];
  const columns = keys.map(column).join(', ');
  const sql = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`;
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows
      .slice(from, from + CHUNK)
      .map((row) => Object.entries(row).map(([key, v]) => [column(key), cell(v)]));
    await client.query(sql, [JSON.stringify(chunk.map((row) => Object.fromEntries(row)))]);
  }
}

/** Agreements in force for most of the partners in cooperation that have none, after the pattern of one that is there. */
async function addAgreements(client: Client, code: string): Promise<void> {
  const columns = await client.query<{ name: string }>(
    `select column_name "name" from information_schema.columns where table_schema = 'public' and table_name = 'agreements'
      and is_generated = 'NEVER' and column_name <> all ('{id,number,valid_from,valid_to,title}') order by ordinal_position`,
  );
  const same = columns.rows.map(({ name }) => `a.${name}`).join(', ');
  await client.query(
    `create temp table bench_new as
     select gen_random_uuid() id, p.id partner_id, p.name, row_number() over (order by p.id) n from partners p
      where p.institution_id = (select id from institutions where code = $1) and p.state = 'ACTIVE' and p.kind = 'ENTERPRISE'
        and abs(hashtext(p.id::text)) % 100 < ${WITH_AGREEMENT}
        and not exists (select from agreement_parties y where y.institution_id = p.institution_id and y.partner_id = p.id)`,
    [code],
  );
  await client.query(
    `insert into agreements (id, number, valid_from, valid_to, title, ${same.replaceAll('a.', '')})
     select n.id, 'BX-' || n.n, current_date - 30 - (n.n % 600)::int, current_date + 10 + (n.n % 900)::int, n.name, ${same} from bench_new n,
       (select * from agreements where institution_id = (select id from institutions where code = $1) and state = 'SIGNED' and kind = 'BASE' limit 1) a`,
    [code],
  );
  await client.query(
    `insert into agreement_parties (institution_id, id, agreement_id, partner_id, part)
     select (select id from institutions where code = $1), gen_random_uuid(), id, partner_id, 'B' from bench_new`,
    [code],
  );
}
