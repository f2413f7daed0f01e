import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '@/lib/authz/catalogue';
import { ROLES } from '@/lib/authz/roles';
import { loadMessages } from '@/lib/i18n/messages';
import { AUDIT_TABLES } from '@/lib/modules/audit/schema';

type Tree = { [key: string]: Tree | string };
const at = (tree: unknown, path: string) =>
  path.split('.').reduce<unknown>((node, key) => (node as Tree | undefined)?.[key], tree);

/** Columns of each table as the schema names them in the database. */
function columnsByTable(): Map<string, string[]> {
  const schema = readdirSync('prisma/schema').map((file) => readFileSync(`prisma/schema/${file}`, 'utf8'));
  const tables = new Map<string, string[]>();
  for (const [, body = ''] of schema.join('\n').matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)) {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1];
    const fields = [...body.matchAll(/^ {2}(\w+)\s+(\w+)(\[\]|\?)?(.*)$/gm)];
    const scalars = fields.filter(([, , type = '']) =>
      /^(String|Int|BigInt|Boolean|DateTime|Decimal|Json|Bytes)$/.test(type),
    );
    if (table)
      tables.set(
        table,
        scalars.map(([, name = '', , , rest = '']) => /[^@]@map\("(\w+)"\)/.exec(rest)?.[1] ?? name),
      );
  }
  return tables;
}

// What app.audit() leaves out of every entry.
const SKIPPED =
  'institution_id,id,version,created_at,updated_at,search_tokens,name_key,industry_division,region_city,last_seen_at,totp_last_step,progress'.split(
    ',',
  );

it('the audit lists the tables that the migrations have triggers on', () => {
  const folders = readdirSync('prisma/migrations', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const sql = folders.map(({ name }) => readFileSync(`prisma/migrations/${name}/migration.sql`, 'utf8')).join('\n');
  const lists = [...sql.matchAll(/array\[([^\]]*)\] loop\s+execute format\('create trigger audit/g)];
  const looped = lists.flatMap(([, list = '']) => [...list.matchAll(/'(\w+)'/g)].map(([, table]) => table));
  const single = [...sql.matchAll(/^create trigger audit .* on (\w+) for each row/gm)].map(([, table]) => table);
  // A trigger that is made anew hides more columns of a table that has one.
  expect([...new Set([...looped, ...single])].sort()).toEqual([...AUDIT_TABLES].sort());
});

/** The names under which commands stand in the audit. */
function commandNames(): string[] {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^(modules|processes).*\.ts$/.test(file),
  );
  const found = files.flatMap((file) => [
    ...readFileSync(`lib/${file}`, 'utf8').matchAll(/defineCommand\(\{\s+name: '([a-z-]+\.[a-z-]+)'/g),
  ]);
  return found.map(([, name = '']) => name);
}

describe.each(['zh-CN', 'en'] as const)('words of the settings in %s', (locale) => {
  const { settings, audit } = loadMessages(locale);

  it('name every permission, its group and every role', () => {
    const missing = [
      ...PERMISSIONS.filter((p) => !at(settings, `permissionNames.${p}`)),
      ...PERMISSIONS.filter((p) => !at(settings, `permissionGroups.${p.split('.')[0]}`)),
      ...ROLES.filter((r) => !at(settings, `roles.${r}`) || !at(settings, `rolesShort.${r}`)),
    ];
    expect(missing).toEqual([]);
  });

  it('name every audited table and column', () => {
    const columns = columnsByTable();
    const missing = AUDIT_TABLES.flatMap((table) => [
      ...(at(audit, `tables.${table}`) ? [] : [table]),
      ...(columns.get(table) ?? ['?'])
        .filter((c) => !SKIPPED.includes(c) && !at(audit, `columns.${table}.${c}`) && !at(audit, `columns.common.${c}`))
        .map((c) => `${table}.${c}`),
    ]);
    expect(missing).toEqual([]);
  });

  it('name every command', () => {
    const names = commandNames();
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !at(audit, `commands.${name}`))).toEqual([]);
  });
});
