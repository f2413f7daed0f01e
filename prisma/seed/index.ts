import { hash } from '@node-rs/argon2';
import { Client } from 'pg';
import { env } from '@/lib/env';
import { regionName } from '@/lib/reference/regions';
import { DEMO_PASSWORD } from './demo/accounts';
import { CANARY } from './demo/canary';
import { BTQY } from './demo/college';
import { loadCollege } from './demo/load';
import industries from './reference/industries.json';
import regions from './reference/regions.json';

/** 2 = Argon2id. */
const ARGON2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const REGIONS = `insert into regions (code, name, full_name, level, parent_code)
  select code, name, "fullName", length(code) / 2, parent from jsonb_to_recordset($1::jsonb)
    as r (code text, name text, "fullName" text, parent text)
  on conflict (code) do update set name = excluded.name, full_name = excluded.full_name, level = excluded.level, parent_code = excluded.parent_code`;
const INDUSTRIES = `insert into industries (code, name_zh, name_en, level, parent_code)
  select code, zh, en, length(code), parent from jsonb_to_recordset($1::jsonb) as r (code text, zh text, en text, parent text)
  on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, level = excluded.level, parent_code = excluded.parent_code`;

/** Writes the tables of regions and industries as the database's owner; the application only reads them. Safe to repeat. */
export async function loadReference(ownerUrl = env().DATABASE_OWNER_URL): Promise<void> {
  const named = regions.map((region) => ({ ...region, fullName: regionName(region.code, 'zh-CN') }));
  await asOwner(ownerUrl, async (client) => {
    await client.query(REGIONS, [JSON.stringify(named)]);
    await client.query(INDUSTRIES, [JSON.stringify(industries)]);
  });
}

const DEMO = [BTQY, CANARY];
export const DEMO_CODES: readonly string[] = DEMO.map(({ code }) => code);

/**
 * Loads both demo colleges into a database that has the reference tables. Gives the codes of those that were not there yet.
 * The planner is then told what came: until it looks by itself, it may take tables for empty that are not, and a dashboard takes minutes.
 */
export async function loadDemo(ownerUrl = env().DATABASE_OWNER_URL): Promise<string[]> {
  const passwordHash = await hash(DEMO_PASSWORD, ARGON2);
  const loaded: string[] = [];
  for (const college of DEMO) if (await loadCollege(college, passwordHash)) loaded.push(college.code);
  if (loaded.length > 0) await asOwner(ownerUrl, (client) => client.query('analyze'));
  return loaded;
}

async function asOwner(url: string | undefined, fn: (client: Client) => Promise<unknown>): Promise<void> {
  if (!url) throw new Error('DATABASE_OWNER_URL is not set');
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await fn(client);
  } finally {
    await client.end();
  }
}
